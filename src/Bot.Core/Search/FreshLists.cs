namespace Bot.Core.Search;

/// <summary>The documents of one term, rising.</summary>
/// <param name="Capitals">1 where one of its words has a capital, else 0.</param>
internal readonly record struct FreshList(ReadOnlyMemory<int> Documents, ReadOnlyMemory<byte> Frequencies, ReadOnlyMemory<byte> Capitals)
{
    /// <summary>As in <see cref="Indexing.PostingList"/>.</summary>
    public int Inner { get; init; }

    public int InnerCapitals { get; init; }
}

/// <summary>Lists of documents by term, for all in the same arrays: words are counted first, in the order of their documents, and then added in the same order.</summary>
internal sealed class FreshLists(int terms)
{
    private readonly int[] _starts = new int[terms + 1];
    private readonly int[] _last = NewMarks(terms);
    private int[] _next = [];
    private int[] _documents = [];
    private byte[] _frequencies = [];
    private byte[] _capitals = [];

    public FreshList this[int term] => new(_documents.AsMemory(_starts[term].._starts[term + 1]), _frequencies.AsMemory(_starts[term].._starts[term + 1]), _capitals.AsMemory(_starts[term].._starts[term + 1]));

    public void Count(int term, int document, bool isCapital)
    {
        _starts[term + 1] += _last[term] == document ? 0 : 1;
        _last[term] = document;
    }

    public void Allocate()
    {
        for (var term = 0; term < terms; term++)
            _starts[term + 1] = checked(_starts[term + 1] + _starts[term]);
        _next = _starts.AsSpan(0, terms).ToArray();
        (_documents, _frequencies, _capitals) = (new int[_starts[terms]], new byte[_starts[terms]], new byte[_starts[terms]]);
        Array.Fill(_last, -1);
    }

    public void Add(int term, int document, bool isCapital)
    {
        if (_last[term] != document)
            _documents[_next[term]++] = document;
        _last[term] = document;
        var place = _next[term] - 1;
        if (_frequencies[place] < byte.MaxValue)
            _frequencies[place]++;
        if (isCapital)
            _capitals[place] = 1;
    }

    private static int[] NewMarks(int terms)
    {
        var marks = new int[terms];
        Array.Fill(marks, -1);
        return marks;
    }
}
