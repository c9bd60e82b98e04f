using Bot.Core.Articles;
using Bot.Core.Indexing;

namespace Bot.Core.Search;

/// <content>How an index is made of another one, with which it shares what is the same.</content>
internal sealed partial class PassageIndex
{
    /// <summary>The same index for a question that is limited to some articles.</summary>
    public PassageIndex Only(IReadOnlyList<Article> articles, ArticleFilter filter) => Only(_elsewhere?.Only(filter) ?? new AdmittedArticles(this, articles, filter));

    public PassageIndex Only(IAdmittedArticles admitted)
    {
        var only = (PassageIndex)MemberwiseClone();
        (only._admitted, only._factors) = (admitted, NewFactors(admitted.AveragePassageLength));
        return only;
    }

    /// <summary>The same index as a part of a larger one, by which passages are scored.</summary>
    /// <param name="averageLength">Of all passages that may be found there.</param>
    public PassageIndex ScoredBy(float averageLength)
    {
        var part = (PassageIndex)MemberwiseClone();
        part._factors = NewFactors(averageLength);
        return part;
    }

    /// <summary>The same index with other copies; the original of a passage may be <see cref="PassageCopies.Elsewhere"/>.</summary>
    public PassageIndex With(PassageCopies copies) => With(new Lazy<PassageCopies>(copies));

    private PassageIndex With(Lazy<PassageCopies> copies)
    {
        var part = (PassageIndex)MemberwiseClone();
        part._copies = copies;
        return part;
    }

    /// <summary>An index of which only some articles are here.</summary>
    /// <param name="front">Has the terms, counted in all articles, and where the passages of articles begin.</param>
    /// <param name="articleSentences">Where the sentences of articles begin, and behind the last one how many there are.</param>
    /// <param name="here">Rising; a segment of its own each.</param>
    public static PassageIndex Of(
        PassageSegment front, FlatArray<int> articleSentences, IReadOnlyList<(int Article, UsedSegment Segment)> here, PassageCopies copies, float averageLength, IPassagesElsewhere elsewhere)
    {
        UsedSegment[] segments = [new UsedSegment(front), .. here.Select(article => article.Segment)];
        var runs = SegmentRuns.Of(front.ArticleCount, [.. here.Select(article => article.Article)]);
        return new PassageIndex(segments, runs, articleSentences, new SegmentedArticles(runs, [new ArticlesElsewhere(front.ArticleCount, elsewhere), .. here.Select(article => article.Segment.Segment.Articles)]), copies, averageLength, elsewhere);
    }

    /// <summary>The index with some articles deleted, and others added as a segment of their own. Who puts it in use calls <see cref="FindCopies"/> first, so that no question waits.</summary>
    /// <param name="deleted">Places, rising.</param>
    /// <param name="before">Of each article that is added, the place of the article here that it is put before; they do not fall.</param>
    public PassageIndex With(IReadOnlyList<int> deleted, PassageSegment added, IReadOnlyList<int> before)
    {
        var gone = deleted.Select(_runs.Find).ToLookup(place => place.Segment, place => place.Own);
        var terms = Terms.With(added.Terms, out var numbers);
        UsedSegment[] segments = [.. _segments.Select((segment, i) => segment.Without([.. gone[i]])), new UsedSegment(added, numbers, terms.Find)];
        var runs = _runs.With(deleted, before);
        var next = new PassageIndex(segments, runs, terms, PassageCopies.None, AverageOf(segments, runs));
        var copies = new Lazy<PassageCopies>(() => _copies.Value.Moved(MovedTo, QualityOf).With([.. next.CopiesWithin(segments.Length - 1), .. AlikePassages.Find(next, segments.Length - 1)], QualityOf));
        _ = Task.Run(() => copies.Value);
        return next.With(copies);

        int MovedTo(int passage)
        {
            var (segment, own) = FindPassage(passage);
            return next.PassageIn(segment, own);
        }

        double QualityOf(int passage) => next.Articles[next.ArticleOf(passage)].Quality;
    }

    /// <summary>Waits until it is known which passages stand for others.</summary>
    public void FindCopies() => _ = _copies.Value;

    private static float AverageOf(UsedSegment[] segments, SegmentRuns runs)
    {
        var (words, passages) = (0L, 0);
        foreach (var (segment, _, own, count) in runs.All)
        {
            var part = segments[segment].Segment;
            foreach (var length in part.ArticleLengths.Span.Slice(own, count))
                words += length;
            passages += part.ArticlePassages[own + count] - part.ArticlePassages[own];
        }

        return PassageIndexBuilder.Average(words, passages);
    }

    /// <summary>What stands for what in a segment by itself.</summary>
    private IEnumerable<(int Passage, int Other)> CopiesWithin(int segment)
    {
        var part = _segments[segment].Segment;
        for (var i = 0; i < part.Copies.Length; i++)
            yield return (PassageIn(segment, part.Copies[i]), PassageIn(segment, part.Originals[i]));
    }
}
