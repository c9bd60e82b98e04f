using System.Buffers.Binary;
using System.Collections;
using System.Text;

namespace Bot.Core.Indexing;

/// <summary>The terms of an index in the order of their UTF-8 bytes; a term's number is its place. Words become strings when they are asked for.</summary>
internal sealed class TermDictionary : IReadOnlyList<string>
{
    private const int Sampled = 16;

    private readonly FlatArray<byte> _bytes;
    private readonly FlatArray<int> _starts;
    private readonly string?[] _strings;
    private readonly ulong[] _shapes;

    /// <summary>How every <see cref="Sampled"/>th term begins: few and side by side, so that a search goes over them and hardly over the terms.</summary>
    private readonly Lazy<ulong[]> _samples;
    private IReadOnlyList<char>? _firstLetters;

    private TermDictionary(FlatArray<byte> bytes, FlatArray<int> starts)
    {
        (_bytes, _starts, _strings, _shapes) = (bytes, starts, new string?[starts.Length - 1], new ulong[starts.Length - 1]);
        _samples = new(() => [.. Enumerable.Range(0, (Count + Sampled - 1) / Sampled).Select(sample => Beginning(Utf8(sample * Sampled)))]);
    }

    public int Count => _strings.Length;

    public string this[int term] => _strings[term] ??= Encoding.UTF8.GetString(Utf8(term));

    public IEnumerator<string> GetEnumerator() => Enumerable.Range(0, Count).Select(term => this[term]).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public ReadOnlySpan<byte> Utf8(int term)
    {
        var starts = _starts.Span;
        return _bytes.Span[starts[term]..starts[term + 1]];
    }

    /// <summary>The number of the term; null where it is none.</summary>
    public int? Find(string term) => Find(Bytes(term, stackalloc byte[MaxBytes]));

    /// <param name="term">In UTF-8.</param>
    public int? Find(ReadOnlySpan<byte> term) => FirstFrom(term) is var place && place < Count && Utf8(place).SequenceEqual(term) ? place : null;

    /// <summary>The first term that is this one or behind it.</summary>
    public int FirstFrom(ReadOnlySpan<char> term) => FirstFrom(Bytes(term, stackalloc byte[MaxBytes]));

    /// <param name="sought">In UTF-8.</param>
    /// <param name="from">No term before this one is it or behind it; the nearer it is, the sooner it is found.</param>
    public int FirstFrom(ReadOnlySpan<byte> sought, int from = 0)
    {
        var bytes = _bytes.Span;
        var starts = _starts.Span;
        var (low, high) = Between(Beginning(sought), from);
        while (low < high)
        {
            var middle = (int)(((uint)low + (uint)high) / 2);
            if (bytes[starts[middle]..starts[middle + 1]].SequenceCompareTo(sought) < 0)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>Terms that begin so are [Start, End).</summary>
    public (int Start, int End) WithPrefix(ReadOnlySpan<char> prefix)
    {
        var start = FirstFrom(prefix);
        var sought = Bytes(prefix, stackalloc byte[MaxBytes]);
        int low = start, high = Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Utf8(middle).StartsWith(sought))
                low = middle + 1;
            else
                high = middle;
        }

        return (start, low);
    }

    /// <summary>Terms that begin so and may be no more errors away than these, in order.</summary>
    public List<int> Near(string prefix, WordShape shape, int errors)
    {
        var (start, end) = WithPrefix(prefix);
        var near = new List<int>();
        for (var term = start; term < end; term++)
        {
            if (shape.MayBe(ShapeOf(term), errors))
                near.Add(term);
        }

        return near;
    }

    /// <summary>The different first letters of the terms, in order; the first half of one that is two UTF-16 units.</summary>
    public IReadOnlyList<char> FirstLetters => _firstLetters ??= [.. FindFirstLetters()];

    /// <param name="terms">In the order of their UTF-8 bytes, each once.</param>
    public static void Write(Sections sections, IReadOnlyList<byte[]> terms)
    {
        var starts = new int[terms.Count + 1];
        for (var term = 0; term < terms.Count; term++)
            starts[term + 1] = checked(starts[term] + terms[term].Length);
        var bytes = new byte[starts[^1]];
        for (var term = 0; term < terms.Count; term++)
            terms[term].CopyTo(bytes, starts[term]);
        sections.Add("terms", bytes);
        sections.Add<int>("terms.starts", starts);
    }

    public static TermDictionary Read(Sections sections) => new(sections.Read<byte>("terms"), sections.Read<int>("terms.starts"));

    /// <summary>How terms are ordered.</summary>
    public static int Compare(ReadOnlySpan<byte> term, ReadOnlySpan<byte> other) => term.SequenceCompareTo(other);

    private IEnumerable<char> FindFirstLetters()
    {
        for (var place = 0; place < Count;)
        {
            var letters = this[place].Length > 1 && char.IsSurrogatePair(this[place], 0) ? this[place][..2] : this[place][..1];
            yield return letters[0];
            place = WithPrefix(letters).End;
        }
    }

    /// <summary>Kept in a row, since those of many terms are asked for one after the other.</summary>
    private WordShape ShapeOf(int term)
    {
        if (_shapes[term] is not 0 and var kept)
            return new WordShape((uint)kept, (int)(kept >> 32));
        var shape = WordShape.Of(this[term]);
        _shapes[term] = ((ulong)shape.Length << 32) | shape.Letters;
        return shape;
    }

    /// <summary>Of the terms before Low all are before one that begins so, and from High on all are behind it.</summary>
    /// <param name="from">They are not sought before this one.</param>
    private (int Low, int High) Between(ulong beginning, int from)
    {
        var samples = _samples.Value;
        int low = from / Sampled, high = samples.Length;
        for (var step = 1; from > 0 && low + step < high; step *= 2)
        {
            if (samples[low + step] < beginning)
                low += step;
            else
                high = low + step;
        }

        while (low < high)
        {
            var middle = (low + high) / 2;
            if (samples[middle] < beginning)
                low = middle + 1;
            else
                high = middle;
        }

        while (high < samples.Length && samples[high] == beginning)
            high++;
        return (Math.Max(0, (low - 1) * Sampled), Math.Min(Count, high * Sampled));
    }

    /// <summary>The first eight bytes as a number, in the order of terms.</summary>
    private static ulong Beginning(ReadOnlySpan<byte> term)
    {
        if (term.Length >= sizeof(ulong))
            return BinaryPrimitives.ReadUInt64BigEndian(term);
        Span<byte> filled = stackalloc byte[sizeof(ulong)];
        filled.Clear();
        term.CopyTo(filled);
        return BinaryPrimitives.ReadUInt64BigEndian(filled);
    }

    // Analysis cuts terms at 64 characters, which fold to four at most.
    private const int MaxBytes = 1024;

    private static ReadOnlySpan<byte> Bytes(ReadOnlySpan<char> term, Span<byte> buffer) =>
        Encoding.UTF8.TryGetBytes(term, buffer, out var written) ? buffer[..written] : Encoding.UTF8.GetBytes(term.ToString());
}
