using System.IO.Hashing;
using System.IO.MemoryMappedFiles;
using System.Text;

namespace Bot.Core.Indexing;

/// <summary>
/// A file of named sections that is read by memory mapping: eight bytes of format, the sections, each at a multiple of 64 bytes, and the table of them at the end: what the file depends on,
/// and name, offset, length and XXH3 checksum of each section; behind it the checksum of the table and where it begins.
/// </summary>
internal static class SectionFile
{
    /// <summary>Changes with the layout of the file and of any section.</summary>
    private const string Format = "BOTIDX11";

    private const int Alignment = 64;
    private const int WriteBuffer = 1 << 16;
    private const int FooterBytes = 2 * sizeof(ulong);

    /// <summary>Written aside and moved into place, so that a reader finds a whole file or none.</summary>
    /// <param name="temporary">Where it is written first, on the same disk.</param>
    /// <param name="maker">What the content depends on beside the articles.</param>
    public static void Write(string path, string temporary, string maker, Sections sections)
    {
        using (var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, WriteBuffer))
        {
            file.Write(Encoding.ASCII.GetBytes(Format));
            var places = new List<Place>();
            foreach (var (name, parts) in sections.All)
                places.Add(Write(file, name, parts));

            var start = file.Position;
            var table = Table(maker, places);
            file.Write(table);
            file.Write(BitConverter.GetBytes(XxHash3.HashToUInt64(table)));
            file.Write(BitConverter.GetBytes(start));
        }

        File.Move(temporary, path, overwrite: true);
    }

    private static Place Write(FileStream file, string name, IEnumerable<ReadOnlyMemory<byte>> parts)
    {
        var start = file.Position = (file.Position + Alignment - 1) / Alignment * Alignment;
        var checksum = new XxHash3();
        foreach (var part in parts)
        {
            file.Write(part.Span);
            checksum.Append(part.Span);
        }

        return new Place(name, start, checked((int)(file.Position - start)), checksum.GetCurrentHashAsUInt64());
    }

    /// <summary>Null when there is no such file, when a checksum does not hold, or when another format or maker wrote it.</summary>
    /// <param name="unchecked">Sections that are checked when they are read, and so are not read whole when the file is opened. One that ends with a dot means all that begin so.</param>
    public static Sections? TryOpen(string path, string maker, params ReadOnlySpan<string> @unchecked)
    {
        try
        {
            if (!File.Exists(path))
                return null;
            // Whoever moves another file into this place, or deletes it, does not disturb those who read.
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
            return stream.Length < Format.Length + FooterBytes ? null : Open(stream, path, maker, @unchecked);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static Sections? Open(FileStream stream, string path, string maker, ReadOnlySpan<string> @unchecked)
    {
        if (ReadTable(stream) is not { } table)
            return null;
        using var reader = new BinaryReader(new MemoryStream(table), Encoding.UTF8);
        if (reader.ReadString() != maker)
            return null;
        using var file = MemoryMappedFile.CreateFromFile(stream, mapName: null, capacity: 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        var sections = new Sections { File = path };
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            var (name, offset, length, hash) = (reader.ReadString(), reader.ReadInt64(), reader.ReadInt32(), reader.ReadUInt64());
            ReadOnlyMemory<byte> bytes = length == 0 ? default : new FixedMemory(file, offset, length).Memory;
            sections.AddMapped(name, bytes, hash);
            if (!IsUnchecked(name, @unchecked) && !sections.IsWhole(name))
                return null;
        }

        return sections;
    }

    private static bool IsUnchecked(string name, ReadOnlySpan<string> @unchecked)
    {
        foreach (var entry in @unchecked)
        {
            if (name == entry || (entry.EndsWith('.') && name.StartsWith(entry, StringComparison.Ordinal)))
                return true;
        }

        return false;
    }

    private static byte[]? ReadTable(FileStream stream)
    {
        Span<byte> format = stackalloc byte[Format.Length], footer = stackalloc byte[FooterBytes];
        stream.ReadExactly(format);
        stream.Position = stream.Length - FooterBytes;
        stream.ReadExactly(footer);
        var start = BitConverter.ToInt64(footer[sizeof(ulong)..]);
        var length = stream.Length - FooterBytes - start;
        if (!format.SequenceEqual(Encoding.ASCII.GetBytes(Format)) || start < Format.Length || length is < 0 or > 1 << 20)
            return null;
        var table = new byte[length];
        stream.Position = start;
        stream.ReadExactly(table);
        return XxHash3.HashToUInt64(table) == BitConverter.ToUInt64(footer) ? table : null;
    }

    private static byte[] Table(string maker, List<Place> places)
    {
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(maker);
            writer.Write(places.Count);
            foreach (var place in places)
            {
                writer.Write(place.Name);
                writer.Write(place.Offset);
                writer.Write(place.Length);
                writer.Write(place.Checksum);
            }
        }

        return content.ToArray();
    }

    private readonly record struct Place(string Name, long Offset, int Length, ulong Checksum);
}
