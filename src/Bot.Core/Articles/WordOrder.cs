using System.Collections.Frozen;

namespace Bot.Core.Articles;

/// <summary>Counts pairs of English words that do not follow each other in a sentence, such as "the of": the mark of shuffled text.</summary>
internal static class WordOrder
{
    private static readonly FrozenSet<string> Articles = FrozenSet.Create(StringComparer.Ordinal, "the", "a", "an");

    private static readonly FrozenSet<string> NeverAfterArticle = FrozenSet.Create(
        StringComparer.Ordinal,
        "the", "a", "an", "of", "to", "is", "was", "are", "were", "and", "or", "but", "from", "with", "has", "had", "have", "that",
        "which", "they", "it", "he", "his", "their", "its", "be", "been");

    public static int Count(Words words)
    {
        var count = 0;
        for (var i = 1; i < words.Count; i++)
        {
            var (first, second) = (words[i - 1], words[i]);
            if (second.FollowsSpace && first.Plain && second.Plain && Articles.Contains(first.Text) && NeverAfterArticle.Contains(second.Text))
                count++;
        }
        return count;
    }
}
