namespace Bot.Core.Search;

/// <summary>Finds the terms of a question in whole articles, and in passages, without reading them. For one thread, which asks in the order of articles or passages where it can.</summary>
/// <param name="terms">Terms of the index and what each of them meets.</param>
/// <param name="names">Terms of the question that only a word with a capital meets exactly.</param>
internal sealed class ArticleMatcher(PassageIndex index, IEnumerable<KeyValuePair<int, TermMatch>> terms, ulong names)
{
    private readonly KeyValuePair<int, TermMatch>[] _terms = [.. terms];

    /// <summary>Those that stand in the segment that was asked for last.</summary>
    private readonly List<(TermInSegment Term, TermMatch Match)> _found = [];
    private int _segment = -1;

    public TermMatch Match(int article)
    {
        if (index.Elsewhere is { } elsewhere)
            return Match(article, elsewhere);
        var (segment, own) = index.Runs.Find(article);
        ulong exact = 0, any = 0, related = 0;
        foreach (var (term, match) in In(segment))
        {
            var isExact = true;
            if ((match.Exact & names) == 0)
            {
                if (!term.IsInArticle(own))
                    continue;
            }
            else
            {
                if (term.HasCapitalIn(own) is not { } hasCapital)
                    continue;
                isExact = hasCapital;
            }

            any |= match.Any;
            related |= match.Related;
            exact |= isExact ? match.Exact : match.Exact & ~names;
        }

        return new TermMatch(exact, any, 0, related);
    }

    /// <summary>The most that a passage can meet with title, publisher and date of its article: capitals count, and so do function words wherever in the article they are. Of an index that is all here.</summary>
    public TermMatch MostOf(int passage)
    {
        var (segment, own) = index.FindPassage(passage);
        var article = index.Segments[segment].Segment.ArticleOf(own);
        ulong exact = 0, any = 0;
        foreach (var (term, match) in In(segment))
        {
            if (!term.IsIn(own, own + 1) && !term.IsFunctionWordIn(article))
                continue;
            any |= match.Any;
            exact |= match.Exact;
        }

        return new TermMatch(exact, any, 0);
    }

    private List<(TermInSegment Term, TermMatch Match)> In(int segment)
    {
        if (segment == _segment)
            return _found;
        _segment = segment;
        _found.Clear();
        var used = index.Segments[segment];
        foreach (var (term, match) in _terms)
        {
            if (used.OwnTerm(term) is { } own)
                _found.Add((new TermInSegment(used.Segment, own), match));
        }

        return _found;
    }

    private TermMatch Match(int article, IPassagesElsewhere elsewhere)
    {
        ulong exact = 0, any = 0, related = 0;
        foreach (var (term, match) in _terms)
        {
            if (elsewhere.Find(article, term) is not { } hasCapital)
                continue;
            any |= match.Any;
            related |= match.Related;
            exact |= hasCapital ? match.Exact : match.Exact & ~names;
        }

        return new TermMatch(exact, any, 0, related);
    }
}
