using System.Runtime.InteropServices;

namespace Bot.Core.Articles;

/// <summary>The words of all articles together, in lower case.</summary>
internal sealed class KnownWords
{
    // With so many words, next to every pair of letters that can begin one has been seen.
    private const int EnoughWords = 500;

    private readonly Dictionary<string, int> _articles;

    private readonly string[] _ascending;

    private readonly string[] _reversed;

    private readonly HashSet<string> _starts;

    private KnownWords(Dictionary<string, int> articles)
    {
        _articles = articles;
        // What stands in a single article may itself be damaged; what English knows, or several articles write, is whole.
        var whole = articles
            .Where(word => word.Key.Length > 4 && (word.Value > 1 || EnglishLexicon.Knows(word.Key)))
            .Select(word => word.Key)
            .ToArray();
        _ascending = [.. whole.Order(StringComparer.Ordinal)];
        _starts = [.. whole.Select(Start)];
        _reversed = [.. whole.Select(Reverse).Order(StringComparer.Ordinal)];
    }

    public static KnownWords Of(IReadOnlyList<Words> texts)
    {
        var articles = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var text in texts)
        {
            foreach (var word in text.Distinct)
                CollectionsMarshal.GetValueRefOrAddDefault(articles, word, out _)++;
        }
        return new KnownWords(articles);
    }

    public bool IsInSeveral(string word) => _articles.GetValueOrDefault(word) > 1;

    /// <summary>Some whole word begins with the same two letters; nothing can be said as long as few words are known.</summary>
    public bool BeginsLikeAWord(string word) => _ascending.Length < EnoughWords || _starts.Contains(Start(word));

    /// <summary>A whole word is this start and a few letters more.</summary>
    public bool HasStart(string start, int lost) => From(_ascending, start).Any(word => word.Length <= start.Length + lost);

    /// <summary>A whole word is a few letters and then this end.</summary>
    public bool HasEnd(string end, int lost) => From(_reversed, Reverse(end)).Any(word => word.Length <= end.Length + lost);

    /// <summary>A whole word is this start, a few letters and this end.</summary>
    public bool HasAround(string start, string end, int lost) =>
        From(_ascending, start).Any(word =>
            word.Length > start.Length + end.Length
            && word.Length <= start.Length + end.Length + lost
            && word.EndsWith(end, StringComparison.Ordinal));

    /// <summary>The longer words that begin so.</summary>
    private static IEnumerable<string> From(string[] words, string start)
    {
        var at = Array.BinarySearch(words, start, StringComparer.Ordinal);
        for (at = at < 0 ? ~at : at + 1; at < words.Length && words[at].StartsWith(start, StringComparison.Ordinal); at++)
            yield return words[at];
    }

    private static string Start(string word) => word[..2];

    private static string Reverse(string word) => string.Create(word.Length, word, static (target, source) =>
    {
        source.CopyTo(target);
        target.Reverse();
    });
}
