using System.Buffers;

namespace Bot.Core.Articles;

/// <summary>
/// Counts English words that lost letters at their start, at their end or in the middle, where a space was left: "ssport", "migr", "counter rt".
/// </summary>
internal static class BrokenWords
{
    private const int MaxLost = 3;

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    public static int Count(Words words, Vocabulary vocabulary)
    {
        var repeated = words.Repeated();
        var count = 0;
        for (var i = 0; i < words.Count; i++)
        {
            if (!IsUnknown(i) || !IsFragment(i))
                continue;
            count++;
            // "antici ted" is one damage, not two.
            if (i + 1 < words.Count && words[i + 1].FollowsSpace && IsUnknown(i + 1))
                i++;
        }
        return count;

        // Jargon and names are unknown to a lexicon too, but they are said more than once or in several articles.
        bool IsUnknown(int i) =>
            words[i].Plain && words[i].Text.Length > 1 && !FollowsNumber(words, i)
            && !repeated.Contains(words[i].Text) && !vocabulary.IsInSeveral(words[i].Text) && !EnglishLexicon.Knows(words[i].Text);

        bool IsFragment(int i)
        {
            var word = words[i].Text;
            return !word.AsSpan().ContainsAny(Vowels)
                || !vocabulary.BeginsLikeAWord(word)
                || vocabulary.HasEnd(word, MaxLost)
                || vocabulary.HasStart(word, MaxLost)
                || (i > 0 && words[i].FollowsSpace && vocabulary.HasAround(words[i - 1].Text, word, MaxLost))
                || (i + 1 < words.Count && words[i + 1].FollowsSpace && vocabulary.HasAround(word, words[i + 1].Text, MaxLost));
        }
    }

    // "30 km", "5 pm"
    private static bool FollowsNumber(Words words, int i) => i > 0 && words[i].FollowsSpace && char.IsAsciiDigit(words[i - 1].Text[^1]);
}
