namespace Bot.Core.Search;

/// <summary>
/// The first term of words, by how they are written. All threads read it without locks: a set has place for a few words, and in a full table
/// one more takes the place of another.
/// </summary>
internal sealed class SurfaceCache
{
    private const int SmallestCapacity = 1 << 12;

    private const int LargestCapacity = 1 << 19;

    private const int SetSize = 8;

    private readonly Lock _writing = new();

    private Slot[] _slots = new Slot[SmallestCapacity];

    private int _count;

    public SurfaceTerm? Find(ReadOnlySpan<char> word, in SurfaceKey key)
    {
        var hash = key.Hash;
        foreach (ref var slot in SetOf(Volatile.Read(ref _slots), hash))
        {
            // The slot may just be written, so what is in it has the say.
            if (slot.Hash == hash && slot.Term is { } term && term.Key == key && (key.IsWhole || word.SequenceEqual(term.Word)))
                return term;
        }

        return null;
    }

    public void Add(SurfaceTerm first)
    {
        lock (_writing)
        {
            if (_count >= _slots.Length / 2 && _slots.Length < LargestCapacity)
                Grow();
            Put(_slots, first);
        }
    }

    private void Grow()
    {
        var slots = new Slot[_slots.Length * 2];
        _count = 0;
        foreach (var slot in _slots)
        {
            if (slot.Term is not null)
                Put(slots, slot.Term);
        }

        Volatile.Write(ref _slots, slots);
    }

    private void Put(Slot[] slots, SurfaceTerm term)
    {
        var hash = term.Key.Hash;
        var set = SetOf(slots, hash);
        var place = (int)(hash % SetSize);
        for (var i = SetSize - 1; i >= 0; i--)
        {
            if (set[i].Term is null)
                place = i;
        }

        if (set[place].Term is null)
            _count++;
        Volatile.Write(ref set[place].Term, term);
        set[place].Hash = hash;
    }

    private static Span<Slot> SetOf(Slot[] slots, uint hash) => slots.AsSpan((int)(hash / SetSize & (slots.Length / SetSize - 1)) * SetSize, SetSize);

    private struct Slot
    {
        public SurfaceTerm? Term;
        public uint Hash;
    }
}
