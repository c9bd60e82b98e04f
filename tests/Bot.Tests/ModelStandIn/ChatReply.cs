using System.Globalization;
using System.Text.Json.Nodes;

namespace Bot.Tests.ModelStandIn;

/// <summary>An answer as the protocol writes it, whole or in pieces.</summary>
internal sealed record ChatReply(string Text, string FinishReason, int Input, int Output, bool IsDiscreet)
{
    private const int PieceLength = 7;

    private readonly string _id = string.Create(CultureInfo.InvariantCulture, $"chatcmpl-{Guid.NewGuid():N}");

    internal JsonObject Whole()
    {
        var whole = Head("chat.completion");
        whole["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["message"] = new JsonObject { ["role"] = "assistant", ["content"] = Text }, ["finish_reason"] = FinishReason });
        if (!IsDiscreet)
            whole["usage"] = Usage();
        return whole;
    }

    /// <summary>Server-sent events, each with how many characters of the text it brings.</summary>
    internal IEnumerable<(string Line, int Length)> Pieces(bool withUsage)
    {
        yield return (Event(Choice(new JsonObject { ["role"] = "assistant", ["content"] = "" }, null)), 0);
        for (var i = 0; i < Text.Length; i += PieceLength)
        {
            var piece = Text.Substring(i, Math.Min(PieceLength, Text.Length - i));
            yield return (Event(Choice(new JsonObject { ["content"] = piece }, null)), piece.Length);
        }

        yield return (Event(Choice([], FinishReason)), 0);
        if (withUsage && !IsDiscreet)
        {
            var usage = Head("chat.completion.chunk");
            usage["choices"] = new JsonArray();
            usage["usage"] = Usage();
            yield return (Event(usage), 0);
        }

        yield return ("data: [DONE]\n\n", 0);
    }

    private JsonObject Choice(JsonObject delta, string? finish)
    {
        var chunk = Head("chat.completion.chunk");
        chunk["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["delta"] = delta, ["finish_reason"] = finish });
        return chunk;
    }

    private JsonObject Head(string kind) => new() { ["id"] = _id, ["object"] = kind, ["created"] = 1_700_000_000, ["model"] = ModelServer.ChatModel };

    private JsonObject Usage() => new() { ["prompt_tokens"] = Input, ["completion_tokens"] = Output, ["total_tokens"] = Input + Output };

    private static string Event(JsonObject chunk) => $"data: {chunk.ToJsonString()}\n\n";
}
