using System.Numerics;

namespace Bot.Core.Search;

/// <summary>How a sentence keeps the pairs of neighbouring words of a question.</summary>
/// <param name="Broken">Share of the pairs of which one word is met and the other is not.</param>
/// <param name="Reversed">Share of the pairs met that stand the other way round.</param>
/// <param name="Distance">Mean distance of the words of a pair met, 1 where they are far apart or no pair is met.</param>
/// <param name="Replaced">Words met with another word before them than the question has: a European ship where an American one is asked for.</param>
/// <param name="ObjectAfterVerb">Pairs met whose second word stands behind the verb as in the question, less those where it stands before it.</param>
internal readonly record struct PairOrder(float Broken, float Reversed, float Distance, float Replaced, float ObjectAfterVerb);

/// <summary>How the words of a sentence, function words too, follow those of a question.</summary>
internal readonly struct WordOrder(QuestionMatcher matcher)
{
    /// <summary>Words of the question that are compared; of a longer one the first.</summary>
    private const int MaxWords = 64;

    /// <summary>Words between two that count as no longer near.</summary>
    private const int FarApart = 12;

    /// <summary>How many function words of the question have only their contrary here: "after" where "before" is asked.</summary>
    public int ContraryWords(ReadOnlySpan<int> tokens)
    {
        var count = 0;
        foreach (var (word, contrary) in matcher.Question.Contraries)
            count += Has(tokens, contrary) && !Has(tokens, word) ? 1 : 0;
        return count;
    }

    private static bool Has(ReadOnlySpan<int> tokens, int term)
    {
        foreach (var token in tokens)
        {
            if (PackedToken.Term(token) == term)
                return true;
        }

        return false;
    }

    /// <summary>Longest common subsequence of all words, function words too, as a share of the question's.</summary>
    public float CommonSubsequence(ReadOnlySpan<int> tokens)
    {
        var words = matcher.Question.Words;
        if (words.Count == 0)
            return 0;
        Span<int> row = stackalloc int[Math.Min(words.Count, MaxWords) + 1];
        row.Clear();
        foreach (var token in tokens)
        {
            var term = PackedToken.Term(token);
            var diagonal = 0;
            for (var i = 1; i < row.Length; i++)
            {
                var above = row[i];
                row[i] = words[i - 1] == term ? diagonal + 1 : Math.Max(above, row[i - 1]);
                diagonal = above;
            }
        }

        return row[^1] / (float)(row.Length - 1);
    }

    /// <summary>Longest run of words, function words too, that the sentence has as the question does, as a share of the question's.</summary>
    public float CommonRun(ReadOnlySpan<int> tokens)
    {
        var words = matcher.Question.Words;
        if (words.Count == 0)
            return 0;
        Span<int> row = stackalloc int[Math.Min(words.Count, MaxWords) + 1];
        row.Clear();
        var longest = 0;
        foreach (var token in tokens)
        {
            var term = PackedToken.Term(token);
            for (var i = row.Length - 1; i > 0; i--)
            {
                row[i] = words[i - 1] == term ? row[i - 1] + 1 : 0;
                longest = Math.Max(longest, row[i]);
            }
        }

        return longest / (float)(row.Length - 1);
    }

    /// <summary>Share of the question's function words that the sentence has.</summary>
    public float FunctionWords(ReadOnlySpan<int> tokens)
    {
        int all = 0, met = 0;
        foreach (var word in matcher.Question.Words)
        {
            if (word < 0 || matcher.Matches(word))
                continue;
            all++;
            met += Has(tokens, word) ? 1 : 0;
        }

        return all == 0 ? 0 : met / (float)all;
    }

    /// <summary>How the sentence keeps the pairs of neighbouring words of the question.</summary>
    public PairOrder Pairs(ReadOnlySpan<int> tokens, TermMatch nearby)
    {
        var terms = matcher.Question.Terms;
        Span<int> first = stackalloc int[terms.Count];
        Span<int> last = stackalloc int[terms.Count];
        first.Fill(-1);
        for (var i = 0; i < tokens.Length; i++)
        {
            for (var bits = matcher.MatchTerm(PackedToken.Term(tokens[i])).Any; bits != 0; bits &= bits - 1)
            {
                var term = BitOperations.TrailingZeroCount(bits);
                if (first[term] < 0)
                    first[term] = i;
                last[term] = i;
            }
        }

        int pairs = 0, broken = 0, reversed = 0, replaced = 0, both = 0;
        float distance = 0, objectAfterVerb = 0;
        for (var i = 1; i < terms.Count; i++)
        {
            if (terms[i].Place != terms[i - 1].Place + 1)
                continue;
            pairs++;
            if (first[i] >= 0 && first[i - 1] >= 0)
            {
                both++;
                var gap = Math.Min(Math.Abs(first[i] - last[i - 1]), Math.Abs(last[i] - first[i - 1]));
                distance += Math.Min(gap, FarApart) / (float)FarApart;
                reversed += last[i] < first[i - 1] ? 1 : 0;
                if (terms[i - 1].Class == WordClass.Verb)
                    objectAfterVerb += last[i] < first[i - 1] ? -1 : 1;
            }
            else if (first[i] >= 0 != first[i - 1] >= 0)
            {
                broken++;
                // "European ship" where an American ship was asked for: the word before is another one.
                if (first[i] > 0 && terms[i].FollowsPrevious && (nearby.Near >> (i - 1) & 1) == 0 && !PackedToken.Kind(tokens[first[i] - 1]).HasFlag(TokenKind.StopWord))
                    replaced++;
            }
        }

        return new PairOrder(pairs == 0 ? 0 : broken / (float)pairs, both == 0 ? 0 : reversed / (float)both, both == 0 ? 1 : distance / both, replaced, objectAfterVerb);
    }
}
