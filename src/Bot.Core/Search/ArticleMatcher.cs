using Bot.Core.Indexing;

namespace Bot.Core.Search;

/// <summary>Finds the terms of a question in whole articles by their postings. For one thread.</summary>
/// <param name="terms">Terms of the index and what each of them meets.</param>
/// <param name="names">Terms of the question that only a word with a capital meets exactly.</param>
internal sealed class ArticleMatcher(PassageIndex index, IEnumerable<KeyValuePair<int, TermMatch>> terms, ulong names)
{
    private readonly (int Term, TermMatch Match, PostingsCursor Cursor)[] _terms = [.. terms.Select(term => (term.Key, term.Value, new PostingsCursor()))];
    private int _last = int.MaxValue;

    public TermMatch Match(int article)
    {
        var (first, end) = (index.ArticlePassages[article], index.ArticlePassages[article + 1]);
        ulong exact = 0, any = 0, related = 0;
        foreach (var (term, match, cursor) in _terms)
        {
            // Cursors go forwards only.
            if (first < _last)
                cursor.Open(index.Postings, term);
            if ((InPassages(cursor, first, end) ?? InFunctionWords(term, article)) is not { } hasCapital)
                continue;

            any |= match.Any;
            related |= match.Related;
            exact |= hasCapital ? match.Exact : match.Exact & ~names;
        }

        _last = first;
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

    private bool? InFunctionWords(int term, int article)
    {
        if (index.FunctionList(term) is not { } list)
            return null;
        var cursor = new PostingsCursor();
        cursor.Open(index.FunctionWords, list);
        return cursor.Seek(article) && cursor.Rest[0] == article ? cursor.HasCapital : null;
    }
}
