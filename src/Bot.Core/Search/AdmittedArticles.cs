using Bot.Core.Articles;

namespace Bot.Core.Search;

/// <summary>
/// The articles that a question is limited to. Counts and copies are those of these articles alone, so that what is told of a
/// question is as if there were no others. Made for one question: what it remembers is not shared between threads.
/// </summary>
internal sealed class AdmittedArticles
{
    private readonly PassageIndex _whole;
    private readonly IReadOnlyList<Article> _articles;
    private readonly bool[] _admitted;
    private readonly List<(int Start, int End)> _runs = [];
    private readonly Dictionary<int, int> _frequencies = [];
    private readonly Dictionary<int, int> _standIns = [];

    public AdmittedArticles(PassageIndex whole, IReadOnlyList<Article> articles, ArticleFilter filter)
    {
        (_whole, _articles, _admitted) = (whole, articles, new bool[articles.Count]);
        for (var article = 0; article < _admitted.Length; article++)
        {
            if (_admitted[article] = filter.Admits(articles[article]))
                Add(whole.ArticlePassages[article], whole.ArticlePassages[article + 1]);
        }
    }

    public int PassageCount { get; private set; }

    /// <summary>Their passages: [Start, End) each, rising.</summary>
    public IReadOnlyList<(int Start, int End)> Runs => _runs;

    public bool Has(int article) => _admitted[article];

    public int DocumentFrequency(int term)
    {
        if (!_frequencies.TryGetValue(term, out var frequency))
            _frequencies.Add(term, frequency = Count(_whole.PostingPassages.AsSpan(_whole.PostingStarts[term].._whole.PostingStarts[term + 1])));
        return frequency;
    }

    /// <summary>For a passage that stands for all that say nearly the same, but is of an article that is left out, the copy that stands for them here: of the cleanest article, and of several such the first.</summary>
    public int StandInFor(int original)
    {
        if (!_standIns.TryGetValue(original, out var standIn))
            _standIns.Add(original, standIn = _whole.CopiesOf(original).Where(IsAdmitted).MaxBy(copy => _articles[_whole.ArticleOf(copy)].Quality));
        return standIn;
    }

    public bool IsAdmitted(int passage) => _admitted[_whole.ArticleOf(passage)];

    private void Add(int start, int end)
    {
        PassageCount += end - start;
        if (_runs.Count > 0 && _runs[^1].End == start)
            _runs[^1] = (_runs[^1].Start, end);
        else if (start < end)
            _runs.Add((start, end));
    }

    /// <summary>How many of the rising passages are admitted.</summary>
    private int Count(ReadOnlySpan<int> passages)
    {
        var count = 0;
        if (passages.Length < _runs.Count)
        {
            foreach (var passage in passages)
                count += IsAdmitted(passage) ? 1 : 0;
            return count;
        }

        foreach (var (start, end) in _runs)
        {
            passages = passages[Below(passages, start)..];
            if (passages.IsEmpty)
                break;
            var within = Below(passages, end);
            count += within;
            passages = passages[within..];
        }

        return count;
    }

    /// <summary>How many are below the bound; in steps that double, since most often it is near.</summary>
    private static int Below(ReadOnlySpan<int> passages, int bound)
    {
        var reach = 1;
        while (reach < passages.Length && passages[reach] < bound)
            reach *= 2;
        var place = passages[..Math.Min(reach, passages.Length)].BinarySearch(bound);
        return place < 0 ? ~place : place;
    }
}
