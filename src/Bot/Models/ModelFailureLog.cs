using System.Collections.Concurrent;
using System.Diagnostics;

namespace Bot.Models;

/// <summary>Tells operators that a model does not help, once in ten minutes a kind. Never with a key, a question or the text of an article.</summary>
internal sealed partial class ModelFailureLog(ModelDuty duty, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<ModelFailureKind, DateTimeOffset> _told = new();

    internal void Tell(ModelFailureKind kind, Exception? exception)
    {
        var now = time.GetUtcNow();
        var isNew = false;
        _told.AddOrUpdate(kind, _ => Set(now), (_, last) => now - last < Between ? Keep(last) : Set(now));
        if (isNew)
            LogFailure(duty.Model, Describe(kind, duty, exception), duty.Instead);

        DateTimeOffset Set(DateTimeOffset told)
        {
            isNew = true;
            return told;
        }

        DateTimeOffset Keep(DateTimeOffset told)
        {
            isNew = false;
            return told;
        }
    }

    /// <summary>What is wrong, and what to change.</summary>
    internal static string Describe(ModelFailureKind kind, ModelDuty duty, Exception? exception)
    {
        var section = duty.Section;
        var environment = section.Replace(":", "__", StringComparison.Ordinal);
        var place = duty.Endpoint?.GetLeftPart(UriPartial.Path) ?? "its endpoint";
        return kind switch
        {
            ModelFailureKind.TimedOut => $"it did not answer in time. If it is only slow, raise {section}:{duty.TimeoutSetting}",
            ModelFailureKind.Unreachable => $"{place} cannot be reached. Is it running, and is {section}:Endpoint right?",
            ModelFailureKind.Resting => $"{place} failed again and again, so it is left alone for half a minute",
            ModelFailureKind.KeyRefused => $"{place} refuses the key: check {environment}__Key",
            ModelFailureKind.NotFound => $"{place} does not know the model or the address: check {environment}__Model, and whether {environment}__Endpoint should end with /v1",
            ModelFailureKind.TooManyRequests => $"{place} takes no more requests now (429): check the limits and the credit of the account",
            ModelFailureKind.Refused => $"{place} refuses the request: check whether the model {environment}__Model can chat or embed, and the log of the endpoint",
            ModelFailureKind.ServerError => $"{place} has an error of its own: see its log or status page",
            ModelFailureKind.Redirected => $"{place} sends elsewhere, which is not followed: write the address it sends to into {environment}__Endpoint",
            ModelFailureKind.Broken => $"{place} ended the connection inside an answer: see its log",
            ModelFailureKind.Malformed => "it did not answer in the form that was asked for. If that happens often, choose a larger model",
            ModelFailureKind.CutOff => $"its answer was longer than it may be: raise {section}:MaxOutputTokens",
            ModelFailureKind.Ledger => "its budget in models.db of the data folder cannot be written: give the bot the right to write there",
            ModelFailureKind.Unknown => $"there was an error that nobody thought of ({exception?.GetType().Name})",
            _ => throw new UnreachableException(),
        };
    }

    [LoggerMessage(LogLevel.Warning, "The model {Model} does not help, so {Instead}: {Problem}")]
    private partial void LogFailure(string model, string problem, string instead);
}

/// <summary>What a model is there for, as operators read it.</summary>
/// <param name="Section">Of its settings: "Models:Chat".</param>
/// <param name="TimeoutSetting">How long it is waited for: "TimeoutSeconds".</param>
/// <param name="Instead">What people get while it does not help: "answers are quotes alone".</param>
internal sealed record ModelDuty(string Section, string Model, Uri? Endpoint, string TimeoutSetting, string Instead);
