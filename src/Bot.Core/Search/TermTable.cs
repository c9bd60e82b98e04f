namespace Bot.Core.Search;

/// <summary>What is known of a few terms of an index. Most words of an article are none of them, and are passed over by a bit.</summary>
internal sealed class TermTable<T>
    where T : struct
{
    private readonly Dictionary<int, T> _known = [];

    /// <summary>One for each term, some sharing one.</summary>
    private readonly ulong[] _bits = new ulong[64];

    public IEnumerable<KeyValuePair<int, T>> Known => _known;

    /// <summary>The default of one that is not known.</summary>
    public T this[int term]
    {
        get => (_bits[term >> 6 & 63] >> term & 1) != 0 && _known.TryGetValue(term, out var known) ? known : default;
        set
        {
            _known[term] = value;
            _bits[term >> 6 & 63] |= 1UL << term;
        }
    }
}
