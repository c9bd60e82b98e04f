using System.Text;
using Bot.Core.Articles;
using Bot.Core.Indexing;
using static Bot.Core.Articles.Binary;

namespace Bot.Core.Versions;

/// <summary>What was measured of the texts, which the next reload goes on from.</summary>
internal static class QualitySection
{
    public const string Name = "quality";

    public static void WriteTo(Sections sections, TextQuality quality)
    {
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content, Encoding.UTF8, leaveOpen: true))
            Write(writer, quality);
        sections.Add(Name, content.ToArray());
    }

    /// <summary>Null where it is damaged.</summary>
    public static TextQuality? TryReadFrom(Sections sections)
    {
        if (!sections.IsWhole(Name))
            return null;
        using var reader = new BinaryReader(new MemoryStream(sections[Name].ToArray()), Encoding.UTF8);
        return Read(reader);
    }

    private static void Write(BinaryWriter writer, TextQuality quality)
    {
        writer.Write(quality.Damages.Count);
        foreach (var damage in quality.Damages)
        {
            writer.Write(damage.Words);
            writer.Write(damage.Mojibake);
            writer.Write(damage.Misplaced);
            writer.Write(damage.Suspects.Count);
            foreach (var suspect in damage.Suspects)
            {
                writer.Write(suspect.Word);
                WriteOptional(writer, suspect.Before);
                WriteOptional(writer, suspect.After);
                writer.Write(suspect.FollowsSuspect);
            }

            WriteArray(writer, damage.Signature);
        }

        WriteArray(writer, quality.Copies.ToArray());
        WriteStrings(writer, [.. quality.Known.Articles.Keys]);
        WriteArray(writer, quality.Known.Articles.Values.ToArray());
    }

    private static TextQuality Read(BinaryReader reader)
    {
        var damages = new TextDamage[Length(reader, 1)];
        for (var i = 0; i < damages.Length; i++)
        {
            var (words, mojibake, misplaced) = (reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
            var suspects = new SuspectWord[Length(reader, 1)];
            for (var j = 0; j < suspects.Length; j++)
                suspects[j] = new SuspectWord(reader.ReadString(), ReadOptional(reader), ReadOptional(reader), reader.ReadBoolean());
            damages[i] = new TextDamage(words, mojibake, misplaced, suspects, ReadArray<uint>(reader));
        }

        var copies = ReadArray<bool>(reader);
        var (known, counts) = (ReadStrings(reader), ReadArray<int>(reader));
        return TextQuality.Restore(damages, copies, () => known.Zip(counts).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal));
    }
}
