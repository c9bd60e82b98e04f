using System.Runtime.InteropServices;

namespace Bot.Core.Articles;

/// <summary>The words of all articles together, in lower case.</summary>
internal sealed class KnownWords
{
    // With so many words, next to every pair of letters that can begin one has been seen.
    private const int EnoughWords = 500;

    private const int Several = 2;

    private readonly Dictionary<string, int> _articles;

    /// <summary>Of each word in how many articles it is, 2 where there are more.</summary>
    private readonly WordTable _counts;

    private readonly PrefixIndex _whole;

    private readonly PrefixIndex _reversed;

    /// <summary>What is known beside.</summary>
    private readonly KnownWords? _others;

    private KnownWords(Dictionary<string, int> articles, PrefixIndex whole, PrefixIndex reversed, KnownWords? others = null)
    {
        (_articles, _whole, _reversed, _others) = (articles, whole, reversed, others);
        _counts = new WordTable(articles.Count);
        foreach (var (word, count) in articles)
            _counts.Add(word, (byte)Math.Min(count, Several));
    }

    /// <summary>In how many articles each word is; of what is known beside others, only those that are in several by it.</summary>
    public IReadOnlyDictionary<string, int> Articles => _articles;

    /// <param name="articles">In how many articles each word is.</param>
    public static KnownWords Of(Dictionary<string, int> articles)
    {
        string[] whole = [.. articles.Keys.Where(word => IsWhole(articles, word))];
        string[] reversed = [.. whole.Select(Reverse)];
        return new KnownWords(articles, PrefixIndex.Of(whole), PrefixIndex.Of(reversed));
    }

    /// <summary>The same as if the words were counted anew.</summary>
    /// <param name="gone">The words of texts that are not there any more.</param>
    /// <param name="change">What it means for words that may be broken.</param>
    public KnownWords With(IReadOnlyCollection<IReadOnlyCollection<string>> gone, IReadOnlyCollection<IReadOnlyCollection<string>> come, out KnownWordsChange change)
    {
        var articles = new Dictionary<string, int>(_articles, StringComparer.Ordinal);
        foreach (var words in gone)
            Count(articles, words, -1);
        foreach (var words in come)
            Count(articles, words, 1);
        string[] touched = [.. gone.Concat(come).SelectMany(words => words).Distinct(StringComparer.Ordinal)];
        var changed = touched.Where(word => IsWhole(_articles, word) != IsWhole(articles, word)).ToLookup(word => IsWhole(articles, word));
        var whole = PrefixIndex.OfSorted(SortedWords.Merge(_whole.Words, changed[false], changed[true]));
        var reversed = PrefixIndex.OfSorted(SortedWords.Merge(_reversed.Words, changed[false].Select(Reverse), changed[true].Select(Reverse)));
        var with = new KnownWords(articles, whole, reversed);
        var several = touched.Where(word => IsInSeveral(word) != with.IsInSeveral(word));
        change = new KnownWordsChange(several, changed.SelectMany(words => words), isAll: !IsEnough || !with.IsEnough || !_whole.BeginsLike(whole));
        return with;
    }

    /// <summary>With the words of one more text, without copying the others.</summary>
    public KnownWords And(IReadOnlyCollection<string> text)
    {
        var several = new Dictionary<string, int>(StringComparer.Ordinal);
        List<string> whole = [];
        _counts.Touch(text);
        foreach (var word in text)
        {
            var before = CountOf(word);
            if (before + 1 == Several)
                several.Add(word, Several);
            if (IsWhole(word, before + 1) && !IsWhole(word, before))
                whole.Add(word);
        }

        return new KnownWords(several, PrefixIndex.Of([.. whole]), PrefixIndex.Of([.. whole.Select(Reverse)]), this);
    }

    /// <param name="step">By how much the count of each word changes.</param>
    public static void Count(Dictionary<string, int> articles, IReadOnlyCollection<string> words, int step)
    {
        foreach (var word in words)
        {
            if ((CollectionsMarshal.GetValueRefOrAddDefault(articles, word, out _) += step) == 0)
                articles.Remove(word);
        }
    }

    // What stands in a single article may itself be damaged; what English knows, or several articles write, is whole.
    private static bool IsWhole(string word, int articles) => word.Length > 4 && (articles >= Several || (articles == 1 && EnglishLexicon.Knows(word)));

    private int CountOf(string word) => _counts.Find(word) ?? 0;

    private static bool IsWhole(Dictionary<string, int> articles, string word) => IsWhole(word, articles.GetValueOrDefault(word));

    public bool IsInSeveral(string word) => CountOf(word) >= Several || _others?.IsInSeveral(word) == true;

    /// <summary>Some whole word begins with the same two letters; nothing can be said as long as few words are known.</summary>
    public bool BeginsLikeAWord(string word) => !IsEnough || _whole.HasStartOf(word) || _others?._whole.HasStartOf(word) == true;

    private bool IsEnough => _whole.Words.Length + (_others?._whole.Words.Length ?? 0) >= EnoughWords;

    /// <summary>A whole word is this start and a few letters more.</summary>
    public bool HasStart(string start, int lost) => HasLonger(_whole, start, lost) || _others?.HasStart(start, lost) == true;

    /// <summary>A whole word is a few letters and then this end.</summary>
    public bool HasEnd(string end, int lost) => HasLonger(_reversed, Reverse(end), lost) || _others?.HasEnd(end, lost) == true;

    /// <summary>A whole word is this start, a few letters and this end.</summary>
    public bool HasAround(string start, string end, int lost)
    {
        if (_others?.HasAround(start, end, lost) == true)
            return true;
        // The longer part first: mostly no word has it.
        return start.Length >= end.Length ? Has(_whole, start, _reversed, end) : Has(_reversed, Reverse(end), _whole, Reverse(start));

        bool Has(PrefixIndex words, string first, PrefixIndex mirrored, string last)
        {
            var beginning = words.Beginning(first);
            if (beginning.From == beginning.To)
                return false;
            var (ending, length) = (mirrored.Beginning(Reverse(last)), first.Length + last.Length);
            return beginning.To - beginning.From <= ending.To - ending.From
                ? words.HasEnding(beginning, last, length + 1, length + lost)
                : mirrored.HasEnding(ending, Reverse(first), length + 1, length + lost);
        }
    }

    private static bool HasLonger(PrefixIndex words, string start, int lost) => words.HasEnding(words.Beginning(start), "", start.Length + 1, start.Length + lost);

    private static string Reverse(string word) => string.Create(word.Length, word, static (target, source) =>
    {
        source.CopyTo(target);
        target.Reverse();
    });
}
