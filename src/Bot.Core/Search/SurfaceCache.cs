using Bot.Core.Articles;

namespace Bot.Core.Search;

/// <summary>
/// The terms of words by how they are written. All threads read it without locks: what stands in a slot is written once, the term last,
/// and a table that is full makes way for another one.
/// </summary>
internal sealed class SurfaceCache
{
    private const int SmallestCapacity = 1 << 12;

    private const int LargestCapacity = 1 << 19;

    private readonly Lock _writing = new();

    private Slot[] _slots = new Slot[SmallestCapacity];

    private int _count;

    /// <summary>Null where the word was not read before.</summary>
    /// <param name="first">Where in the word its first term stands and of what kind it is, so that nothing but the slot need be read.</param>
    public SurfaceTerm? Find(ReadOnlySpan<char> word, WordKey key, out SurfaceShape first)
    {
        var slots = Volatile.Read(ref _slots);
        for (var at = key.Hash & (slots.Length - 1); ; at = (at + 1) & (slots.Length - 1))
        {
            ref var slot = ref slots[at];
            var term = Volatile.Read(ref slot.Term);
            first = slot.Shape;
            if (term is null || (slot.Low == key.Low && slot.High == key.High && slot.Length == key.Length && slot.IsWhole == key.IsWhole && (key.IsWhole || word.SequenceEqual(term.Word))))
                return term;
        }
    }

    public void Add(ReadOnlySpan<char> word, WordKey key, SurfaceTerm first)
    {
        lock (_writing)
        {
            if (Find(word, key, out _) is not null)
                return;
            if (_count >= _slots.Length / 3 * 2)
                MakeRoom();
            Put(_slots, key, first);
            _count++;
        }
    }

    private void MakeRoom()
    {
        var isLargest = _slots.Length == LargestCapacity;
        var slots = new Slot[isLargest ? LargestCapacity : _slots.Length * 2];
        if (isLargest)
        {
            _count = 0;
        }
        else
        {
            foreach (ref var slot in _slots.AsSpan())
            {
                if (slot.Term is not null)
                    Put(slots, new WordKey(slot.Low, slot.High, slot.Length, slot.IsWhole), slot.Term);
            }
        }

        Volatile.Write(ref _slots, slots);
    }

    private static void Put(Slot[] slots, WordKey key, SurfaceTerm term)
    {
        var at = key.Hash & (slots.Length - 1);
        while (slots[at].Term is not null)
            at = (at + 1) & (slots.Length - 1);
        ref var slot = ref slots[at];
        (slot.Low, slot.High, slot.Length, slot.IsWhole) = (key.Low, key.High, (byte)key.Length, key.IsWhole);
        slot.Shape = new SurfaceShape((byte)term.Start, (byte)term.Length, term.Kind, term.Next is not null);
        Volatile.Write(ref slot.Term, term);
    }

    /// <summary>Half a cache line.</summary>
    private struct Slot
    {
        public SurfaceTerm? Term;
        public ulong Low;
        public ulong High;
        public byte Length;
        public bool IsWhole;
        public SurfaceShape Shape;
    }
}

/// <summary>What of a <see cref="SurfaceTerm"/> makes a token.</summary>
internal readonly record struct SurfaceShape(byte Start, byte Length, TokenKind Kind, bool HasNext);
