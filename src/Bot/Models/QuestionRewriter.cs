using System.Text;
using System.Text.Json;
using Bot.Answers;
using Bot.Core.Answers;
using Bot.Core.Articles;

namespace Bot.Models;

/// <summary>Has a model write a question so that it stands alone, in a language of the articles.</summary>
internal sealed class QuestionRewriter(ModelCalls calls, ChatModelOptions options, TimeProvider time)
{
    /// <summary>A model that did not answer in time is left alone for so long, so that not every question waits for it in vain.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    private const int Longest = 500;
    private const int LongestJson = 8_000;

    private long _restsUntil;

    /// <summary>Null where the question stands alone already, or no model helped in time.</summary>
    /// <param name="languages">Of the articles, ISO 639-1, most frequent first.</param>
    internal async Task<string?> RewriteAsync(string asker, Question question, IReadOnlyList<string> languages, CancellationToken cancellationToken)
    {
        if ((question.Context.Count == 0 && !IsForeign(question.Text, languages)) || time.GetUtcNow().UtcTicks < Interlocked.Read(ref _restsUntil))
            return null;

        var json = new StringBuilder();
        var prompt = RewritePrompt.Of(question, languages, options.MaxOutputTokens);
        var outcome = await calls.RunAsync(asker, prompt, TimeSpan.FromSeconds(options.RewriteSeconds), piece => json.Append(piece).Length <= LongestJson, cancellationToken);
        if (outcome is ModelOutcome.Failed(ModelFailureKind.TimedOut))
            Interlocked.Exchange(ref _restsUntil, (time.GetUtcNow() + Rest).UtcTicks);
        if (outcome is not ModelOutcome.Done)
            return null;
        if (Read(json.ToString()) is not { } rewritten)
        {
            calls.Fail(ModelFailureKind.Malformed);
            return null;
        }

        calls.Succeed();
        return rewritten.Equals(question.Text, StringComparison.Ordinal) ? null : rewritten;
    }

    private static bool IsForeign(string text, IReadOnlyList<string> languages) =>
        LanguageDetector.Detect(text) is { } language && languages.Count > 0 && !languages.Contains(language, StringComparer.OrdinalIgnoreCase);

    /// <summary>One line of it; null where there is none that can be searched.</summary>
    private static string? Read(string json)
    {
        // Endpoints without a schema put the object into a code block.
        var (start, end) = (json.IndexOf('{', StringComparison.Ordinal), json.LastIndexOf('}'));
        if (start < 0 || end < start)
            return null;
        try
        {
            using var document = JsonDocument.Parse(json.AsMemory(start, end - start + 1));
            if (!document.RootElement.TryGetProperty("question", out var question) || question.ValueKind is not JsonValueKind.String)
                return null;
            var line = PlainText.OneLine(question.GetString() ?? "");
            return line.Length is > 0 and <= Longest ? line : null;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
