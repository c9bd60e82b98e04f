using System.Collections.Frozen;

namespace Bot.Core.Articles;

/// <summary>Counts pairs of English words that do not follow each other in a sentence, such as "the of": the mark of shuffled text.</summary>
internal static class WordOrder
{
    private static readonly FrozenSet<string> Articles = FrozenSet.Create(StringComparer.Ordinal, "the", "a", "an");

    private static readonly FrozenSet<string> NeverAfterArticle = FrozenSet.Create(
        StringComparer.Ordinal,
        "the", "a", "an", "of", "to", "is", "was", "are", "were", "and", "or", "but", "from", "with", "has", "had", "have", "that", "which", "they", "it", "he", "his", "their", "its", "be", "been");

    public static int Count(Words words)
    {
        var count = 0;
        for (var i = 1; i < words.Count; i++)
        {
            if (words[i].FollowsSpace && words[i].Plain && words[i - 1].Plain && Articles.Contains(words[i - 1].Text) && NeverAfterArticle.Contains(words[i].Text))
                count++;
        }
        return count;
    }
}
