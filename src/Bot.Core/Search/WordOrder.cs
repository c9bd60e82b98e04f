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
internal sealed class WordOrder
{
    /// <summary>Words between two that count as no longer near.</summary>
    private const int FarApart = 12;

    private readonly QuestionMatcher _matcher;

    /// <summary>Where the question has each of its words, one bit a place.</summary>
    private readonly TermTable<ulong> _places = new();

    /// <summary>The places of its function words.</summary>
    private readonly ulong _functionWords;

    private readonly int _words;

    public WordOrder(QuestionMatcher matcher)
    {
        var words = matcher.Question.Words;
        (_matcher, _words) = (matcher, words.Count);
        for (var place = 0; place < words.Count; place++)
        {
            if (words[place] < 0)
                continue;
            _places[words[place]] |= 1UL << place;
            _functionWords |= matcher.Matches(words[place]) ? 0 : 1UL << place;
        }
    }

    /// <summary>How many function words of the question have only their contrary here: "after" where "before" is asked.</summary>
    public int ContraryWords(ReadOnlySpan<int> tokens)
    {
        var count = 0;
        foreach (var (word, contrary) in _matcher.Question.Contraries)
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

    /// <summary>Longest common subsequence of all words, function words too, as a share of the question's (Crochemore and others 2001: a bit for each word of it).</summary>
    public float CommonSubsequence(ReadOnlySpan<int> tokens)
    {
        if (_words == 0)
            return 0;
        var left = ulong.MaxValue;
        foreach (var token in tokens)
        {
            var places = PlacesOf(token);
            left = (left + (left & places)) | (left & ~places);
        }

        return BitOperations.PopCount(~left) / (float)_words;
    }

    /// <summary>Longest run of words, function words too, that the sentence has as the question does, as a share of the question's.</summary>
    public float CommonRun(ReadOnlySpan<int> tokens)
    {
        if (_words == 0)
            return 0;
        // Where runs of one word end, of two, and so on.
        Span<ulong> ends = stackalloc ulong[ParsedQuestion.MaxTerms + 1];
        int running = 0, longest = 0;
        foreach (var token in tokens)
        {
            var places = PlacesOf(token);
            for (var length = running; length > 0; length--)
                ends[length] = ends[length - 1] << 1 & places;
            ends[0] = places;
            running++;
            while (running > 0 && ends[running - 1] == 0)
                running--;
            longest = Math.Max(longest, running);
        }

        return longest / (float)_words;
    }

    /// <summary>Share of the question's function words that the sentence has.</summary>
    public float FunctionWords(ReadOnlySpan<int> tokens)
    {
        if (_functionWords == 0)
            return 0;
        var met = 0UL;
        foreach (var token in tokens)
            met |= PlacesOf(token);
        return BitOperations.PopCount(met & _functionWords) / (float)BitOperations.PopCount(_functionWords);
    }

    /// <summary>How the sentence keeps the pairs of neighbouring words of the question.</summary>
    public PairOrder Pairs(ReadOnlySpan<int> tokens, TermMatch nearby)
    {
        var terms = _matcher.Question.Terms;
        Span<int> first = stackalloc int[terms.Count];
        Span<int> last = stackalloc int[terms.Count];
        first.Fill(-1);
        for (var i = 0; i < tokens.Length; i++)
        {
            for (var bits = _matcher.MatchTerm(PackedToken.Term(tokens[i])).Any; bits != 0; bits &= bits - 1)
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

    private ulong PlacesOf(int token) => _places[PackedToken.Term(token)];
}
