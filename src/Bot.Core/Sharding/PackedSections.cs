using System.Text;
using Bot.Core.Indexing;

namespace Bot.Core.Sharding;

/// <summary>Sections as bytes that are sent: how many there are, name and length of each, and behind that their bytes, each at a multiple of 16.</summary>
internal static class PackedSections
{
    private const int Alignment = 16;

    public static byte[] Write(Sections sections)
    {
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content, Encoding.UTF8, leaveOpen: true))
        {
            // None of these is written in parts.
            var all = sections.All.Select(section => (section.Name, Bytes: section.Parts.Single())).ToList();
            writer.Write7BitEncodedInt(all.Count);
            foreach (var (name, bytes) in all)
            {
                writer.Write(name);
                writer.Write7BitEncodedInt(bytes.Length);
            }

            foreach (var (_, bytes) in all.Where(section => !section.Bytes.IsEmpty))
            {
                content.Position = Aligned(content.Position);
                writer.Write(bytes.Span);
            }
        }

        return content.ToArray();
    }

    /// <param name="bytes">They are copied once, to where they do not move.</param>
    /// <exception cref="InvalidDataException">They are cut off, or no sections.</exception>
    public static Sections Read(byte[] bytes)
    {
        var memory = new FixedMemory(bytes).Memory;
        using var reader = new BinaryReader(new MemoryStream(bytes), Encoding.UTF8);
        var lengths = new (string Name, int Length)[reader.Read7BitEncodedInt()];
        for (var i = 0; i < lengths.Length; i++)
            lengths[i] = (reader.ReadString(), reader.Read7BitEncodedInt());
        var sections = new Sections();
        var start = reader.BaseStream.Position;
        foreach (var (name, length) in lengths)
        {
            if (length > 0)
                start = Aligned(start);
            if (length < 0 || start + length > memory.Length)
                throw new InvalidDataException("Sections are cut off.");
            sections.AddFixed(name, length == 0 ? default : memory.Slice((int)start, length));
            start += length;
        }

        return sections;
    }

    private static long Aligned(long position) => (position + Alignment - 1) / Alignment * Alignment;
}
