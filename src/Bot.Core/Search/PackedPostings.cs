namespace Bot.Core.Search;

/// <summary>The terms of some documents, one document behind the other: 32 bits for each, and as many again for one that a document has often.</summary>
/// <param name="Ends">Where in <paramref name="Entries"/> each document ends.</param>
internal readonly record struct PackedPostings(uint[] Entries, int[] Ends)
{
    private const int CapitalBit = PackedToken.TermBits;
    private const int FrequencyBit = CapitalBit + 1;

    /// <summary>The frequency stands in the entry behind.</summary>
    private const uint Often = uint.MaxValue >> FrequencyBit;

    public static bool IsOften(int frequency) => (uint)frequency >= Often;

    public static uint Pack(int term, int frequency, bool hasCapital) => (uint)term | (hasCapital ? 1u << CapitalBit : 0) | (Math.Min((uint)frequency, Often) << FrequencyBit);

    /// <summary>The posting at a place, which is moved behind it.</summary>
    public static (int Term, int Frequency, bool HasCapital) Read(ReadOnlySpan<uint> entries, ref int place)
    {
        var entry = entries[place++];
        var frequency = entry >> FrequencyBit;
        if (frequency == Often)
            frequency = entries[place++];
        return (PackedToken.Term((int)entry), (int)frequency, (entry & (1u << CapitalBit)) != 0);
    }
}

/// <summary>Writes <see cref="PackedPostings"/> document after document; used again and again.</summary>
internal sealed class PostingPacker
{
    private readonly List<uint> _entries = [];
    private readonly List<int> _ends = [];

    public void Add(int term, int frequency, bool hasCapital)
    {
        _entries.Add(PackedPostings.Pack(term, frequency, hasCapital));
        if (PackedPostings.IsOften(frequency))
            _entries.Add((uint)frequency);
    }

    public void EndDocument() => _ends.Add(_entries.Count);

    /// <summary>What was written since the last time.</summary>
    public PackedPostings Take()
    {
        var taken = new PackedPostings([.. _entries], [.. _ends]);
        _entries.Clear();
        _ends.Clear();
        return taken;
    }
}
