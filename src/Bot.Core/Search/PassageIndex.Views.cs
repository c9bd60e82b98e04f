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

    /// <summary>The index with some articles deleted, and others added in a new segment. Who puts it in use calls <see cref="FindCopies"/> first, so that no question waits.</summary>
    /// <param name="made">The segment; null where it would have no articles.</param>
    public PassageIndex With(NextSegment next, AddedSegment? made)
    {
        var gone = next.Deleted.Select(_runs.Find).ToLookup(place => place.Segment, place => place.Own);
        UsedSegment[] segments = [.. _segments.Take(next.Number).Select((segment, i) => segment.Without([.. gone[i]]))];
        if (made is not null)
            segments = [.. segments, new UsedSegment(made.Segment, made.Numbers, made.Terms.Find)];
        var runs = _runs.With(next.Gone, next.Number, next.Places);
        // What is deleted may have been the only one with a term, and a segment that is there no more still has its terms here.
        var index = new PassageIndex(segments, runs, made?.Terms ?? Terms, PassageCopies.None, AverageOf(segments, runs), isCut: _isCut || next.Deleted.Count > 0);
        var copies = new Lazy<PassageCopies>(() => _copies.Value.Moved(MovedTo, QualityOf).With(made is null ? [] : [.. index.CopiesIn(next, made.Segment), .. AlikePassages.Find(index, next, made)], QualityOf));
        _ = Task.Run(() => copies.Value);
        return index.With(copies);

        int MovedTo(int passage)
        {
            var (segment, own) = FindPassage(passage);
            if (segment < next.Number)
                return index.PassageIn(segment, own);
            var article = ArticleOf(passage);
            return next.MovedTo(article) is var place and >= 0 ? index.ArticlePassages[place] + passage - ArticlePassages[article] : -1;
        }

        double QualityOf(int passage) => index.Articles[index.ArticleOf(passage)].Quality;
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

    /// <summary>What stands for what in a new segment by itself.</summary>
    private IEnumerable<(int Passage, int Other)> CopiesIn(NextSegment next, PassageSegment made)
    {
        for (var i = 0; i < made.Copies.Length; i++)
            yield return (PassageIn(next.Number, made.Copies[i]), PassageIn(next.Number, made.Originals[i]));
    }
}
