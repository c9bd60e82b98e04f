using System.Runtime.InteropServices;

namespace Bot.Core.Tests.Articles;

/// <summary>What <see cref="Bot.Core.Articles.NearDuplicates"/> must give, written without regard to time: every text goes into a bucket of every band.</summary>
internal static class PlainNearDuplicates
{
    private const double Threshold = 0.8;

    private const double LeastSizeRatio = 0.5;

    private const int Shingle = 5;

    private const int Bands = 16;

    private const int Rows = 3;

    private const int MaxComparisons = 16;

    private const uint Wordless = 0;

    public const int SignatureLength = Bands;

    public static IReadOnlyList<IReadOnlyList<int>> Find(ReadOnlySpan<uint> signatures, Func<int, string> text)
    {
        var count = signatures.Length / SignatureLength;
        var leader = Enumerable.Range(0, count).ToArray();
        var shingles = Enumerable.Range(0, count).Select(i => Shingles(text(i))).ToArray();
        for (var band = 0; band < Bands; band++)
        {
            var buckets = new Dictionary<uint, List<int>>(count);
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

    public static void Sign(string text, Span<uint> signature)
    {
        signature.Clear(); // Wordless
        var least = Least(Shingles(text));
        for (var band = 0; band < Bands && least.Length > 0; band++)
            signature[band] = Math.Max(Wordless + 1, (uint)(BandHash(least, band) >> 32));
    }

    private static bool Joins(int text, List<int> others, int[] leader, ulong[][] shingles)
    {
        foreach (var other in others)
        {
            var (a, b) = (Leader(leader, text), Leader(leader, other));
            if (a == b)
                return true;
            if (!AreSame(shingles[text], shingles[other]))
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

    private static ulong Mix(ulong x)
    {
        x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
        x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
        return x ^ (x >> 31);
    }
}
