using Bot.Core.Articles;
using Bot.Core.Indexing;

namespace Bot.Core.Search;

/// <summary>What a new index takes over from the one before.</summary>
internal sealed class KeptArticles
{
    private readonly PassageSegment? _before;
    private readonly Unchanged _unchanged;

    /// <summary>By the place in the index before, the place in the new one; -1 where it is not taken over.</summary>
    private readonly int[] _placeOf;

    /// <param name="analysed">Null for articles that are taken over.</param>
    public KeptArticles(PassageSegment? before, Unchanged unchanged, IReadOnlyList<AnalysedArticle?> analysed)
    {
        (_before, _unchanged) = (before, unchanged);
        _placeOf = new int[before?.ArticleCount ?? 0];
        Array.Fill(_placeOf, -1);
        ArticlePassages = new int[analysed.Count + 1];
        for (var article = 0; article < analysed.Count; article++)
        {
            var passages = analysed[article]?.PassageStarts.Length;
            if (passages is null)
            {
                var (_, first, end) = PassagesBefore(article);
                (passages, _placeOf[PlaceBefore(article)]) = (end - first, article);
            }

            ArticlePassages[article + 1] = checked(ArticlePassages[article] + passages.Value);
        }
    }

    /// <summary>Passages of article a of the new index are [ArticlePassages[a], ArticlePassages[a + 1]).</summary>
    public int[] ArticlePassages { get; }

    public PassageSegment? Before => _before;

    public bool Has(int article) => _before is not null && _unchanged[article] is not null;

    /// <summary>The passages of an article that is taken over: [First, End) of the index before.</summary>
    public (PassageSegment Index, int First, int End) PassagesBefore(int article)
    {
        var place = PlaceBefore(article);
        return (_before!, _before!.ArticlePassages[place], _before.ArticlePassages[place + 1]); // an article that is taken over was there before
    }

    /// <summary>Of an article that is taken over.</summary>
    public int LengthBefore(int article) => _before!.ArticleLengths[PlaceBefore(article)]; // an article that is taken over was there before

    /// <summary>Articles of the index before that are not taken over.</summary>
    public IEnumerable<int> Gone => Enumerable.Range(0, _placeOf.Length).Where(place => _placeOf[place] < 0);

    /// <summary>The passages that have a term and are taken over, with their new numbers, rising.</summary>
    public IEnumerable<(int Document, byte Frequency, bool HasCapital)> PassagesOf(int term) => From(_before!.Postings, term, isArticle: false);

    /// <summary>The articles in which the term is a function word, likewise.</summary>
    public IEnumerable<(int Document, byte Frequency, bool HasCapital)> ArticlesOf(int list) => From(_before!.FunctionWords, list, isArticle: true);

    private IEnumerable<(int Document, byte Frequency, bool HasCapital)> From(PostingLists lists, int list, bool isArticle)
    {
        var cursor = new PostingsCursor();
        cursor.Open(lists, list);
        var article = 0;
        for (var document = 0; cursor.Seek(document); document++)
        {
            document = cursor.Rest[0];
            if (isArticle)
                article = document;
            while (!isArticle && _before!.ArticlePassages[article + 1] <= document)
                article++;
            if (_placeOf[article] is var place and >= 0)
                yield return (isArticle ? place : ArticlePassages[place] + document - _before!.ArticlePassages[article], (byte)cursor.RestFrequencies[0], cursor.HasCapital);
        }
    }

    private int PlaceBefore(int article) => _unchanged[article] ?? throw new InvalidOperationException("The article is not taken over.");
}
