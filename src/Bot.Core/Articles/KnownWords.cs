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

    private KnownWords(Dictionary<string, int> articles, string[] ascending, string[] reversed)
    {
        _articles = articles;
        _ascending = ascending;
        _reversed = reversed;
        _starts = [.. ascending.Select(Start)];
    }

    /// <summary>In how many articles each word is.</summary>
    public IReadOnlyDictionary<string, int> Articles => _articles;

    public static KnownWords Of(IEnumerable<IReadOnlySet<string>> texts)
    {
        var articles = new Dictionary<string, int>(StringComparer.Ordinal);
        Count(articles, texts, 1);
        return Of(articles);
    }

    /// <param name="articles">In how many articles each word is.</param>
    public static KnownWords Of(Dictionary<string, int> articles)
    {
        string[] whole = [.. articles.Keys.Where(word => IsWhole(articles, word))];
        return new KnownWords(articles, [.. whole.Order(StringComparer.Ordinal)], [.. whole.Select(Reverse).Order(StringComparer.Ordinal)]);
    }

    /// <summary>The same as if the words were counted anew.</summary>
    /// <param name="gone">The words of texts that are not there any more.</param>
    /// <param name="change">What it means for words that may be broken.</param>
    public KnownWords With(IReadOnlyCollection<IReadOnlySet<string>> gone, IReadOnlyCollection<IReadOnlySet<string>> come, out KnownWordsChange change)
    {
        var articles = new Dictionary<string, int>(_articles, StringComparer.Ordinal);
        Count(articles, gone, -1);
        Count(articles, come, 1);
        string[] touched = [.. gone.Concat(come).SelectMany(words => words).Distinct(StringComparer.Ordinal)];
        var changed = touched.Where(word => IsWhole(_articles, word) != IsWhole(articles, word)).ToLookup(word => IsWhole(articles, word));
        var with = new KnownWords(articles, SortedWords.Merge(_ascending, changed[false], changed[true]), SortedWords.Merge(_reversed, changed[false].Select(Reverse), changed[true].Select(Reverse)));
        var several = touched.Where(word => IsInSeveral(word) != with.IsInSeveral(word));
        change = new KnownWordsChange(several, changed.SelectMany(words => words), isAll: _ascending.Length < EnoughWords || with._ascending.Length < EnoughWords || !_starts.SetEquals(with._starts));
        return with;
    }

    private static void Count(Dictionary<string, int> articles, IEnumerable<IReadOnlySet<string>> texts, int step)
    {
        foreach (var word in texts.SelectMany(words => words))
        {
            if ((CollectionsMarshal.GetValueRefOrAddDefault(articles, word, out _) += step) == 0)
                articles.Remove(word);
        }
    }

    // What stands in a single article may itself be damaged; what English knows, or several articles write, is whole.
    private static bool IsWhole(Dictionary<string, int> articles, string word) =>
        word.Length > 4 && articles.GetValueOrDefault(word) is var count && (count > 1 || (count == 1 && EnglishLexicon.Knows(word)));

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
