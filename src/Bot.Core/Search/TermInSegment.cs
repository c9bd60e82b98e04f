using Bot.Core.Indexing;

namespace Bot.Core.Search;

/// <summary>Tells in which passages and articles of a segment a term stands. For one thread, which asks in their order where it can.</summary>
/// <param name="term">Of the segment.</param>
internal sealed class TermInSegment(PassageSegment segment, int term)
{
    /// <summary>What is laid out tells at once where the term stands, but not of capitals.</summary>
    private readonly FrequentTerm? _frequent = segment.FrequentTerms.FindMade(term);
    private readonly UnpackedPostings? _unpacked = segment.UnpackedTerms.FindMade(term);
    private readonly int? _functionList = segment.FunctionList(term);
    private PostingsCursor? _passages, _functionWords;
    private int _passage, _article;

    /// <summary>One of the passages [start, end) has it, other than as a function word.</summary>
    public bool IsIn(int start, int end) =>
        _frequent?.IsIn(start, end) ?? _unpacked?.IsIn(start, end) ?? (PassagesFrom(start).Seek(start) && _passages!.Rest[0] < end);

    /// <summary>The article has it as a function word.</summary>
    public bool IsFunctionWordIn(int article) => _functionList is not null && FunctionWordsFrom(article).Seek(article) && _functionWords!.Rest[0] == article;

    /// <summary>Whether the article has it with a capital; null where it does not have it. Passages come before function words.</summary>
    public bool? HasCapitalIn(int article)
    {
        var (start, end) = (segment.ArticlePassages[article], segment.ArticlePassages[article + 1]);
        if (!IsIn(start, end))
            return IsFunctionWordIn(article) ? _functionWords!.HasCapital : null;
        for (var passage = start; PassagesFrom(passage) is var cursor && cursor.Seek(passage) && cursor.Rest[0] < end; passage = cursor.Rest[0] + 1)
        {
            if (cursor.HasCapital)
                return true;
        }

        return false;
    }

    /// <summary>The article has it.</summary>
    public bool IsInArticle(int article) => IsIn(segment.ArticlePassages[article], segment.ArticlePassages[article + 1]) || IsFunctionWordIn(article);

    private PostingsCursor PassagesFrom(int passage) => Open(ref _passages, segment.Postings, term, ref _passage, passage);

    private PostingsCursor FunctionWordsFrom(int article) => Open(ref _functionWords, segment.FunctionWords, _functionList!.Value, ref _article, article); // where it is one

    /// <summary>A cursor goes forwards only.</summary>
    private static PostingsCursor Open(ref PostingsCursor? cursor, PostingLists lists, int list, ref int last, int document)
    {
        if (cursor is null || document < last)
            (cursor ??= new PostingsCursor()).Open(lists, list);
        last = document;
        return cursor;
    }
}
