using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Bot.Answers;
using Bot.Telemetry;

namespace Bot.Api;

/// <summary>Something that programs and assistants can ask for, described once for all of them.</summary>
/// <param name="Name">"ask": its last part of the address, and its tool.</param>
/// <param name="Document">The type of what it gives.</param>
internal sealed record ApiOperation(string Name, string Summary, string Description, IReadOnlyList<ApiParameter> Parameters, JsonTypeInfo Document, Func<ApiCorpus, ApiCall, ApiReply> Run)
{
    internal const string Root = "/api/v1";

    /// <summary>The address, its parameters in braces.</summary>
    public string Path { get; init; } = $"{Root}/{Name}";

    /// <summary>It may also be sent as JSON.</summary>
    public bool TakesBody { get; init; }

    /// <summary>The name of the tool that assistants call; null where it is none.</summary>
    public string? Tool { get; init; }

    /// <summary>Whether what it gives stays the same as long as the corpus does.</summary>
    public ApiLasting Lasting { get; init; } = ApiLasting.WithCorpus;

    /// <summary>What it names may not be there.</summary>
    public bool MayMiss { get; init; }

    /// <param name="platform">Of who asks: "api", "mcp".</param>
    internal async ValueTask<ApiDocument> MakeAsync(ApiReply.Given given, string platform, CancellationToken cancellationToken)
    {
        using var measured = BotTelemetry.Question(platform, Name);
        var document = await given.MakeAsync(cancellationToken);
        measured.Outcome = document.Value is AnswerDocument answer ? answer.Found ? "found" : "not found" : "done";
        return document;
    }
}

internal enum ApiLasting
{
    WithCorpus,

    /// <summary>Unless models are asked, which may answer otherwise the next time.</summary>
    WithoutModels,

    /// <summary>It must be made to see whether it changed.</summary>
    Never,
}

/// <param name="Links">Where quotes open.</param>
/// <param name="IsHead">Nobody will read it, so no model is asked.</param>
internal sealed record ApiCall(ApiArguments Arguments, ApiLinks Links, bool IsHead = false);

internal abstract record ApiReply
{
    private ApiReply()
    {
    }

    /// <summary>What is asked for is understood, and made when it is wanted.</summary>
    internal sealed record Given(Func<CancellationToken, ValueTask<ApiDocument>> MakeAsync) : ApiReply
    {
        internal static Given Of<T>(Func<T> make, JsonTypeInfo<T> type)
            where T : notnull => new(_ => ValueTask.FromResult(ApiDocument.Of(make(), type)));
    }

    /// <param name="Reason">One sentence with the remedy.</param>
    internal sealed record Refused(string Reason, string Parameter) : ApiReply;

    internal sealed record Missing(string Reason, string Parameter) : ApiReply;
}

internal sealed record ApiDocument(object Value, JsonTypeInfo Type)
{
    internal static ApiDocument Of<T>(T value, JsonTypeInfo<T> type)
        where T : notnull => new(value, type);

    internal byte[] Print() => JsonSerializer.SerializeToUtf8Bytes(Value, Type);

    internal JsonElement ToElement() => JsonSerializer.SerializeToElement(Value, Type);
}
