using System.Text;
using Bot.Core.Articles;
using Bot.Core.Figures;
using Bot.Core.Indexing;
using Bot.Core.Search;
using static Bot.Core.Articles.Binary;

namespace Bot.Core.Versions;

/// <summary>All that is derived from the articles of a version, so that it opens at once. Where it is missing or damaged it is made anew from the articles.</summary>
internal static class IndexFile
{
    private const string Quality = "quality";

    /// <param name="maker">What the content depends on beside the articles.</param>
    public static void Write(string path, string maker, PassageIndex index, FigureIndex figures, TextQuality quality)
    {
        var sections = index.Sections.Copy();
        figures.WriteTo(sections);
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content, Encoding.UTF8, leaveOpen: true))
            WriteQuality(writer, quality);
        sections.Add(Quality, content.ToArray());
        SectionFile.Write(path, $"{path}.{Guid.NewGuid():N}{CorpusStore.Temporary}", maker, sections);
    }

    /// <summary>Null when there is no such file, when a checksum does not hold, or when another format or maker wrote it.</summary>
    public static (PassageIndex Index, FigureIndex Figures, TextQuality Quality)? TryRead(string path, string maker, IReadOnlyList<Article> articles)
    {
        if (SectionFile.TryOpen(path, maker) is not { } sections)
            return null;
        using var quality = new BinaryReader(new MemoryStream(sections[Quality].ToArray()), Encoding.UTF8);
        return (new PassageIndex(sections, articles), FigureIndex.ReadFrom(sections), ReadQuality(quality));
    }

    private static void WriteQuality(BinaryWriter writer, TextQuality quality)
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

    private static TextQuality ReadQuality(BinaryReader reader)
    {
        var damages = new TextDamage[Length(reader, 1)];
        for (var i = 0; i < damages.Length; i++)
        {
            var (words, mojibake, misplaced) = (reader.ReadInt32(), reader.ReadInt32(), reader.ReadInt32());
            var suspects = new SuspectWord[Length(reader, 1)];
            for (var j = 0; j < suspects.Length; j++)
                suspects[j] = new SuspectWord(reader.ReadString(), ReadOptional(reader), ReadOptional(reader), reader.ReadBoolean());
            damages[i] = new TextDamage(words, mojibake, misplaced, suspects, ReadArray<ulong>(reader));
        }

        var copies = ReadArray<bool>(reader);
        var (known, counts) = (ReadStrings(reader), ReadArray<int>(reader));
        return TextQuality.Restore(damages, copies, () => known.Zip(counts).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal));
    }
}
