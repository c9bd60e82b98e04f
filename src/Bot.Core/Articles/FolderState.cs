using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Bot.Core.Articles;

/// <summary>Which files there are, of which size and time, in sixteen bytes: the sum of their hashes, so that they can be met in any order and none need be remembered.</summary>
internal sealed class FolderState
{
    private const int Numbers = 2 * sizeof(long);
    private const int LongestOnStack = 1024;

    private UInt128 _sum;

    public static FolderState Of(IEnumerable<ArticleFile> files)
    {
        var state = new FolderState();
        foreach (var file in files)
            state.Add(file);
        return state;
    }

    public void Add(ArticleFile file) => Add(file.File, "", file.Bytes, file.ModifiedUtcTicks);

    /// <param name="folder">Below the corpus folder, with a slash behind it; both together name the file.</param>
    public void Add(ReadOnlySpan<char> folder, ReadOnlySpan<char> name, long bytes, long modifiedUtcTicks)
    {
        var length = Numbers + ((folder.Length + name.Length) * sizeof(char));
        var content = length <= LongestOnStack ? stackalloc byte[length] : new byte[length];
        BinaryPrimitives.WriteInt64LittleEndian(content, bytes);
        BinaryPrimitives.WriteInt64LittleEndian(content[sizeof(long)..], modifiedUtcTicks);
        var file = MemoryMarshal.Cast<byte, char>(content[Numbers..]);
        folder.CopyTo(file);
        name.CopyTo(file[folder.Length..]);
        _sum += XxHash128.HashToUInt128(content);
    }

    public byte[] ToBytes()
    {
        var bytes = new byte[Numbers];
        BinaryPrimitives.WriteUInt128LittleEndian(bytes, _sum);
        return bytes;
    }
}
