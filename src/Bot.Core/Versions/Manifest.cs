using System.Text;
using Bot.Core.Articles;
using static Bot.Core.Articles.Binary;

namespace Bot.Core.Versions;

/// <summary>What the files of the corpus folder were read as, with the articles by their keys alone.</summary>
internal static class Manifest
{
    private const byte IsArticle = 1;
    private const byte IsRejected = 0;

    private static readonly Article Nothing = new() { File = "", Text = "" };

    public static byte[] Write(ArticleFolderReading reading)
    {
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(reading.From.ListedUtcTicks);
            // Here stood all that was listed, which FolderState tells in a few bytes.
            writer.Write(0);
            WriteStrings(writer, reading.From.Warnings);
            writer.Write(reading.From.Files.Count);
            var place = 0;
            foreach (var file in reading.From.Files)
            {
                WriteFile(writer, file.Listed);
                writer.Write(file.Content);
                writer.Write(file.Fields);
                if (file.Reading is FileReading.Read read)
                {
                    writer.Write(IsArticle);
                    writer.Write(read.Key);
                    writer.Write(reading.Articles[place++].Quality);
                    WriteStrings(writer, read.Warnings);
                }
                else if (file.Reading is FileReading.Rejected rejected)
                {
                    writer.Write(IsRejected);
                    writer.Write(rejected.File.Reason);
                }
            }
        }

        return content.ToArray();
    }

    /// <param name="find">An article by its place among the articles, its file and its key.</param>
    public static FolderFiles Read(byte[] content, Func<int, string, string, Article> find)
    {
        using var reader = new BinaryReader(new MemoryStream(content), Encoding.UTF8);
        var listedAt = reader.ReadInt64();
        for (var listed = Length(reader, 1); listed > 0; listed--)
            ReadFile(reader);
        var warnings = ReadStrings(reader);
        var files = new ReadFile[Length(reader, 1)];
        var place = 0;
        for (var i = 0; i < files.Length; i++)
        {
            var (file, hash, fields) = (ReadFile(reader), reader.ReadString(), reader.ReadString());
            if (reader.ReadByte() == IsArticle)
            {
                var (key, quality) = (reader.ReadString(), reader.ReadDouble());
                var article = find(place++, file.File, key);
                // One that was taken over unchanged stays the same object.
                files[i] = new ReadFile(file, hash, fields, new FileReading.Read(article.Quality.Equals(quality) ? article : article with { Quality = quality }, ReadStrings(reader)) { Key = key });
            }
            else
            {
                files[i] = new ReadFile(file, hash, fields, new FileReading.Rejected(new RejectedFile(file.File, reader.ReadString())));
            }
        }

        return new FolderFiles(files, warnings) { ListedUtcTicks = listedAt };
    }

    /// <summary>The keys of the articles, by their files.</summary>
    public static IReadOnlyDictionary<string, string> Keys(byte[] content)
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        Read(content, (_, file, key) =>
        {
            keys[file] = key;
            return Nothing;
        });
        return keys;
    }

    private static void WriteFile(BinaryWriter writer, ArticleFile file)
    {
        writer.Write(file.File);
        writer.Write(file.Bytes);
        writer.Write(file.ModifiedUtcTicks);
    }

    private static ArticleFile ReadFile(BinaryReader reader) => new(reader.ReadString(), reader.ReadInt64(), reader.ReadInt64());
}
