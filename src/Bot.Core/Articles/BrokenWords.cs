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

    /// <summary>The words that may be broken, as far as a text tells by itself: no lexicon has them, and they are said once.</summary>
    public static IReadOnlyList<SuspectWord> Suspects(Words words)
    {
        var suspects = new List<SuspectWord>();
        var last = -1;
        EnglishLexicon.Touch(words.Distinct);
        for (var i = 0; i < words.Count; i++)
        {
            if (!IsUnknown(i))
                continue;
            suspects.Add(new SuspectWord(words[i].Text, Joinable(i - 1, i) ? words[i - 1].Text : null, Joinable(i, i + 1) ? words[i + 1].Text : null, suspects.Count > 0 && last == i - 1));
            last = i;
        }
        return suspects;

        // Jargon and names are unknown to a lexicon too, but they are said more than once.
        bool IsUnknown(int i) =>
            words[i].Plain && words[i].Text.Length > 1 && !FollowsNumber(words, i)
            && !words.IsRepeated(i) && !EnglishLexicon.Knows(words[i].Text);

        bool Joinable(int first, int second) =>
            first >= 0 && second < words.Count && words[second].FollowsSpace
            && words[first].Text.Length + words[second].Text.Length + 1 >= ShortestJoined;
    }

    public static int Count(IReadOnlyList<SuspectWord> suspects, KnownWords known)
    {
        var count = 0;
        var joinsNext = false;
        foreach (var suspect in suspects)
        {
            // "antici ted" is one damage, not two.
            if (joinsNext && suspect.FollowsSuspect)
            {
                joinsNext = false;
                continue;
            }
            joinsNext = Joins(suspect.Word, suspect.After);
            if (joinsNext || Joins(suspect.Before, suspect.Word) || (!known.IsInSeveral(suspect.Word) && IsFragment(suspect.Word, known)))
                count++;
        }
        return count;

        bool Joins(string? first, string? second) => first is not null && second is not null && known.HasAround(first, second, MaxLost);
    }

    private static bool IsFragment(string word, KnownWords known) =>
        !word.AsSpan().ContainsAny(Vowels)
        || !known.BeginsLikeAWord(word)
        || known.HasEnd(word, MaxLost)
        || known.HasStart(word, MaxLost);

    // "30 km", "5 pm"
    private static bool FollowsNumber(Words words, int i) => i > 0 && words[i].FollowsSpace && char.IsAsciiDigit(words[i - 1].Text[^1]);
}

/// <summary>A word that is broken, or only rare: which of it, what all articles together write tells.</summary>
/// <param name="Before">The word before, where the two may be one; else null.</param>
/// <param name="After">The word behind, where the two may be one; else null.</param>
/// <param name="FollowsSuspect">The word right before is a suspect too.</param>
internal sealed record SuspectWord(string Word, string? Before, string? After, bool FollowsSuspect);
