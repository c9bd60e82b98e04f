using System.Globalization;

namespace Bot.Core.Articles;

/// <summary>Which articles may be spoken of; what is null or empty does not limit them. Of the others nothing is told, not even that they are there.</summary>
public sealed record ArticleFilter
{
    /// <summary>Folders and tags that are named in a sentence; of further ones the number is told.</summary>
    private const int Named = 3;

    public static readonly ArticleFilter Everything = new();

    /// <summary>In any case of letters.</summary>
    public string? Publisher { get; init; }

    /// <summary>The first day of publication. An article is in when one of its possible days is; an unknown date is out.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The last day of publication, included.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The article lies in one of these folders or below, as <see cref="Article.File"/> writes them. A blank one holds nothing.</summary>
    public IReadOnlyList<string> Folders { get; init; } = [];

    /// <summary>The article has one of these tags, in any case of letters.</summary>
    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>A filter that must admit the article too: what a channel may see, whatever is asked for in it.</summary>
    public ArticleFilter? Within { get; init; }

    public bool IsEverything => Publisher is null && From is null && To is null && Folders.Count == 0 && Tags.Count == 0 && Within is not { IsEverything: false };

    public bool Admits(Article article) =>
        (Publisher is null || Publisher.Equals(article.Publisher, StringComparison.OrdinalIgnoreCase))
        && (From is not { } from || (article.Published.Latest ?? article.Published.Earliest) >= from)
        && (To is not { } to || (article.Published.Earliest ?? article.Published.Latest) <= to)
        && (Folders.Count == 0 || IsInOne(article.File, Folders))
        && (Tags.Count == 0 || article.Tags.Intersect(Tags, StringComparer.OrdinalIgnoreCase).Any())
        && (Within is null || Within.Admits(article));

    /// <summary>The same for filters that admit the same for the same reason.</summary>
    internal string Key => string.Create(CultureInfo.InvariantCulture, $"{(Publisher is null ? 0 : 1)}{Publisher?.ToUpperInvariant()}\n{From:O}\n{To:O}\n{Folders.Count}{string.Join('\t', Folders)}\n{Tags.Count}{string.Join('\t', Tags)}\n{Within?.Key}");

    /// <summary>"by “The Post” and from 2016", to stand behind "the articles"; empty for everything.</summary>
    public string Describe() =>
        Parts() is [_, _, ..] parts ? $"{string.Join(", ", parts.SkipLast(1))} and {parts[^1]}" : string.Concat(Parts());

    private List<string> Parts() =>
    [
        .. new[]
        {
            Publisher is null ? null : $"by “{Publisher}”",
            Published(),
            Folders.Count == 0 ? null : $"in the folder{(Folders.Count == 1 ? "" : "s")} {List(Folders)}",
            Tags.Count == 0 ? null : $"tagged {List(Tags)}",
        }.OfType<string>(),
        .. Within?.Parts() ?? [],
    ];

    // Every article of a corpus is asked, so nothing is allocated.
    private static bool IsInOne(string file, IReadOnlyList<string> folders)
    {
        for (var i = 0; i < folders.Count; i++)
        {
            if (IsIn(file, folders[i].AsSpan().TrimEnd('/')))
                return true;
        }

        return false;
    }

    private static bool IsIn(ReadOnlySpan<char> file, ReadOnlySpan<char> folder) =>
        !folder.IsWhiteSpace() && file.StartsWith(folder, StringComparison.Ordinal) && (file.Length == folder.Length || file[folder.Length] == '/');

    private string? Published() => (From, To) switch
    {
        (null, null) => null,
        ({ } from, null) => $"from {Print(from, BeginsYear(from))} or later",
        (null, { } to) => $"from {Print(to, EndsYear(to))} or earlier",
        ({ } from, { } to) when from == to => $"from {Print(from, isYear: false)}",
        ({ } from, { } to) when BeginsYear(from) && EndsYear(to) && from.Year == to.Year => $"from {Print(from, isYear: true)}",
        ({ } from, { } to) => $"from {Print(from, BeginsYear(from) && EndsYear(to))} to {Print(to, BeginsYear(from) && EndsYear(to))}",
    };

    private static bool BeginsYear(DateOnly day) => day is { Month: 1, Day: 1 };

    private static bool EndsYear(DateOnly day) => day is { Month: 12, Day: 31 };

    private static string Print(DateOnly day, bool isYear) => day.ToString(isYear ? "yyyy" : "MMM d, yyyy", CultureInfo.InvariantCulture);

    private static string List(IReadOnlyList<string> names)
    {
        List<string> quoted = [.. names.Take(Named).Select(name => $"“{name}”")];
        if (names.Count > Named)
            quoted.Add(string.Create(CultureInfo.InvariantCulture, $"{names.Count - Named} more"));
        return quoted.Count == 1 ? quoted[0] : $"{string.Join(", ", quoted.SkipLast(1))} or {quoted[^1]}";
    }
}
