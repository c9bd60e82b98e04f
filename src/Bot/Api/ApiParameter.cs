using System.Text.Json.Nodes;

namespace Bot.Api;

internal enum ApiKind
{
    Text,
    Integer,
    Flag,

    /// <summary>Earlier questions and answers of a conversation.</summary>
    Turns,
}

/// <summary>What an operation takes: requests are read by it, and all that describes the operation is drawn from it.</summary>
/// <param name="Name">In JSON.</param>
/// <param name="Example">As JSON.</param>
internal sealed record ApiParameter(string Name, ApiKind Kind, string Description, JsonNode Example)
{
    private const int MaxTextLength = 2_000;

    /// <summary>In an address, where that is shorter.</summary>
    public string Query { get; init; } = Name;

    public bool IsRequired { get; init; }

    public bool IsInPath { get; init; }

    public int? Least { get; init; }

    /// <summary>Of a text, its characters; of turns, their number.</summary>
    public int? Most { get; init; } = Kind == ApiKind.Text ? MaxTextLength : null;

    /// <summary>What an integer is when nobody says.</summary>
    public int? Default { get; init; }

    /// <summary>Too long for an address.</summary>
    public bool IsOfBodyAlone => Kind == ApiKind.Turns;

    /// <summary>Why a text is not taken, where that needs words of its own; null when it is.</summary>
    public Func<string?, string?>? Refuse { get; init; }

    internal JsonObject Schema()
    {
        var schema = new JsonObject
        {
            ["type"] = Kind switch { ApiKind.Text => "string", ApiKind.Integer => "integer", ApiKind.Flag => "boolean", _ => "array" },
            ["description"] = Description,
        };
        if (Kind == ApiKind.Turns)
            schema["items"] = ApiTurns.Schema();
        if (Least is { } least)
            schema[Kind == ApiKind.Text ? "minLength" : "minimum"] = least;
        if (Most is { } most)
            schema[Kind switch { ApiKind.Text => "maxLength", ApiKind.Turns => "maxItems", _ => "maximum" }] = most;
        if (Default is { } usual)
            schema["default"] = usual;
        schema["examples"] = new JsonArray(Example.DeepClone());
        return schema;
    }
}
