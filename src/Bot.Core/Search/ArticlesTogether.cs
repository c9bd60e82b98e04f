using Bot.Core.Indexing;

namespace Bot.Core.Search;

/// <summary>Whether an article brings words together.</summary>
internal static class ArticlesTogether
{
    /// <summary>An article that may be found has all subjects, and one of the others.</summary>
    /// <param name="subjects">Terms of the index each, any of which is enough.</param>
    /// <param name="others">Likewise.</param>
    public static bool Meet(PassageIndex index, IReadOnlyList<int[]> subjects, IReadOnlyList<int[]> others)
    {
        var having = subjects.Select(subject => ArticlesOf(index, subject)).ToList();
        var together = Enumerable.Range(0, index.ArticleCount).Where(article => index.Admits(article) && having.TrueForAll(articles => articles[article])).ToList();
        return others.Any(other => ArticlesOf(index, other) is var articles && together.Exists(article => articles[article]));
    }

    /// <summary>For each article whether it has one of the terms.</summary>
    private static bool[] ArticlesOf(PassageIndex index, int[] terms)
    {
        var articles = new bool[index.ArticleCount];
        foreach (var term in terms)
        {
            for (var segment = 0; segment < index.Segments.Count; segment++)
            {
                var part = index.Segments[segment].Segment;
                if (index.Segments[segment].OwnTerm(term) is not { } own)
                    continue;
                var article = 0;
                var cursor = new PostingsCursor();
                cursor.Open(part.Postings, own);
                for (var next = 0; cursor.Seek(next); next = part.ArticlePassages[article + 1])
                {
                    while (part.ArticlePassages[article + 1] <= cursor.Rest[0])
                        article++;
                    if (index.PassageIn(segment, cursor.Rest[0]) is var passage and >= 0)
                        articles[index.ArticleOf(passage)] = true;
                }
            }
        }

        return articles;
    }
}
