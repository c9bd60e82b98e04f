using System.Text.RegularExpressions;
using Bot.Chat;

namespace Bot.Slack;

/// <summary>
/// The text behind <c>/corpus</c>: first the action, then what it needs, of which only the last may have blanks without quotation marks:
/// <c>title "old report.txt" The new title</c>.
/// </summary>
internal static partial class CorpusText
{
    /// <summary>The fields by their names, as <see cref="TypedCorpus.Read"/> takes them.</summary>
    internal static Dictionary<string, string> Read(string text)
    {
        var words = Word().Matches(text).Select(word => word.Groups["quoted"] is { Success: true } quoted ? quoted.Value : word.Value).ToList();
        var options = new Dictionary<string, string>(StringComparer.Ordinal);
        if (words.Count == 0)
            return options;
        var action = words[0].ToLowerInvariant();
        options[TypedCorpus.Action] = action;
        var given = words.Skip(1).ToList();
        if (action == TypedCorpus.Reload && given is [var only] && IsDryRun(only))
        {
            options[TypedCorpus.DryRun] = TypedCommand.Yes;
            return options;
        }

        IReadOnlyList<string> fields = TypedCorpus.Actions.FirstOrDefault(known => known.Name == action) switch
        {
            null or { Name: TypedCorpus.Reload } => [],
            var known => [.. known.Required, .. known.Optional is { } optional ? [optional] : Array.Empty<string>()],
        };
        Fill(options, fields, given);
        return options;
    }

    private static void Fill(Dictionary<string, string> options, IReadOnlyList<string> fields, List<string> given)
    {
        // A date has no blanks, so they are those of the article.
        if (fields is [TypedCorpus.Article, TypedCorpus.Date] && given.Count > fields.Count)
            given = [string.Join(' ', given.SkipLast(1)), given[^1]];
        for (var i = 0; i < fields.Count && i < given.Count; i++)
            options[fields[i]] = i == fields.Count - 1 && MayHaveBlanks(fields[i]) ? string.Join(' ', given.Skip(i)) : given[i];
        if (given.Count > fields.Count && (fields.Count == 0 || !MayHaveBlanks(fields[^1])))
            options[TypedCommand.Rest] = string.Join(' ', given.Skip(fields.Count));
    }

    private static bool MayHaveBlanks(string field) => field is not (TypedCorpus.Version or TypedCorpus.Url or TypedCorpus.Date);

    private static bool IsDryRun(string word) => word.TrimStart('-', '–', '—').ToLowerInvariant() is "dry-run" or "dryrun" or "dry";

    [GeneratedRegex("""(?<!\S)"(?<quoted>[^"]*)"(?!\S)|\S+""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Word();
}
