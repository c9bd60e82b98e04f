using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Core.Answers;

namespace Bot.Api;

/// <summary>The conversation before a question, as a request gives it.</summary>
internal static class ApiTurns
{
    internal const int Most = 20;

    private const int MaxAnswerLength = 20_000;

    internal static JsonObject Schema() => new()
    {
        ["type"] = "object",
        ["properties"] = new JsonObject
        {
            ["question"] = new JsonObject { ["type"] = "string", ["maxLength"] = Asking.MaxLength, ["description"] = "What was asked." },
            ["answer"] = new JsonObject { ["type"] = new JsonArray("string", "null"), ["maxLength"] = MaxAnswerLength, ["description"] = "What was answered; null or left out where nothing was found." },
        },
        ["required"] = new JsonArray("question"),
        ["additionalProperties"] = false,
    };

    /// <returns>Null when it is no conversation.</returns>
    internal static IReadOnlyList<Turn>? TryRead(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array || value.GetArrayLength() > Most)
            return null;
        List<Turn> turns = [];
        foreach (var turn in value.EnumerateArray())
        {
            if (TryReadTurn(turn) is not { } read)
                return null;
            turns.Add(read);
        }

        return turns;
    }

    private static Turn? TryReadTurn(JsonElement turn)
    {
        if (turn.ValueKind != JsonValueKind.Object || turn.EnumerateObject().Any(member => member.Name is not ("question" or "answer")))
            return null;
        var question = turn.TryGetProperty("question", out var asked) && asked.ValueKind == JsonValueKind.String ? asked.GetString() : null;
        if (string.IsNullOrWhiteSpace(question) || question.Length > Asking.MaxLength)
            return null;
        if (!turn.TryGetProperty("answer", out var answered) || answered.ValueKind == JsonValueKind.Null)
            return new Turn(PlainText.OneLine(question), Answer: null);
        return answered.ValueKind == JsonValueKind.String && answered.GetString() is { Length: <= MaxAnswerLength } answer ? new Turn(PlainText.OneLine(question), PlainText.Clean(answer)) : null;
    }
}
