using System.Runtime.InteropServices;

namespace Bot.Core.Indexing;

/// <summary>Where up to 128 postings lie, and what is known of them without reading them. The places of those who have the term are called documents here: passages, or articles.</summary>
/// <param name="Last">The last document.</param>
/// <param name="Offset">Of the bytes of the block.</param>
/// <param name="Max">What a posting of it counts at the most, as its writer says.</param>
[StructLayout(LayoutKind.Sequential, Pack = 1)]
internal readonly record struct PostingBlock(int Last, int Offset, byte DocumentBits, byte FrequencyBits, Capitals Capitals, byte Max);

/// <summary>Which documents of a block write the term with a capital.</summary>
internal enum Capitals : byte
{
    None,
    All,

    /// <summary>A bit for each tells.</summary>
    Some,
}

/// <summary>What is kept of one term.</summary>
/// <param name="Documents">How many have it.</param>
/// <param name="FirstBlock">Its blocks are this one and those behind it, of 128 documents each but the last.</param>
/// <param name="Inner">Occurrences within sentences, where a capital says something.</param>
/// <param name="InnerCapitals">How many of these have a capital.</param>
internal readonly record struct PostingList(int Documents, int FirstBlock, int Inner, int InnerCapitals)
{
    public int Blocks => (Documents + BlockCodec.Size - 1) / BlockCodec.Size;
}
