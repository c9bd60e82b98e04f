using System.IO.Hashing;
using System.Text;
using Bot.Core.Articles;
using Bot.Core.Figures;
using Bot.Core.Search;
using static Bot.Core.Articles.Binary;

namespace Bot.Core.Versions;

/// <summary>
/// All that is derived from the articles of a version, so that it opens at once: eight bytes of name and format, what it depends on, index, figures, and at the end an
/// XXH3 checksum of all before it. Where it is missing or damaged it is made anew from the articles.
/// </summary>
internal static class IndexFile
{
    /// <summary>Changes with the layout of the file.</summary>
    private const string Format = "BOTIDX03";

    private const int ChecksumBytes = sizeof(ulong);

    /// <summary>Written aside and moved into place, so that a reader finds a whole file or none. What a loss of power damages, the checksum tells.</summary>
    /// <param name="maker">What the content depends on beside the articles.</param>
    public static void Write(string path, string maker, PassageIndex index, FigureIndex figures, TextQuality quality)
    {
        var temporary = $"{path}.{Guid.NewGuid():N}{CorpusStore.Temporary}";
        using (var file = new HashingStream(File.Create(temporary)))
        {
            using (var writer = new BinaryWriter(file, Encoding.UTF8, leaveOpen: true))
            {
                writer.Write(Encoding.ASCII.GetBytes(Format));
                writer.Write(maker);
                WriteIndex(writer, index);
                WriteFigures(writer, figures);
                WriteQuality(writer, quality);
            }

            file.WriteHash();
        }

        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Null when there is no such file, when its checksum does not hold, or when another format or maker wrote it.</summary>
    public static (PassageIndex Index, FigureIndex Figures, TextQuality Quality)? TryRead(string path, string maker)
    {
        try
        {
            if (!File.Exists(path))
                return null;
            var bytes = File.ReadAllBytes(path);
            var length = bytes.Length - ChecksumBytes;
            if (length < Format.Length
                || !bytes.AsSpan(0, Format.Length).SequenceEqual(Encoding.ASCII.GetBytes(Format))
                || BitConverter.ToUInt64(bytes, length) != XxHash3.HashToUInt64(bytes.AsSpan(0, length)))
                return null;
            using var reader = new BinaryReader(new MemoryStream(bytes, Format.Length, length - Format.Length), Encoding.UTF8);
            return reader.ReadString() == maker ? (ReadIndex(reader), ReadFigures(reader), ReadQuality(reader)) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return null;
        }
    }

    private static void WriteIndex(BinaryWriter writer, PassageIndex index)
    {
        WriteStrings(writer, index.Terms);
        WriteArray(writer, index.TermCapitals);
        WriteArray(writer, index.PostingStarts);
        WriteArray(writer, index.PostingPassages);
        WriteArray(writer, index.PostingFrequencies);
        WriteArray(writer, index.PassageLengths);
        writer.Write(index.AveragePassageLength);
        WriteArray(writer, index.PassageSentences);
        WriteArray(writer, index.ArticlePassages);
        WriteArray(writer, index.SentenceStarts);
        WriteArray(writer, index.SentenceLengths);
        WriteArray(writer, index.SentenceParagraphs);
        WriteArray(writer, index.SentenceTokens);
        WriteArray(writer, index.Tokens);
        WriteArray(writer, index.HeaderStarts);
        WriteArray(writer, index.HeaderTokens);
        WriteArray(writer, index.PassageOriginals);
        WriteArray(writer, index.PassageSignatures);
    }

    // The order of an object initializer is the order of evaluation.
    private static PassageIndex ReadIndex(BinaryReader reader) => new()
    {
        Terms = ReadStrings(reader),
        TermCapitals = ReadArray<byte>(reader),
        PostingStarts = ReadArray<int>(reader),
        PostingPassages = ReadArray<int>(reader),
        PostingFrequencies = ReadArray<byte>(reader),
        PassageLengths = ReadArray<byte>(reader),
        AveragePassageLength = reader.ReadSingle(),
        PassageSentences = ReadArray<int>(reader),
        ArticlePassages = ReadArray<int>(reader),
        SentenceStarts = ReadArray<int>(reader),
        SentenceLengths = ReadArray<int>(reader),
        SentenceParagraphs = ReadArray<int>(reader),
        SentenceTokens = ReadArray<int>(reader),
        Tokens = ReadArray<int>(reader),
        HeaderStarts = ReadArray<int>(reader),
        HeaderTokens = ReadArray<int>(reader),
        PassageOriginals = ReadArray<int>(reader),
        PassageSignatures = ReadArray<ulong>(reader),
    };

    private static void WriteFigures(BinaryWriter writer, FigureIndex figures)
    {
        WriteArray(writer, figures.Figures);
        WriteArray(writer, figures.ArticleFigures);
        WriteStrings(writer, figures.Words);
        WriteArray(writer, figures.Texts);
        WriteArray(writer, figures.TextStarts);
    }

    private static FigureIndex ReadFigures(BinaryReader reader) => new()
    {
        Figures = ReadArray<StoredFigure>(reader),
        ArticleFigures = ReadArray<int>(reader),
        Words = ReadStrings(reader),
        Texts = ReadArray<byte>(reader),
        TextStarts = ReadArray<int>(reader),
    };

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
