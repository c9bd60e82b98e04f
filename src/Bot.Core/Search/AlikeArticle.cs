using Bot.Core.Articles;

namespace Bot.Core.Search;

/// <summary>An article that tells the same story as another one.</summary>
/// <param name="Passages">So many passages of the other one are nearly the same here.</param>
public sealed record AlikeArticle(Article Article, int Passages)
{
    /// <summary>The share of the passages of the shorter article: what stands below every article of a publisher is no story.</summary>
    private const double LeastShare = 0.5;

    /// <summary>Copies of a passage that are looked at: a notice may stand in very many articles.</summary>
    private const int Compared = 1_000;

    internal static IReadOnlyList<AlikeArticle> Find(CorpusSnapshot snapshot, int article, int count, ArticleFilter filter)
    {
        var index = snapshot.Index;
        var shared = new Dictionary<int, int>();
        for (var passage = index.ArticlePassages[article]; passage < index.ArticlePassages[article + 1]; passage++)
        {
            foreach (var other in index.CopiesOf(passage).Prepend(index.PassageOriginal(passage)).Take(Compared).Select(index.ArticleOf).Distinct().Where(other => other != article))
                shared[other] = shared.GetValueOrDefault(other) + 1;
        }

        return
        [
            .. shared
                .Where(other => other.Value >= LeastShare * Math.Min(snapshot.PassagesOf(article), snapshot.PassagesOf(other.Key)) && filter.Admits(snapshot.Articles[other.Key]))
                .OrderByDescending(other => other.Value)
                .ThenBy(other => other.Key)
                .Take(count)
                .Select(other => new AlikeArticle(snapshot.Articles[other.Key], other.Value)),
        ];
    }
}
