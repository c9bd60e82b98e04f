using Bot.Core.Indexing;

namespace Bot.Core.Search;

/// <summary>Finds the terms of a question in whole articles, and in passages, by their postings. For one thread, which asks in the order of articles or passages where it can.</summary>
/// <param name="terms">Terms of the index and what each of them meets.</param>
/// <param name="names">Terms of the question that only a word with a capital meets exactly.</param>
internal sealed class ArticleMatcher(PassageIndex index, IEnumerable<KeyValuePair<int, TermMatch>> terms, ulong names)
{
    private readonly (int Term, TermMatch Match, PostingsCursor Cursor)[] _terms = [.. terms.Select(term => (term.Key, term.Value, new PostingsCursor()))];
    private int _segment = -1;
    private int _last;

    public TermMatch Match(int article)
    {
        if (index.Elsewhere is { } elsewhere)
            return Match(article, elsewhere);
        var (segment, own) = index.Runs.Find(article);
        var part = index.Segments[segment].Segment;
        var isBehind = MoveTo(segment, part.ArticlePassages[own]);
        ulong exact = 0, any = 0, related = 0;
        foreach (var (term, match, cursor) in _terms)
        {
            if (OpenTerm(segment, term, cursor, isBehind) is not { } ownTerm || Find(part, cursor, ownTerm, own) is not { } hasCapital)
                continue;
            any |= match.Any;
            related |= match.Related;
            exact |= hasCapital ? match.Exact : match.Exact & ~names;
        }

        return new TermMatch(exact, any, 0, related);
    }

    /// <summary>The most that a passage can meet with title, publisher and date of its article: capitals count, and so do function words wherever in the article they are. Of an index that is all here.</summary>
    public TermMatch MostOf(int passage)
    {
        var (segment, own) = index.FindPassage(passage);
        var part = index.Segments[segment].Segment;
        var isBehind = MoveTo(segment, own);
        ulong exact = 0, any = 0;
        foreach (var (term, match, cursor) in _terms)
        {
            if (OpenTerm(segment, term, cursor, isBehind) is not { } ownTerm)
                continue;
            if ((!cursor.Seek(own) || cursor.Rest[0] != own) && InFunctionWords(part, ownTerm, part.ArticleOf(own)) is null)
                continue;
            any |= match.Any;
            exact |= match.Exact;
        }

        return new TermMatch(exact, any, 0);
    }

    /// <summary>Whether cursors, which go forwards only, need not be opened anew.</summary>
    private bool MoveTo(int segment, int passage)
    {
        var isBehind = segment == _segment && passage >= _last;
        (_segment, _last) = (segment, passage);
        return isBehind;
    }

    /// <summary>The number of a term in a segment, its cursor opened; null where it does not stand there.</summary>
    private int? OpenTerm(int segment, int term, PostingsCursor cursor, bool isOpen)
    {
        var own = index.Segments[segment].OwnTerm(term);
        if (own is { } opened && !isOpen)
            cursor.Open(index.Segments[segment].Segment.Postings, opened);
        return own;
    }

    /// <summary>Whether an article has a term with a capital; null where it does not have it. Passages come before function words.</summary>
    /// <param name="cursor">In the passages that have the term; it goes forwards.</param>
    /// <param name="term">Of the segment.</param>
    /// <param name="article">Its place in the segment.</param>
    public static bool? Find(PassageSegment segment, PostingsCursor cursor, int term, int article) =>
        InPassages(cursor, segment.ArticlePassages[article], segment.ArticlePassages[article + 1]) ?? InFunctionWords(segment, term, article);

    private TermMatch Match(int article, IPassagesElsewhere elsewhere)
    {
        ulong exact = 0, any = 0, related = 0;
        foreach (var (term, match, _) in _terms)
        {
            if (elsewhere.Find(article, term) is not { } hasCapital)
                continue;
            any |= match.Any;
            related |= match.Related;
            exact |= hasCapital ? match.Exact : match.Exact & ~names;
        }

        return new TermMatch(exact, any, 0, related);
    }

    /// <summary>Whether one of the passages has the term with a capital; null where none has it.</summary>
    private static bool? InPassages(PostingsCursor cursor, int first, int end)
    {
        bool? found = null;
        for (var passage = first; cursor.Seek(passage) && cursor.Rest[0] < end; passage = cursor.Rest[0] + 1)
        {
            if (cursor.HasCapital)
                return true;
            found = false;
        }

        return found;
    }

    private static bool? InFunctionWords(PassageSegment segment, int term, int article)
    {
        if (segment.FunctionList(term) is not { } list)
            return null;
        var cursor = new PostingsCursor();
        cursor.Open(segment.FunctionWords, list);
        return cursor.Seek(article) && cursor.Rest[0] == article ? cursor.HasCapital : null;
    }
}
