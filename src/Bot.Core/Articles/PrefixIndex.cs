namespace Bot.Core.Articles;

/// <summary>Words of two letters and more in ordinal order, found by how they begin.</summary>
internal sealed class PrefixIndex
{
    private const int HeadLength = 4;

    private readonly string[] _words;

    // The first letters of each word, which have the order of the words, and those behind them; and the last ones.
    private readonly ulong[] _heads;
    private readonly ulong[] _next;
    private readonly ulong[] _tails;

    private readonly byte[] _lengths;

    // Where the words that begin with two letters are.
    private readonly Dictionary<uint, (int From, int To)> _starts = [];

    // Where those are whose first letters are the same.
    private readonly Dictionary<ulong, (int From, int To)> _same = [];

    private PrefixIndex(string[] words, ulong[] heads)
    {
        (_words, _heads) = (words, heads);
        _next = Array.ConvertAll(words, word => word.Length > HeadLength ? Head(word.AsSpan(HeadLength)) : 0);
        _tails = Array.ConvertAll(words, word => Tail(word));
        _lengths = Array.ConvertAll(words, word => (byte)Math.Min(word.Length, byte.MaxValue));
        for (int from = 0, to; from < words.Length; from = to)
        {
            for (to = from + 1; to < words.Length && heads[to] >> 32 == heads[from] >> 32;)
                to++;
            _starts.Add((uint)(heads[from] >> 32), (from, to));
        }

        for (int from = 0, to; from < words.Length; from = to)
        {
            for (to = from + 1; to < words.Length && heads[to] == heads[from];)
                to++;
            _same.Add(heads[from], (from, to));
        }
    }

    /// <summary>In ordinal order.</summary>
    public string[] Words => _words;

    public bool HasStartOf(string word) => _starts.ContainsKey((uint)(Head(word) >> 32));

    /// <summary>Words of the one begin with the same pairs of letters as those of the other.</summary>
    public bool BeginsLike(PrefixIndex other) => _starts.Count == other._starts.Count && _starts.Keys.All(other._starts.ContainsKey);

    public static PrefixIndex OfSorted(string[] words) => new(words, Array.ConvertAll(words, word => Head(word)));

    /// <param name="words">Are put in order.</param>
    public static PrefixIndex Of(string[] words)
    {
        var heads = Array.ConvertAll(words, word => Head(word));
        Array.Sort(heads, words);
        for (int from = 0, to; from < words.Length; from = to)
        {
            for (to = from + 1; to < words.Length && heads[to] == heads[from];)
                to++;
            words.AsSpan(from, to - from).Sort(string.CompareOrdinal);
        }
        return new PrefixIndex(words, heads);
    }

    /// <summary>Where the words are that begin so, this one among them.</summary>
    public (int From, int To) Beginning(ReadOnlySpan<char> start)
    {
        var head = Head(start);
        if (start.Length < HeadLength)
        {
            var (first, end) = start.Length == 1 ? (0, _words.Length) : _starts.GetValueOrDefault((uint)(head >> 32));
            return Narrowed(_heads, head, start.Length, first, end);
        }

        var (from, to) = _same.GetValueOrDefault(head);
        if (start.Length == HeadLength || from == to)
            return (from, to);
        var rest = start[HeadLength..];
        (from, to) = Narrowed(_next, Head(rest), Math.Min(rest.Length, HeadLength), from, to);
        if (rest.Length <= HeadLength || from == to)
            return (from, to);
        var words = _words.AsSpan(from..to);
        var before = Before(words, start, orEqual: false);
        // Mostly there is none.
        return (from + before, from + (before < words.Length && words[before].AsSpan().StartsWith(start) ? Before(words, start, orEqual: true) : before));
    }

    /// <summary>Whether a word there ends so and has a length from one to another.</summary>
    public bool HasEnding((int From, int To) words, string end, int least, int most)
    {
        var tail = Tail(end);
        var mask = end.Length < HeadLength ? (1UL << (16 * end.Length)) - 1 : ulong.MaxValue;
        for (var i = words.From; i < words.To; i++)
        {
            if (((_tails[i] ^ tail) & mask) == 0 && _lengths[i] >= least && _lengths[i] <= most
                && (end.Length <= HeadLength || _words[i].EndsWith(end, StringComparison.Ordinal)))
                return true;
        }
        return false;
    }

    /// <summary>Of a stretch, where the first so many letters are the same.</summary>
    private static (int From, int To) Narrowed(ulong[] heads, ulong head, int letters, int from, int to)
    {
        from += FirstAtLeast(heads.AsSpan(from..to), head);
        var last = head | ((1UL << (16 * (HeadLength - letters))) - 1);
        return (from, from + (last == ulong.MaxValue ? to - from : FirstAtLeast(heads.AsSpan(from..to), last + 1)));
    }

    private static int FirstAtLeast(ReadOnlySpan<ulong> heads, ulong head)
    {
        var (from, to) = (0, heads.Length);
        while (from < to)
        {
            var middle = (from + to) >>> 1;
            if (heads[middle] < head)
                from = middle + 1;
            else
                to = middle;
        }
        return from;
    }

    /// <summary>How many words come before this start, or begin with it.</summary>
    private static int Before(ReadOnlySpan<string> words, ReadOnlySpan<char> start, bool orEqual)
    {
        var (from, to) = (0, words.Length);
        while (from < to)
        {
            var middle = (from + to) >>> 1;
            var word = words[middle].AsSpan();
            var order = word[..Math.Min(word.Length, start.Length)].SequenceCompareTo(start);
            if (order < 0 || (orEqual && order == 0))
                from = middle + 1;
            else
                to = middle;
        }
        return from;
    }

    private static ulong Head(ReadOnlySpan<char> word)
    {
        var head = 0UL;
        for (var i = 0; i < HeadLength; i++)
            head = (head << 16) | (i < word.Length ? word[i] : '\0');
        return head;
    }

    private static ulong Tail(ReadOnlySpan<char> word)
    {
        var tail = 0UL;
        foreach (var letter in word[Math.Max(0, word.Length - HeadLength)..])
            tail = (tail << 16) | letter;
        return tail;
    }
}
