using System.Text;
using Bot.Core.Articles;
using Bot.Core.Indexing;
using static Bot.Core.Articles.Binary;

namespace Bot.Core.Versions;

/// <summary>What was measured of the texts, which the next reload goes on from.</summary>
internal static class QualitySection
{
    private const string Damages = "quality";
    private const string Known = "known-words";

    public static readonly IReadOnlyList<string> Names = [Damages, Known];

    public static void WriteTo(Sections sections, TextQuality quality)
    {
        sections.Add(Damages, Written(writer => WriteDamages(writer, quality)));
        sections.Add(Known, Written(writer => WriteKnown(writer, quality.Known)));
    }

    /// <summary>Null where it is damaged.</summary>
    public static TextQuality? TryReadFrom(Sections sections)
    {
        if (Names.Any(name => !sections.IsWhole(name)))
            return null;
        using var reader = ReaderOf(sections, Damages);
        var (damages, copies) = ReadDamages(reader);
        return TextQuality.Restore(damages, copies, () => ReadKnown(sections));
    }

    /// <summary>Null where they are damaged.</summary>
    public static KnownWords? TryReadKnownWords(Sections sections) => sections.IsWhole(Known) ? KnownWords.Of(ReadKnown(sections)) : null;

    private static byte[] Written(Action<BinaryWriter> write)
    {
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content, Encoding.UTF8, leaveOpen: true))
            write(writer);
        return content.ToArray();
    }

    private static BinaryReader ReaderOf(Sections sections, string name) => new(new MemoryStream(sections[name].ToArray()), Encoding.UTF8);

    private static void WriteKnown(BinaryWriter writer, KnownWords known)
    {
        WriteStrings(writer, [.. known.Articles.Keys]);
        WriteArray(writer, known.Articles.Values.ToArray());
    }

    private static Dictionary<string, int> ReadKnown(Sections sections)
    {
        using var reader = ReaderOf(sections, Known);
        return ReadStrings(reader).Zip(ReadArray<int>(reader)).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal);
    }

    private static void WriteDamages(BinaryWriter writer, TextQuality quality)
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
    }

    private static (TextDamage[] Damages, bool[] Copies) ReadDamages(BinaryReader reader)
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

        return (damages, ReadArray<bool>(reader));
    }
}
