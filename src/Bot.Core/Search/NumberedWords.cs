using Bot.Core.Articles;

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

    private Slot[] _slots = new Slot[SmallestCapacity];

    private int _count;

    /// <summary>The slots as they are now: what is found in them stays.</summary>
    public Found Read() => new(Volatile.Read(ref _slots));

    public void Add(WordKey key, NumberedWord word)
    {
        lock (_writing)
        {
            if (Read().TryFind(key, out _))
                return;
            if (_count >= _slots.Length / 3 * 2)
                MakeRoom();
            Put(_slots, new Slot { Low = key.Low, High = key.High, Word = word, Length = (byte)key.Length });
            _count++;
        }
    }

    private void MakeRoom()
    {
        var isLargest = _slots.Length == LargestCapacity;
        var slots = new Slot[isLargest ? SmallestCapacity : _slots.Length * 2];
        _count = isLargest ? 0 : _count;
        foreach (var slot in isLargest ? [] : _slots)
        {
            if (slot.Length > 0)
                Put(slots, slot);
        }

        Volatile.Write(ref _slots, slots);
    }

    private static void Put(Slot[] slots, Slot added)
    {
        var at = new WordKey(added.Low, added.High, added.Length, IsWhole: true).Hash & (slots.Length - 1);
        while (slots[at].Length > 0)
            at = (at + 1) & (slots.Length - 1);
        ref var slot = ref slots[at];
        (slot.Low, slot.High, slot.Word) = (added.Low, added.High, added.Word);
        Volatile.Write(ref slot.Length, added.Length);
    }

    /// <summary>The words that were there when it was asked for, and those that came to the same slots.</summary>
    public readonly struct Found(Slot[] slots)
    {
        private readonly Slot[] _slots = slots;

        /// <summary>Reads the slot where a word would stand, so that it is near when it is sought.</summary>
        public int Touch(WordKey key) => _slots[key.Hash & (_slots.Length - 1)].Length;

        /// <param name="key">Of a whole word.</param>
        public bool TryFind(WordKey key, out NumberedWord word)
        {
            for (var at = key.Hash & (_slots.Length - 1); ; at = (at + 1) & (_slots.Length - 1))
            {
                ref var slot = ref _slots[at];
                var length = Volatile.Read(ref slot.Length);
                word = slot.Word;
                if (length == 0)
                    return false;
                if (slot.Low == key.Low && slot.High == key.High && length == key.Length)
                    return true;
            }
        }
    }

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
