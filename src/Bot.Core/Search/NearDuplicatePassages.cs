using Bot.Core.Articles;

namespace Bot.Core.Search;

/// <summary>Which passages say nearly the same as an earlier one.</summary>
internal static class NearDuplicatePassages
{
    public static int[] Find(IReadOnlyList<Article> articles, IReadOnlyList<AnalysedArticle> analysed) =>
        [.. Enumerable.Range(0, analysed.Sum(article => article.PassageStarts.Count))];
}
