namespace Bot.Core.Articles;

/// <summary>
/// Tells of a signature that it shares no band with any of many others (a Bloom filter in blocks of a cache line: Putze, Sanders and Singler 2007). Of one in forty that share none it says that they may.
/// </summary>
internal sealed class BandFilter
{
    private const int BitsOfBand = 16;

    /// <summary>That are set for a band, all of one block.</summary>
    private const int Bits = 6;

    private const int BlockBits = 512;

    private const int Words = BlockBits / 64;

    private readonly ulong[] _blocks;

    /// <param name="signatures">Of <see cref="NearDuplicates.Sign"/>, one behind the other.</param>
    public BandFilter(ReadOnlySpan<uint> signatures)
    {
        _blocks = new ulong[(((long)signatures.Length * BitsOfBand / BlockBits) + 1) * Words];
        for (var i = 0; i < signatures.Length; i++)
        {
            var block = BlockOf(i % NearDuplicates.SignatureLength, signatures[i], out var places);
            for (var bit = 0; bit < Bits; bit++, places >>= 9)
                block[(int)((places >> 6) % Words)] |= 1UL << (int)places;
        }
    }

    /// <summary>False where none of the others has the same number at the same place.</summary>
    public bool MayShareBand(ReadOnlySpan<uint> signature)
    {
        for (var band = 0; band < signature.Length; band++)
        {
            if (MayHave(band, signature[band]))
                return true;
        }

        return false;
    }

    private bool MayHave(int band, uint number)
    {
        var block = BlockOf(band, number, out var places);
        var set = 1UL;
        for (var bit = 0; bit < Bits; bit++, places >>= 9)
            set &= block[(int)((places >> 6) % Words)] >> (int)places;
        return set != 0;
    }

    /// <param name="places">Of its bits, nine bits of the number each.</param>
    private Span<ulong> BlockOf(int band, uint number, out ulong places)
    {
        var hash = Shingles.Mix(((ulong)band << 32) | number);
        places = Shingles.Mix(hash);
        return _blocks.AsSpan((int)(((hash >> 32) * (ulong)(_blocks.Length / Words)) >> 32) * Words, Words);
    }
}
