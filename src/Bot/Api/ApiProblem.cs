using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.WebUtilities;

namespace Bot.Api;

/// <summary>What went wrong, as RFC 9457 has programs read it.</summary>
/// <param name="Detail">One sentence with the remedy.</param>
internal sealed record ProblemDocument(string Type, string Title, int Status, string Detail)
{
    /// <summary>The parameter at fault.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Parameter { get; init; }
}

internal static class ApiProblem
{
    internal const string MediaType = "application/problem+json";

    internal const string WentWrong = "Something went wrong on our side. Please try again.";

    internal static IResult Of(int status, string detail, string? parameter = null) => Results.Text(Print(status, detail, parameter), MediaType, statusCode: status);

    /// <summary>What the server itself refuses.</summary>
    internal static string Detail(int status) => status switch
    {
        StatusCodes.Status400BadRequest => "The request cannot be read: check its address and its headers.",
        StatusCodes.Status404NotFound => $"There is nothing at this address; {ApiHosting.Document} lists what there is.",
        StatusCodes.Status405MethodNotAllowed => "This address does not take this method.",
        StatusCodes.Status408RequestTimeout => "The request came too slowly: send it again.",
        StatusCodes.Status413PayloadTooLarge => "The request is too long: leave earlier turns out.",
        StatusCodes.Status415UnsupportedMediaType => "The body is not JSON: send it with Content-Type: application/json.",
        >= 500 => WentWrong,
        _ => "The request is not taken.",
    };

    private static string Print(int status, string detail, string? parameter) =>
        JsonSerializer.Serialize(new ProblemDocument("about:blank", ReasonPhrases.GetReasonPhrase(status), status, detail) { Parameter = parameter }, ApiJson.Readable.ProblemDocument);
}
