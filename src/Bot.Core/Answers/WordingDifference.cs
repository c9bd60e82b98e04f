using System.Text.RegularExpressions;
using Bot.Core.Articles;

namespace Bot.Core.Answers;

/// <summary>Another wording of the same quotation: what stands in quotation marks is nearly the same, word by word, and nobody else is named as the speaker.</summary>
internal static partial class WordingDifference
{
    private const int MinWords = 5;

    /// <summary>Share of the words of the shorter quotation that the other has in the same order: below, something else is said; above, the same.</summary>
    private const double RelatedFrom = 0.6;
    private const double SameFrom = 0.92;

    /// <summary>So many words in a row, not all of them function words, may stand for the share.</summary>
    private const int Run = 5;

    /// <summary>The two quotations; null where the sentences quote nothing alike.</summary>
    public static (TextSpan First, TextSpan Other)? Find(Statement first, Statement other)
    {
        if (!HasMark(first) || first.SharedWith(other) < RelatedFrom * MinWords || !HasMark(other))
            return null;
        foreach (var one in Quotations(first))
        {
            foreach (var two in Quotations(other))
            {
                if (AreVersions(first, one, other, two) && !HaveOtherSpeakers(first, one, other, two))
                    return (one, two);
            }
        }

        return null;
    }

    private static bool HasMark(Statement statement) =>
        statement.Source.Text.AsSpan(statement.Span.Start, statement.Span.Length).ContainsAny('"', '“', '«');

    private static bool AreVersions(Statement first, TextSpan one, Statement other, TextSpan two)
    {
        var (a, b) = (Terms(first, one), Terms(other, two));
        var shorter = Math.Min(a.Count, b.Count);
        if (shorter < MinWords)
            return false;
        var (subsequence, run) = Common(a, b);
        // What is cut shorter, or begins a word earlier, is the same wording.
        return (subsequence >= RelatedFrom * shorter || run >= Run) && subsequence < SameFrom * shorter && run < shorter - 1;
    }

    private static (int Subsequence, int Run) Common(List<string> a, List<string> b)
    {
        var subsequences = new int[b.Count + 1];
        var runs = new int[b.Count + 1];
        var longest = 0;
        foreach (var word in a)
        {
            int subsequenceBefore = 0, runBefore = 0;
            for (var j = 1; j <= b.Count; j++)
            {
                var (subsequenceAbove, runAbove) = (subsequences[j], runs[j]);
                var isSame = string.Equals(word, b[j - 1], StringComparison.Ordinal);
                subsequences[j] = isSame ? subsequenceBefore + 1 : Math.Max(subsequenceAbove, subsequences[j - 1]);
                runs[j] = isSame ? runBefore + 1 : 0;
                longest = Math.Max(longest, runs[j]);
                (subsequenceBefore, runBefore) = (subsequenceAbove, runAbove);
            }
        }

        return (subsequences[^1], longest);
    }

    /// <summary>Both sentences have names beside the quotation, and none in common.</summary>
    private static bool HaveOtherSpeakers(Statement first, TextSpan one, Statement other, TextSpan two)
    {
        var (a, b) = (NamesBeside(first, one), NamesBeside(other, two));
        return a.Count > 0 && b.Count > 0 && !a.Overlaps(b);
    }

    private static HashSet<string> NamesBeside(Statement statement, TextSpan quotation) =>
        [.. statement.Words.Where(word => word is { IsCapital: true, IsStopWord: false } && word.Span.Start != statement.Words[0].Span.Start && !quotation.Contains(word.Span)).Select(word => word.Term)];

    private static List<string> Terms(Statement statement, TextSpan quotation) =>
        [.. statement.Words.Where(word => quotation.Contains(word.Span)).Select(word => word.Term)];

    private static IEnumerable<TextSpan> Quotations(Statement statement) =>
        Quotation().Matches(statement.Text).Select(match => match.Groups["words"]).Select(words => new TextSpan(statement.Span.Start + words.Index, words.Length));

    // A quotation that goes on in the next sentence ends here with the sentence.
    [GeneratedRegex("""["“„«](?<words>[^"”“»«„]+?)[,.]?(["”“»]|$)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Quotation();
}
