using Bot.Core.Articles;

namespace Bot.Core.Search;

/// <summary>Which passages say nearly the same as an earlier one.</summary>
internal static class NearDuplicatePassages
{
    /// <summary>For each passage the one that stands for all that say nearly the same: of the cleanest article, and of several such the first.</summary>
    public static int[] Find(IReadOnlyList<Article> articles, IReadOnlyList<AnalysedArticle> analysed)
    {
        string[] texts = [.. analysed.SelectMany((article, i) => Texts(articles[i], article))];
        int[] originals = [.. Enumerable.Range(0, texts.Length)];
        int[] articleOf = [.. analysed.SelectMany((article, i) => Enumerable.Repeat(i, article.PassageStarts.Count))];
        foreach (var group in NearDuplicates.Find(texts))
        {
            var original = group.MaxBy(passage => articles[articleOf[passage]].Quality);
            foreach (var passage in group)
                originals[passage] = original;
        }

        return originals;
    }

    private static IEnumerable<string> Texts(Article article, AnalysedArticle analysed)
    {
        for (var passage = 0; passage < analysed.PassageStarts.Count; passage++)
        {
            var last = (passage + 1 < analysed.PassageStarts.Count ? analysed.PassageStarts[passage + 1] : analysed.Sentences.Count) - 1;
            yield return article.Text[analysed.Sentences[analysed.PassageStarts[passage]].Span.Start..analysed.Sentences[last].Span.End];
        }
    }
}
