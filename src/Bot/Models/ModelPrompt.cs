using System.Text.Json;

namespace Bot.Models;

/// <summary>What a model is told (<paramref name="System"/>), what it reads (<paramref name="Data"/>, one JSON object), and the form in which it answers.</summary>
/// <param name="Name">Of the form, and of the function that asks: "compose".</param>
/// <param name="Schema">JSON schema as OpenAI's strict mode takes it: every property required, no others.</param>
internal sealed record ModelPrompt(string Name, string System, string Data, string Schema, int MaxOutputTokens)
{
    private const string FormInWords = "Answer with one JSON object of this schema and with nothing else: ";

    /// <summary>For endpoints that take no schema.</summary>
    internal string SystemWithForm => $"{System}\n\n{FormInWords}{Schema}";

    /// <summary>So many tokens it may be at most: a token is rarely less than three bytes.</summary>
    internal int LargestInput => Tokens.AtMost(SystemWithForm) + Tokens.AtMost(Data);

    /// <summary>
    /// JSON is the fence around what others wrote: nothing in a string can end it. Marks by which some servers tell who speaks are escaped too, since these look for them in the whole text.
    /// </summary>
    internal static string Fence<T>(T data, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) => JsonSerializer.Serialize(data, type)
        .Replace("<", "\\u003C", StringComparison.Ordinal)
        .Replace("[INST", "\\u005BINST", StringComparison.OrdinalIgnoreCase)
        .Replace("[/INST", "\\u005B/INST", StringComparison.OrdinalIgnoreCase);
}

/// <summary>Guesses of how many tokens a text is, since each model counts its own way.</summary>
internal static class Tokens
{
    internal static int AtMost(string text) => (System.Text.Encoding.UTF8.GetByteCount(text) / 3) + 8;

    internal static int About(string text) => (System.Text.Encoding.UTF8.GetByteCount(text) + 3) / 4;
}
