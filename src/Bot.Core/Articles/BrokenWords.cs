using System.Buffers;

namespace Bot.Core.Articles;

/// <summary>
/// Counts English words that lost letters at their start, at their end or in the middle, where a space was left: "ssport", "migr", "counter rt".
/// </summary>
internal static class BrokenWords
{
    private const int MaxLost = 3;

    private static readonly SearchValues<char> Vowels = SearchValues.Create("aeiouy");

    // Shorter pieces fit into words by chance.
    private const int ShortestJoined = 7;

    public static int Count(Words words, KnownWords known)
    {
        var repeated = words.Repeated();
        var count = 0;
        for (var i = 0; i < words.Count; i++)
        {
            if (!IsUnknown(i))
                continue;
            var joinsNext = Joins(i, i + 1);
            if (joinsNext || Joins(i - 1, i) || (!known.IsInSeveral(words[i].Text) && IsFragment(words[i].Text, known)))
                count++;
            // "antici ted" is one damage, not two.
            i += joinsNext ? 1 : 0;
        }
        return count;

        // Jargon and names are unknown to a lexicon too, but they are said more than once.
        bool IsUnknown(int i) =>
            words[i].Plain && words[i].Text.Length > 1 && !FollowsNumber(words, i)
            && !repeated.Contains(words[i].Text) && !EnglishLexicon.Knows(words[i].Text);

        bool Joins(int first, int second) =>
            first >= 0 && second < words.Count && words[second].FollowsSpace
            && words[first].Text.Length + words[second].Text.Length + 1 >= ShortestJoined
            && known.HasAround(words[first].Text, words[second].Text, MaxLost);
    }

    private static bool IsFragment(string word, KnownWords known) =>
        !word.AsSpan().ContainsAny(Vowels)
        || !known.BeginsLikeAWord(word)
        || known.HasEnd(word, MaxLost)
        || known.HasStart(word, MaxLost);

    // "30 km", "5 pm"
    private static bool FollowsNumber(Words words, int i) => i > 0 && words[i].FollowsSpace && char.IsAsciiDigit(words[i - 1].Text[^1]);
}
