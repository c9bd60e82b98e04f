using System.Collections.Concurrent;

namespace Bot.Core.Figures;

/// <summary>What was read of words that come again and again; no more than so many are kept, and none that no text repeats.</summary>
internal sealed class WordCache(int capacity)
{
    private const int LongestWord = 40;

    private readonly ConcurrentDictionary<string, string> _known = new(StringComparer.Ordinal);
    private int _count;

    public string GetOrRead(string word, Func<string, string> read)
    {
        if (_known.TryGetValue(word, out var known))
            return known;
        var value = read(word);
        // The count of a concurrent dictionary locks all of it.
        if (word.Length <= LongestWord && Volatile.Read(ref _count) < capacity && _known.TryAdd(word, value))
            Interlocked.Increment(ref _count);
        return value;
    }
}
