using System.Collections.Concurrent;
using System.Numerics;

namespace Bot.Core.Articles;

/// <summary>
/// Small numbers by words. What is asked for a word is waited for once, since the slot of one of up to sixteen letters has all of it; a dictionary of strings is read at three places.
/// Many threads read it without locks.
/// </summary>
internal sealed class WordTable
{
    private readonly Lock _writing = new();

    /// <summary>Words of which a <see cref="WordKey"/> is not all.</summary>
    private readonly ConcurrentDictionary<string, byte> _longer = new(StringComparer.Ordinal);

    private Slot[] _slots;
    private int _count;

    /// <param name="capacity">So many words it has room for, before it is made larger.</param>
    public WordTable(int capacity = 0) => _slots = new Slot[BitOperations.RoundUpToPowerOf2((uint)Math.Max(64, capacity + (capacity / 2) + 1))];

    /// <summary>How many words it has.</summary>
    public int Count => Volatile.Read(ref _count);

    /// <param name="word">Of one letter or more.</param>
    /// <returns>Null where it does not have the word.</returns>
    public byte? Find(string word)
    {
        var key = WordKey.Of(word);
        if (!key.IsWhole)
            return _longer.TryGetValue(word, out var longer) ? longer : null;
        var slots = Volatile.Read(ref _slots);
        ref var slot = ref slots[PlaceOf(slots, key)];
        return Volatile.Read(ref slot.Length) == 0 ? null : slot.Number;
    }

    /// <summary>Reads where each of the words would stand, so that it is near when it is asked for: for one after the other the processor would wait.</summary>
    /// <returns>Nothing that means anything.</returns>
    public int Touch(IReadOnlyCollection<string> words)
    {
        var (slots, read) = (Volatile.Read(ref _slots), 0);
        foreach (var word in words)
            read += slots[WordKey.Of(word).Hash & (slots.Length - 1)].Length;
        return read;
    }

    /// <summary>Adds a word; one that is there stays as it is.</summary>
    public void Add(string word, byte number)
    {
        var key = WordKey.Of(word);
        lock (_writing)
        {
            if (_count >= _slots.Length / 3 * 2)
                Grow();
            if (key.IsWhole ? Put(_slots, key, number) : _longer.TryAdd(word, number))
                _count++;
        }
    }

    private void Grow()
    {
        var slots = new Slot[_slots.Length * 2];
        foreach (var slot in _slots)
        {
            if (slot.Length > 0)
                Put(slots, new WordKey(slot.Low, slot.High, slot.Length, IsWhole: true), slot.Number);
        }

        Volatile.Write(ref _slots, slots);
    }

    private static bool Put(Slot[] slots, WordKey key, byte number)
    {
        ref var slot = ref slots[PlaceOf(slots, key)];
        if (slot.Length > 0)
            return false;
        (slot.Low, slot.High, slot.Number) = (key.Low, key.High, number);
        Volatile.Write(ref slot.Length, (byte)key.Length);
        return true;
    }

    /// <summary>Where the word stands, or would.</summary>
    private static int PlaceOf(Slot[] slots, WordKey key)
    {
        for (var at = key.Hash & (slots.Length - 1); ; at = (at + 1) & (slots.Length - 1))
        {
            ref var slot = ref slots[at];
            var length = Volatile.Read(ref slot.Length);
            if (length == 0 || (slot.Low == key.Low && slot.High == key.High && length == key.Length))
                return at;
        }
    }

    private struct Slot
    {
        public ulong Low;
        public ulong High;
        public byte Number;

        /// <summary>Written last; 0 where the slot is free.</summary>
        public byte Length;
    }
}
