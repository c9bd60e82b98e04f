using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Bot.Core.Articles;

/// <summary>Which files there are, of which size and time, in a few bytes: the sum of their hashes, so that they can be met in any order and none need be remembered.</summary>
/// <param name="listedUtcTicks">When they were listed.</param>
internal sealed class FolderState(long listedUtcTicks)
{
    private const int SumBytes = 2 * sizeof(ulong);
    private const int LongestOnStack = 1024;

    // Of the times of files: FAT tells 2 s apart, others less.
    private const long Coarseness = 2 * TimeSpan.TicksPerSecond;

    private UInt128 _sum;
    private long _newest;

    /// <summary>
    /// Nothing can have changed without being seen. What was written right before it was listed may have been written again right behind, at a time that the disk does not tell apart.
    /// </summary>
    public bool IsAtRest => IsFileAtRest(_newest, listedUtcTicks);

    public static FolderState Of(IEnumerable<ArticleFile> files, long listedUtcTicks)
    {
        var state = new FolderState(listedUtcTicks);
        foreach (var file in files)
            state.Add(file);
        return state;
    }

    /// <param name="bytes">As <see cref="ToBytes"/> gave them.</param>
    public static FolderState Of(byte[] bytes) => new(BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(SumBytes)))
    {
        _sum = BinaryPrimitives.ReadUInt128LittleEndian(bytes),
        _newest = BinaryPrimitives.ReadInt64LittleEndian(bytes.AsSpan(SumBytes + sizeof(long))),
    };

    public static bool IsFileAtRest(long modifiedUtcTicks, long listedUtcTicks) => modifiedUtcTicks < listedUtcTicks - Coarseness;

    public void Add(ArticleFile file) => Add(file.File, "", file.Bytes, file.ModifiedUtcTicks);

    /// <param name="folder">Below the corpus folder, with a slash behind it; both together name the file.</param>
    public void Add(ReadOnlySpan<char> folder, ReadOnlySpan<char> name, long bytes, long modifiedUtcTicks)
    {
        const int Numbers = 2 * sizeof(long);
        var length = Numbers + ((folder.Length + name.Length) * sizeof(char));
        var content = length <= LongestOnStack ? stackalloc byte[length] : new byte[length];
        BinaryPrimitives.WriteInt64LittleEndian(content, bytes);
        BinaryPrimitives.WriteInt64LittleEndian(content[sizeof(long)..], modifiedUtcTicks);
        var file = MemoryMarshal.Cast<byte, char>(content[Numbers..]);
        folder.CopyTo(file);
        name.CopyTo(file[folder.Length..]);
        _sum += XxHash128.HashToUInt128(content);
        _newest = Math.Max(_newest, modifiedUtcTicks);
    }

    public bool HasSameFilesAs(FolderState other) => _sum == other._sum;

    public byte[] ToBytes()
    {
        var bytes = new byte[SumBytes + (2 * sizeof(long))];
        BinaryPrimitives.WriteUInt128LittleEndian(bytes, _sum);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(SumBytes), listedUtcTicks);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(SumBytes + sizeof(long)), _newest);
        return bytes;
    }
}
