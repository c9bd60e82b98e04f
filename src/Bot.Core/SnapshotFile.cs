using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Bot.Core.Articles;
using Bot.Core.Figures;
using Bot.Core.Search;

namespace Bot.Core;

/// <summary>
/// A snapshot on disk: eight bytes of name and format, articles, index and figures, and at the end an XXH3 checksum of all before it.
/// Numbers are little-endian, arrays stand as they lie in memory behind their length.
/// </summary>
internal static class SnapshotFile
{
    /// <summary>Changes with the layout of the file.</summary>
    private const string Format = "BOTIDX02";

    private const int ChecksumBytes = sizeof(ulong);

    /// <summary>Written aside and moved into place, so that a reader finds a whole file or none.</summary>
    public static void Write(string path, string version, ArticleFolderReading reading, PassageIndex index, FigureIndex figures)
    {
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Encoding.ASCII.GetBytes(Format));
            writer.Write(version);
            WriteReading(writer, reading);
            WriteIndex(writer, index);
            WriteFigures(writer, figures);
        }

        var bytes = content.GetBuffer().AsSpan(0, (int)content.Length);
        var temporary = $"{path}.{Environment.ProcessId}.tmp";
        using (var file = File.Create(temporary))
        {
            file.Write(bytes);
            file.Write(BitConverter.GetBytes(XxHash3.HashToUInt64(bytes)));
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }

    /// <summary>Null when there is no such file, when its checksum does not hold, or when another format wrote it.</summary>
    public static (string Version, ArticleFolderReading Reading, PassageIndex Index, FigureIndex Figures)? TryRead(string path)
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
        return (reader.ReadString(), ReadReading(reader), ReadIndex(reader), ReadFigures(reader));
    }

    private static void WriteReading(BinaryWriter writer, ArticleFolderReading reading)
    {
        writer.Write(reading.Articles.Count);
        foreach (var article in reading.Articles)
        {
            writer.Write(article.File);
            WriteText(writer, article.Text);
            WriteOptional(writer, article.Title);
            WriteOptional(writer, article.Publisher);
            WriteOptional(writer, article.Url?.AbsoluteUri);
            writer.Write(article.Language);
            WriteStrings(writer, article.Tags);
            writer.Write(article.Published.Earliest?.DayNumber ?? -1);
            writer.Write(article.Published.Latest?.DayNumber ?? -1);
            writer.Write((byte)article.Published.Precision);
            writer.Write((byte)article.Published.Basis);
            WriteArray(writer, article.Asides.SelectMany(aside => new[] { aside.Start, aside.Length }).ToArray());
            writer.Write(article.Quality);
        }

        writer.Write(reading.Rejected.Count);
        foreach (var rejected in reading.Rejected)
        {
            writer.Write(rejected.File);
            writer.Write(rejected.Reason);
        }

        WriteStrings(writer, reading.Warnings);
    }

    private static ArticleFolderReading ReadReading(BinaryReader reader)
    {
        var articles = new Article[reader.ReadInt32()];
        for (var i = 0; i < articles.Length; i++)
        {
            articles[i] = new Article
            {
                File = reader.ReadString(),
                Text = ReadText(reader),
                Title = ReadOptional(reader),
                Publisher = ReadOptional(reader),
                Url = ReadOptional(reader) is { } url ? new Uri(url) : null,
                Language = reader.ReadString(),
                Tags = ReadStrings(reader),
                Published = new PublicationDate(ReadDay(reader), ReadDay(reader), (DatePrecision)reader.ReadByte(), (DateBasis)reader.ReadByte()),
                Asides = [.. ReadArray<int>(reader).Chunk(2).Select(pair => new TextSpan(pair[0], pair[1]))],
                Quality = reader.ReadDouble(),
            };
        }

        var rejected = new RejectedFile[reader.ReadInt32()];
        for (var i = 0; i < rejected.Length; i++)
            rejected[i] = new RejectedFile(reader.ReadString(), reader.ReadString());
        return new ArticleFolderReading(articles, rejected, ReadStrings(reader));
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

    private static DateOnly? ReadDay(BinaryReader reader) => reader.ReadInt32() is var day and >= 0 ? DateOnly.FromDayNumber(day) : null;

    // As UTF-16: a lone surrogate in an article would not survive UTF-8.
    private static void WriteText(BinaryWriter writer, string text)
    {
        writer.Write(text.Length);
        writer.Write(MemoryMarshal.AsBytes(text.AsSpan()));
    }

    private static string ReadText(BinaryReader reader) =>
        string.Create(reader.ReadInt32(), reader, static (text, reader) => reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(text)));

    private static void WriteOptional(BinaryWriter writer, string? text)
    {
        writer.Write(text is not null);
        if (text is not null)
            writer.Write(text);
    }

    private static string? ReadOptional(BinaryReader reader) => reader.ReadBoolean() ? reader.ReadString() : null;

    private static void WriteStrings(BinaryWriter writer, IReadOnlyCollection<string> strings)
    {
        writer.Write(strings.Count);
        foreach (var text in strings)
            writer.Write(text);
    }

    private static string[] ReadStrings(BinaryReader reader)
    {
        var strings = new string[Length(reader, 1)];
        for (var i = 0; i < strings.Length; i++)
            strings[i] = reader.ReadString();
        return strings;
    }

    /// <summary>A number of items that the rest of the file can hold.</summary>
    private static int Length(BinaryReader reader, int itemBytes)
    {
        var length = reader.ReadInt32();
        return length >= 0 && length <= (reader.BaseStream.Length - reader.BaseStream.Position) / itemBytes ? length : throw new InvalidDataException("A length is wrong.");
    }

    private static void WriteArray<T>(BinaryWriter writer, T[] array)
        where T : unmanaged
    {
        writer.Write(array.Length);
        writer.Write(MemoryMarshal.AsBytes(array.AsSpan()));
    }

    private static T[] ReadArray<T>(BinaryReader reader)
        where T : unmanaged
    {
        var array = new T[Length(reader, Unsafe.SizeOf<T>())];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(array.AsSpan()));
        return array;
    }
}
