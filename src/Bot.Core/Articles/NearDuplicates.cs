using System.Buffers;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Bot.Core.Articles;

/// <summary>
/// Groups texts that are nearly the same, by min-hashes of their five-word shingles: texts that share a band of hashes are
/// compared exactly, so that the work grows with the number of texts and not with its square.
/// </summary>
public static class NearDuplicates
{
    /// <summary>The share of the smaller text's shingles that the other must hold.</summary>
    private const double Threshold = 0.8;

    // A copy may be cut, but a short text inside a much longer one is a quotation, not the same text.
    private const double LeastSizeRatio = 0.5;

    // As many as numbers in a Vector512.
    private const int Bands = 16;

    // With 16 bands of 3, a pair that shares half of all its shingles is compared with a probability of 0.88; one that shares 0.8 always.
    private const int Rows = 3;

    // Within a band whose hash many texts share, each is compared with this many different ones.
    private const int MaxComparisons = 16;

    // Of a text without words, which is like no other.
    private const uint Wordless = 0;

    /// <summary>Texts that are worth a processor.</summary>
    private const int Sharing = 256;

    /// <summary>Numbers of a signature.</summary>
    public const int SignatureLength = Bands;

    /// <summary>The places of the texts that are nearly the same: each group ascending, groups by their first place. Texts without a twin are in none.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> Find(IReadOnlyList<string> texts)
    {
        var signatures = new uint[texts.Count * SignatureLength];
        Parallel.For(0, texts.Count, i => Sign(texts[i], signatures.AsSpan(i * SignatureLength, SignatureLength)));
        return Find(signatures, i => texts[i]);
    }

    /// <summary>The same for texts whose signatures are known; only those that look alike are read.</summary>
    /// <param name="signatures"><see cref="SignatureLength"/> numbers for each text.</param>
    public static IReadOnlyList<IReadOnlyList<int>> Find(ReadOnlyMemory<uint> signatures, Func<int, string> text)
    {
        var leader = new int[signatures.Length / SignatureLength];
        for (var i = 0; i < leader.Length; i++)
            leader[i] = i;
        var shared = new int[Bands][];
        Parallel.For(0, Bands, Processors.For(leader.Length / Sharing, CancellationToken.None), band => shared[band] = SharedHashes.Find(signatures.Span, band, SignatureLength, Wordless));
        var shingles = new ShingleCache(text);
        for (var band = 0; band < Bands; band++)
            Join(signatures.Span, band, shared[band], leader, shingles);
        return Groups(leader);
    }

    /// <summary>Writes what is compared of a text before the text itself: a hash for each band of its min-hashes.</summary>
    public static void Sign(ReadOnlySpan<char> text, Span<uint> signature)
    {
        var buffer = ArrayPool<ulong>.Shared.Rent(Shingles.Room(text));
        var shingles = Shingles.Write(text, buffer);
        if (shingles.IsEmpty)
        {
            signature.Clear(); // Wordless
        }
        else
        {
            Span<ulong> least = stackalloc ulong[Bands * Rows];
            MinHash.Write(shingles, least);
            for (var band = 0; band < Bands; band++)
                signature[band] = Math.Max(Wordless + 1, (uint)(BandHash(least.Slice(band * Rows, Rows)) >> 32));
        }

        ArrayPool<ulong>.Shared.Return(buffer);
    }

    /// <summary>Whether two texts are nearly the same, and <see cref="Find(ReadOnlyMemory{uint}, Func{int, string})"/> would compare them.</summary>
    /// <param name="text">Asked for where they look alike.</param>
    internal static bool AreAlike(ReadOnlySpan<uint> signature, ReadOnlySpan<uint> other, Func<string> text, Func<string> otherText) =>
        SharesBand(signature, other) && AreSame(Shingles.Distinct(text()), Shingles.Distinct(otherText()));

    /// <summary>Whether a signature has a number in common with one of others, at the same place.</summary>
    /// <param name="others">One behind the other.</param>
    internal static bool SharesBand(ReadOnlySpan<uint> signature, ReadOnlySpan<uint> others)
    {
        var bands = Vector512.Create(signature);
        for (; signature[0] != Wordless && !others.IsEmpty; others = others[Bands..])
        {
            if (Vector512.EqualsAny(bands, Vector512.Create(others)))
                return true;
        }

        return false;
    }

    /// <param name="texts">Those whose hash another may have too, ascending.</param>
    private static void Join(ReadOnlySpan<uint> signatures, int band, int[] texts, int[] leader, ShingleCache shingles)
    {
        var buckets = new Dictionary<uint, List<int>>();
        foreach (var i in texts)
        {
            ref var bucket = ref CollectionsMarshal.GetValueRefOrAddDefault(buckets, signatures[(i * SignatureLength) + band], out _);
            if (bucket is null)
                bucket = [i];
            else if (!Joins(i, bucket, leader, shingles) && bucket.Count < MaxComparisons)
                bucket.Add(i);
        }
    }

    private static bool Joins(int text, List<int> others, int[] leader, ShingleCache shingles)
    {
        foreach (var other in others)
        {
            var (a, b) = (Leader(leader, text), Leader(leader, other));
            if (a == b)
                return true;
            if (!AreSame(shingles.Of(text), shingles.Of(other)))
                continue;
            leader[Math.Max(a, b)] = Math.Min(a, b);
            return true;
        }
        return false;
    }

    /// <summary>The first of the texts that are the same.</summary>
    private static int Leader(int[] leader, int text)
    {
        while (leader[text] != text)
            text = leader[text] = leader[leader[text]];
        return text;
    }

    private static IReadOnlyList<IReadOnlyList<int>> Groups(int[] leader)
    {
        var groups = new SortedDictionary<int, List<int>>();
        for (var i = 0; i < leader.Length; i++)
        {
            var first = Leader(leader, i);
            if (first == i)
                continue;
            if (!groups.TryGetValue(first, out var group))
                groups.Add(first, group = [first]);
            group.Add(i);
        }
        return [.. groups.Values];
    }

    private static bool AreSame(ulong[] a, ulong[] b)
    {
        var (small, large) = a.Length <= b.Length ? (a, b) : (b, a);
        if (small.Length < large.Length * LeastSizeRatio)
            return false;
        var shared = 0;
        for (int i = 0, j = 0; i < small.Length && j < large.Length;)
        {
            shared += small[i] == large[j] ? 1 : 0;
            if (small[i] <= large[j])
                i++;
            else
                j++;
        }
        return shared >= small.Length * Threshold;
    }

    private static ulong BandHash(ReadOnlySpan<ulong> least)
    {
        var hash = 0UL;
        foreach (var row in least)
            hash = Shingles.Mix(hash + row);
        return hash;
    }

    /// <summary>Shingles are made anew when needed, since those of a whole corpus would not fit into memory.</summary>
    private sealed class ShingleCache(Func<int, string> textOf)
    {
        private const int Capacity = 4_096;

        private readonly Dictionary<int, ulong[]> _shingles = [];

        public ulong[] Of(int text)
        {
            if (_shingles.TryGetValue(text, out var shingles))
                return shingles;
            if (_shingles.Count == Capacity)
                _shingles.Clear();
            return _shingles[text] = Shingles.Distinct(textOf(text));
        }
    }
}
