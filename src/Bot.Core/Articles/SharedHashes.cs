using System.Numerics;

namespace Bot.Core.Articles;

/// <summary>
/// Finds among many hashes those that come more than once, by two bits for each of sixteen times as many places: what stands alone at its place comes once.
/// </summary>
internal static class SharedHashes
{
    private const int PlacesPerHash = 16;

    private const int MaxPlaces = 1 << 28;

    /// <summary>The numbers of the rows, ascending, whose hash in a column another row has too; a few others are among them.</summary>
    /// <param name="none">A hash that does not count.</param>
    public static int[] Find(ReadOnlySpan<uint> table, int column, int columns, uint none)
    {
        var places = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Clamp((long)table.Length / columns * PlacesPerHash, 64, MaxPlaces));
        var (once, twice) = (new ulong[places / 64], new ulong[places / 64]);
        for (var at = column; at < table.Length; at += columns)
        {
            var place = (int)table[at] & (places - 1);
            ref var bits = ref once[place / 64];
            twice[place / 64] |= bits & (1UL << place);
            bits |= 1UL << place;
        }

        var rows = new List<int>();
        for (var (row, at) = (0, column); at < table.Length; at += columns, row++)
        {
            var place = (int)table[at] & (places - 1);
            if (table[at] != none && (twice[place / 64] & (1UL << place)) != 0)
                rows.Add(row);
        }

        return [.. rows];
    }
}
