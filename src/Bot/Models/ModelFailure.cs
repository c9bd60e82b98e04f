using System.ClientModel;
using System.Data.Common;
using System.Net;
using System.Text.Json;
using Microsoft.SemanticKernel;
using Polly.CircuitBreaker;
using Polly.Timeout;

namespace Bot.Models;

/// <summary>In what way a model did not help.</summary>
internal enum ModelFailureKind
{
    TimedOut,
    Unreachable,

    /// <summary>It failed so often that it is left alone for a while.</summary>
    Resting,

    KeyRefused,
    NotFound,
    TooManyRequests,
    Refused,
    ServerError,
    Redirected,

    /// <summary>The connection ended inside an answer.</summary>
    Broken,

    /// <summary>Not the JSON that was asked for.</summary>
    Malformed,

    /// <summary>It reached the most tokens before its end.</summary>
    CutOff,

    /// <summary>Its budget could not be kept.</summary>
    Ledger,

    Unknown,
}

internal static class ModelFailure
{
    /// <param name="hasBegun">Some of the answer was there.</param>
    internal static ModelFailureKind Of(Exception exception, bool hasBegun) => exception switch
    {
        OperationCanceledException or TimeoutRejectedException or TimeoutException => ModelFailureKind.TimedOut,
        BrokenCircuitException => ModelFailureKind.Resting,
        HttpOperationException { StatusCode: { } status } => Of(status),
        HttpOperationException { InnerException: { } inner } => Of(inner, hasBegun),
        ClientResultException { Status: > 0 } refused => Of((HttpStatusCode)refused.Status),
        ClientResultException { InnerException: { } inner } => Of(inner, hasBegun),
        HttpRequestException or IOException => hasBegun ? ModelFailureKind.Broken : ModelFailureKind.Unreachable,
        JsonException or FormatException => ModelFailureKind.Malformed,
        DbException => ModelFailureKind.Ledger,
        AggregateException { InnerException: { } inner } => Of(inner, hasBegun),
        _ => ModelFailureKind.Unknown,
    };

    private static ModelFailureKind Of(HttpStatusCode status) => (int)status switch
    {
        401 or 403 => ModelFailureKind.KeyRefused,
        404 => ModelFailureKind.NotFound,
        408 => ModelFailureKind.TimedOut,
        429 => ModelFailureKind.TooManyRequests,
        >= 300 and < 400 => ModelFailureKind.Redirected,
        >= 400 and < 500 => ModelFailureKind.Refused,
        >= 500 => ModelFailureKind.ServerError,
        _ => ModelFailureKind.Malformed,
    };
}
