using System.Numerics;

namespace Bot.Core.Search;

/// <summary>Numbers terms in the order in which they come.</summary>
/// <param name="most">How many different ones there may be.</param>
internal sealed class TermNumbers(int most)
{
    // One more than the number; 0 where none is.
    private readonly int[] _slots = new int[BitOperations.RoundUpToPowerOf2(((uint)most * 3 / 2) + 1)];

    private readonly List<SurfaceTerm> _terms = new(most / 2);

    public string[] Terms()
    {
        var terms = new string[_terms.Count];
        for (var i = 0; i < terms.Length; i++)
            terms[i] = _terms[i].Text;
        return terms;
    }

    public int Of(SurfaceTerm term)
    {
        var at = term.Hash & (_slots.Length - 1);
        for (; _slots[at] != 0; at = (at + 1) & (_slots.Length - 1))
        {
            var known = _terms[_slots[at] - 1];
            if (ReferenceEquals(known, term) || (known.Hash == term.Hash && known.Text == term.Text))
                return _slots[at] - 1;
        }

        _terms.Add(term);
        _slots[at] = _terms.Count;
        return _terms.Count - 1;
    }
}
