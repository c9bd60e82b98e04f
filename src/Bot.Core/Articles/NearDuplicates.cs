using System.Runtime.InteropServices;

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

    private const int Shingle = 5;

    private const int Bands = 16;

    // With 16 bands of 3, a pair that shares half of all its shingles is compared with a probability of 0.88; one that shares 0.8 always.
    private const int Rows = 3;

    // Within a band whose hash many texts share, each is compared with this many different ones.
    private const int MaxComparisons = 16;

    // Of a text without words, which is like no other.
    private const ulong Wordless = 0;

    /// <summary>Numbers of a signature.</summary>
    public const int SignatureLength = Bands;

    /// <summary>The places of the texts that are nearly the same: each group ascending, groups by their first place. Texts without a twin are in none.</summary>
    public static IReadOnlyList<IReadOnlyList<int>> Find(IReadOnlyList<string> texts)
    {
        var signatures = new ulong[texts.Count * SignatureLength];
        Parallel.For(0, texts.Count, i => Sign(texts[i], signatures.AsSpan(i * SignatureLength, SignatureLength)));
        return Find(signatures, i => texts[i]);
    }

    /// <summary>The same for texts whose signatures are known; only those that look alike are read.</summary>
    /// <param name="signatures"><see cref="SignatureLength"/> numbers for each text.</param>
    public static IReadOnlyList<IReadOnlyList<int>> Find(ReadOnlySpan<ulong> signatures, Func<int, string> text)
    {
        var count = signatures.Length / SignatureLength;
        var leader = Enumerable.Range(0, count).ToArray();
        var shingles = new ShingleCache(text);
        for (var band = 0; band < Bands; band++)
        {
            var buckets = new Dictionary<ulong, List<int>>(count);
            for (var i = 0; i < count; i++)
            {
                var hash = signatures[(i * SignatureLength) + band];
                if (hash == Wordless)
                    continue;
                ref var bucket = ref CollectionsMarshal.GetValueRefOrAddDefault(buckets, hash, out _);
                if (bucket is null)
                    bucket = [i];
                else if (!Joins(i, bucket, leader, shingles) && bucket.Count < MaxComparisons)
                    bucket.Add(i);
            }
        }
        return [.. Enumerable.Range(0, count).GroupBy(i => Leader(leader, i)).Where(group => group.Count() > 1).Select(group => group.ToArray())];
    }

    /// <summary>Writes what is compared of a text before the text itself: a hash for each band of its min-hashes.</summary>
    public static void Sign(string text, Span<ulong> signature)
    {
        signature.Clear(); // Wordless
        var least = Least(Shingles(text));
        for (var band = 0; band < Bands && least.Length > 0; band++)
            signature[band] = Math.Max(Wordless + 1, BandHash(least, band));
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

    private static int Leader(int[] leader, int text)
    {
        while (leader[text] != text)
            text = leader[text] = leader[leader[text]];
        return text;
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

    /// <summary>The different shingles, ascending. Letters and digits count, in lower case; all else separates words.</summary>
    private static ulong[] Shingles(string text)
    {
        var words = WordHashes(text);
        if (words.Count == 0)
            return [];
        var shingles = new ulong[Math.Max(1, words.Count - Shingle + 1)];
        for (var i = 0; i < shingles.Length; i++)
        {
            var hash = 0UL;
            for (var j = i; j < Math.Min(i + Shingle, words.Count); j++)
                hash = Mix(hash + words[j]);
            shingles[i] = hash;
        }
        Array.Sort(shingles);
        var distinct = 1;
        for (var i = 1; i < shingles.Length; i++)
        {
            if (shingles[i] != shingles[distinct - 1])
                shingles[distinct++] = shingles[i];
        }
        return shingles[..distinct];
    }

    private static List<ulong> WordHashes(string text)
    {
        const ulong Offset = 14695981039346656037;
        var words = new List<ulong>(text.Length / 5);
        var hash = Offset;
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
            {
                // FNV-1a
                hash = (hash ^ char.ToLowerInvariant(c)) * 1099511628211;
            }
            else if (hash != Offset)
            {
                words.Add(hash);
                hash = Offset;
            }
        }
        if (hash != Offset)
            words.Add(hash);
        return words;
    }

    private static ulong[] Least(ulong[] shingles)
    {
        if (shingles.Length == 0)
            return [];
        var least = new ulong[Bands * Rows];
        Array.Fill(least, ulong.MaxValue);
        foreach (var shingle in shingles)
        {
            // Each odd multiplier and its xor is another permutation; the golden ratio spreads them.
            var hash = shingle;
            for (var k = 0; k < least.Length; k++)
            {
                hash = (hash ^ (hash >> 29)) * 0x9E3779B97F4A7C15;
                least[k] = Math.Min(least[k], hash);
            }
        }
        return least;
    }

    private static ulong BandHash(ulong[] least, int band)
    {
        var hash = 0UL;
        for (var row = 0; row < Rows; row++)
            hash = Mix(hash + least[(band * Rows) + row]);
        return hash;
    }

    // The finalizer of SplitMix64.
    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
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
            return _shingles[text] = Shingles(textOf(text));
        }
    }
}
