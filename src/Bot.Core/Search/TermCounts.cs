namespace Bot.Core.Search;

/// <summary>Counts the words of one document after the other by their terms.</summary>
internal sealed class TermCounts
{
    // Where in the document a term was counted; of another document, where that place has another term.
    private int[] _places = [];
    private int[] _terms = new int[256];
    private int[] _frequencies = new int[256];
    private bool[] _capitals = new bool[256];
    private int _count;

    public void Add(int term, bool isCapital, int times = 1)
    {
        if (term >= _places.Length)
            Array.Resize(ref _places, Math.Max(term + 1, 2 * _places.Length));
        var place = _places[term];
        if (place >= _count || _terms[place] != term)
            place = Begin(term);
        _frequencies[place] += times;
        _capitals[place] |= isCapital;
    }

    /// <summary>Appends what was counted, and begins with the next document.</summary>
    public void MoveTo(PostingPacker packed)
    {
        for (var place = 0; place < _count; place++)
            packed.Add(_terms[place], _frequencies[place], _capitals[place]);
        _count = 0;
        packed.EndDocument();
    }

    private int Begin(int term)
    {
        if (_count == _terms.Length)
        {
            Array.Resize(ref _terms, 2 * _count);
            Array.Resize(ref _frequencies, 2 * _count);
            Array.Resize(ref _capitals, 2 * _count);
        }

        (_terms[_count], _frequencies[_count], _capitals[_count]) = (term, 0, false);
        return _places[term] = _count++;
    }
}
