using Bot.Core.Articles;

namespace Bot.Core.Search;

/// <summary>Which passages say nearly the same as an earlier one.</summary>
internal static class NearDuplicatePassages
{
    /// <summary>For each passage the one that stands for all that say nearly the same: of the cleanest article, and of several such the first.</summary>
    public static int[] Find(IReadOnlyList<Article> articles, PassageIndex index)
    {
        int[] originals = [.. Enumerable.Range(0, index.PassageCount)];
        foreach (var group in NearDuplicates.Find(index.PassageSignatures, Text))
        {
            var original = group.MaxBy(passage => articles[index.ArticleOf(passage)].Quality);
            foreach (var passage in group)
                originals[passage] = original;
        }

        return originals;

        string Text(int passage)
        {
            var span = index.PassageSpan(passage);
            return articles[index.ArticleOf(passage)].Text.Substring(span.Start, span.Length);
        }
    }
}
