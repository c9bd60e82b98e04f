using System.Runtime.InteropServices;
using Bot.Core.Articles;
using Bot.Core.Indexing;

namespace Bot.Core.Search;

/// <summary>
/// What words of one language give by how they are written, numbered as an index does: those that give one term, which is all of them. A slot has all that a passage needs of a word, and nothing
/// behind it is read. As <see cref="SurfaceCache"/>, many threads read it without locks; what is full starts anew.
/// </summary>
internal sealed class NumberedWords
{
    private const int SmallestCapacity = 1 << 8;

    private const int LargestCapacity = 1 << 19;

    private readonly Lock _writing = new();

    private Table _table = new(SmallestCapacity);

    private int _count;

    /// <summary>The words as they are now: what is found in them stays.</summary>
    public Table Read() => Volatile.Read(ref _table);

    public void Add(WordKey key, NumberedWord word)
    {
        lock (_writing)
        {
            if (_table.TryFind(key, out _))
                return;
            if (_count >= _table.Capacity / 3 * 2)
                MakeRoom();
            _table.Put(new Slot { Low = key.Low, High = key.High, Word = word, Length = (byte)key.Length });
            _count++;
        }
    }

    private void MakeRoom()
    {
        var isLargest = _table.Capacity == LargestCapacity;
        var table = new Table(isLargest ? SmallestCapacity : _table.Capacity * 2);
        _count = isLargest ? 0 : _count;
        if (!isLargest)
            table.PutAll(_table);
        Volatile.Write(ref _table, table);
    }

    /// <summary>The words that were there when it was asked for, and those that came to the same slots.</summary>
    internal sealed unsafe class Table
    {
        private readonly FixedMemory _memory;

        /// <param name="capacity">A power of two.</param>
        public Table(int capacity)
        {
            (Capacity, _memory) = (capacity, new FixedMemory(capacity * sizeof(Slot)));
            _memory.GetSpan().Clear();
        }

        public int Capacity { get; }

        private Slot* Slots => (Slot*)_memory.Start;

        /// <summary>Has the slot where a word would stand brought near the processor; who seeks it later need not wait.</summary>
        public void Prefetch(WordKey key) => FixedMemory.Prefetch(Slots + (key.Hash & (Capacity - 1)));

        /// <param name="key">Of a whole word.</param>
        public bool TryFind(WordKey key, out NumberedWord word)
        {
            var at = key.Hash & (Capacity - 1);
            var slot = Slots + at;
            var length = Volatile.Read(ref slot->Length);
            while (length > 0 && (slot->Low != key.Low || slot->High != key.High || length != key.Length))
            {
                at = (at + 1) & (Capacity - 1);
                slot = Slots + at;
                length = Volatile.Read(ref slot->Length);
            }

            word = slot->Word;
            GC.KeepAlive(this);
            return length > 0;
        }

        public void Put(Slot added)
        {
            var at = new WordKey(added.Low, added.High, added.Length, IsWhole: true).Hash & (Capacity - 1);
            while (Slots[at].Length > 0)
                at = (at + 1) & (Capacity - 1);
            var slot = Slots + at;
            (slot->Low, slot->High, slot->Word) = (added.Low, added.High, added.Word);
            Volatile.Write(ref slot->Length, added.Length);
        }

        public void PutAll(Table other)
        {
            foreach (var slot in new ReadOnlySpan<Slot>(other.Slots, other.Capacity))
            {
                if (slot.Length > 0)
                    Put(slot);
            }
        }
    }

    /// <summary>Half a cache line.</summary>
    [StructLayout(LayoutKind.Sequential, Size = 32)]
    internal struct Slot
    {
        public ulong Low;
        public ulong High;
        public NumberedWord Word;

        /// <summary>Written last; 0 where the slot is free.</summary>
        public byte Length;
    }
}

/// <param name="Token">A <see cref="PackedToken"/>, but for <see cref="TokenKind.BeforeComma"/>.</param>
/// <param name="MayBeYear">As <see cref="RelativeYears.MayBeSecond"/> says.</param>
internal readonly record struct NumberedWord(int Token, bool MayBeYear);
