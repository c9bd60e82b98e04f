namespace Bot.Core.Articles;

/// <summary>Finds articles by a part of what they are called, while it is typed.</summary>
internal static class ArticleNames
{
    /// <summary>Those whose title begins with it, then those with it in the title, the file or the publisher; each in the order of the corpus.</summary>
    public static IReadOnlyList<Article> Find(IEnumerable<Article> articles, string typed, int count)
    {
        var part = typed.Trim();
        var (beginning, having) = (new List<Article>(), new List<Article>());
        foreach (var article in articles)
        {
            if (article.Title?.StartsWith(part, StringComparison.OrdinalIgnoreCase) == true)
                beginning.Add(article);
            else if (having.Count < count && (Has(article.Title, part) || Has(article.File, part) || Has(article.Publisher, part)))
                having.Add(article);
            if (beginning.Count >= count)
                break;
        }

        return [.. beginning.Concat(having).Take(count)];
    }

    private static bool Has(string? name, string part) => name?.Contains(part, StringComparison.OrdinalIgnoreCase) == true;
}
