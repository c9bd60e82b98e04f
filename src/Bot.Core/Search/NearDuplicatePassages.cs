using Bot.Core.Articles;

namespace Bot.Core.Search;

/// <summary>Which passages say nearly the same as an earlier one.</summary>
internal static class NearDuplicatePassages
{
    /// <summary>For each passage the one that stands for all that say nearly the same: of the cleanest article, and of several such the first.</summary>
    /// <param name="signatures">Of all passages, one behind the other.</param>
    public static int[] Find(IReadOnlyList<Article> articles, IReadOnlyList<AnalysedArticle> analysed, ulong[] signatures)
    {
        var places = analysed.SelectMany((article, i) => article.PassageStarts.Select((_, passage) => (Article: i, Passage: passage))).ToArray();
        int[] originals = [.. Enumerable.Range(0, places.Length)];
        foreach (var group in NearDuplicates.Find(signatures, passage => Text(places[passage].Article, places[passage].Passage)))
        {
            var original = group.MaxBy(passage => articles[places[passage].Article].Quality);
            foreach (var passage in group)
                originals[passage] = original;
        }

        return originals;

        string Text(int article, int passage)
        {
            var span = analysed[article].PassageSpan(passage);
            return articles[article].TextOf(span);
        }
    }
}
