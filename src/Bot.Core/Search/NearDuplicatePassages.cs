using Bot.Core.Articles;

namespace Bot.Core.Search;

/// <summary>Which passages say nearly the same as an earlier one.</summary>
internal static class NearDuplicatePassages
{
    /// <summary>The passages that another one stands for, in order: of those that say nearly the same that of the cleanest article, and of several such the first.</summary>
    /// <param name="analysed">Null for articles that are taken over.</param>
    /// <param name="signatures">Of all passages, one behind the other.</param>
    public static IReadOnlyList<(int Passage, int Original)> Find(IReadOnlyList<Article> articles, KeptArticles kept, IReadOnlyList<AnalysedArticle?> analysed, uint[] signatures)
    {
        var copies = new List<(int Passage, int Original)>();
        foreach (var group in NearDuplicates.Find(signatures, Text))
        {
            var original = group.MaxBy(passage => articles[ArticleOf(passage)].Quality);
            copies.AddRange(group.Where(passage => passage != original).Select(passage => (passage, original)));
        }

        copies.Sort();
        return copies;

        string Text(int passage)
        {
            var article = ArticleOf(passage);
            var place = passage - kept.ArticlePassages[article];
            return articles[article].TextOf(analysed[article]?.PassageSpan(place) ?? (kept.PassagesBefore(article) is var (before, first, _) ? before.PassageSpan(first + place) : default));
        }

        int ArticleOf(int passage)
        {
            var place = Array.BinarySearch(kept.ArticlePassages, passage);
            if (place < 0)
                return ~place - 1;
            while (kept.ArticlePassages[place + 1] == passage)
                place++;
            return place;
        }
    }
}
