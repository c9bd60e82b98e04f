using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Bot.Core.Search;

/// <summary>
/// Counts the words of one passage after the other, and function words of one article after the other. What a word needs of its term lies together, since most terms are in no cache of the processor.
/// </summary>
internal sealed class TermCounts
{
    private readonly List<TermCount> _searched = [];
    private readonly List<TermCount> _function = [];
    private TermState[] _states = [];

    /// <summary>Searched words of the passage.</summary>
    public int Length { get; private set; }

    /// <param name="isInner">Not the first word of a sentence, which has a capital whatever it is.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Add(int term, TokenKind kind, bool isInner)
    {
        if (term >= _states.Length)
            Array.Resize(ref _states, Math.Max(term + 1, 2 * _states.Length));
        ref var state = ref _states[term];
        var capital = (kind & TokenKind.Capital) != TokenKind.None ? 1 : 0;
        if (isInner)
            (state.Inner, state.InnerCapitals) = (state.Inner + 1, state.InnerCapitals + capital);
        if ((kind & TokenKind.StopWord) != TokenKind.None)
        {
            Add(_function, ref state.FunctionPlace, term, capital);
            return;
        }

        Add(_searched, ref state.Place, term, capital);
        Length++;
    }

    /// <summary>Appends the passage, and begins with the next one.</summary>
    public void MovePassageTo(PostingPacker packed)
    {
        foreach (var count in _searched)
            packed.Add(count.Term, count.Frequency, count.Capitals > 0);
        packed.EndDocument();
        _searched.Clear();
        Length = 0;
    }

    /// <summary>Appends the function words of the article, and begins with the next one. How often it has them is of no use.</summary>
    public void MoveFunctionWordsTo(PostingPacker packed)
    {
        foreach (var count in _function)
            packed.Add(count.Term, frequency: 1, count.Capitals > 0);
        packed.EndDocument();
        _function.Clear();
    }

    /// <summary>Adds how many of the words of each term stood within sentences, and how many of these had a capital.</summary>
    public void AddCapitalsTo((int Inner, int InnerCapitals)[] capitals)
    {
        for (var term = 0; term < Math.Min(_states.Length, capitals.Length); term++)
            capitals[term] = (capitals[term].Inner + _states[term].Inner, capitals[term].InnerCapitals + _states[term].InnerCapitals);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Add(List<TermCount> counts, ref int place, int term, int capital)
    {
        var counted = CollectionsMarshal.AsSpan(counts);
        if ((uint)place < (uint)counted.Length && counted[place].Term == term)
        {
            counted[place].Frequency++;
            counted[place].Capitals += capital;
            return;
        }

        place = counted.Length;
        counts.Add(new TermCount { Term = term, Frequency = 1, Capitals = capital });
    }

    private struct TermCount
    {
        public int Term;
        public int Frequency;
        public int Capitals;
    }

    private struct TermState
    {
        /// <summary>Where among the searched words it was counted; of another passage, where that place has another term.</summary>
        public int Place;

        /// <summary>The same among the function words.</summary>
        public int FunctionPlace;

        public int Inner;
        public int InnerCapitals;
    }
}
