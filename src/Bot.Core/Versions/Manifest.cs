using System.Text;
using Bot.Core.Articles;
using static Bot.Core.Articles.Binary;

namespace Bot.Core.Versions;

/// <summary>What the files of the corpus folder were read as, with the articles by their keys alone.</summary>
internal static class Manifest
{
    private const byte IsArticle = 1;
    private const byte IsRejected = 0;
    private const byte IsDeleted = 2;

    public static byte[] Write(FolderFiles files, IReadOnlyList<Article> articles)
    {
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(files.ListedUtcTicks);
            // Here stood all that was listed, which FolderState tells in a few bytes.
            writer.Write(0);
            WriteStrings(writer, files.Warnings);
            writer.Write(files.Files.Count);
            var place = 0;
            foreach (var file in files.Files)
                Write(writer, file, file.Reading is FileReading.Read ? articles[place++].Quality : 0);
        }

        return content.ToArray();
    }

    /// <summary>What is different from the manifest of another version.</summary>
    /// <param name="before">What was different before; empty where nothing was.</param>
    /// <param name="read">Files that are articles now, with their quality.</param>
    /// <param name="deleted">Files that are there no more.</param>
    public static byte[] WriteChanges(ReadOnlySpan<byte> before, IEnumerable<ReadFile> read, IEnumerable<string> deleted)
    {
        using var content = new MemoryStream();
        content.Write(before);
        using (var writer = new BinaryWriter(content, Encoding.UTF8, leaveOpen: true))
        {
            foreach (var file in read)
                Write(writer, file, ((FileReading.Read)file.Reading).Article.Quality);
            foreach (var file in deleted)
            {
                WriteFile(writer, new ArticleFile(file, 0, 0));
                writer.Write("");
                writer.Write("");
                writer.Write(IsDeleted);
            }
        }

        return content.ToArray();
    }

    /// <param name="changes">As <see cref="WriteChanges"/> gave them.</param>
    /// <param name="find">An article by its file and its key.</param>
    /// <returns>Files that are articles now, rising, and those that are there no more.</returns>
    public static (IReadOnlyList<ReadFile> Read, IReadOnlyList<string> Gone) ReadChanges(byte[] changes, Func<string, string, Article> find)
    {
        var entries = EntriesOf(changes).Values;
        return ([.. entries.Where(entry => entry.Key is not null).Select(entry => entry.Read(find(entry.File.File, entry.Key!)))], [.. entries.Where(entry => entry.IsDeleted).Select(entry => entry.File.File)]); // by the filter before
    }

    /// <param name="changes">As <see cref="WriteChanges"/> gave them; empty where there are none.</param>
    /// <param name="find">An article by its place among the articles, its file and its key.</param>
    public static FolderFiles Read(byte[] content, byte[] changes, Func<int, string, string, Article> find)
    {
        using var reader = new BinaryReader(new MemoryStream(content), Encoding.UTF8);
        var listedAt = reader.ReadInt64();
        for (var listed = Length(reader, 1); listed > 0; listed--)
            ReadFile(reader);
        var warnings = ReadStrings(reader);
        IReadOnlyList<Entry> entries = [.. Enumerable.Range(0, Length(reader, 1)).Select(_ => ReadEntry(reader))];
        if (changes.Length > 0)
            entries = Merge(entries, changes);
        var files = new ReadFile[entries.Count];
        var place = 0;
        for (var i = 0; i < files.Length; i++)
            files[i] = entries[i].Read(entries[i].Key is { } key ? find(place++, entries[i].File.File, key) : null);
        return new FolderFiles(files, warnings) { ListedUtcTicks = listedAt };
    }

    /// <summary>The keys of the articles, by their files.</summary>
    public static IReadOnlyDictionary<string, string> Keys(byte[] content, byte[] changes)
    {
        var keys = new Dictionary<string, string>(StringComparer.Ordinal);
        var nothing = new Article { File = "", Text = "" };
        Read(content, changes, (_, file, key) =>
        {
            keys[file] = key;
            return nothing;
        });
        return keys;
    }

    /// <summary>The keys of the articles that are new or changed.</summary>
    /// <param name="changes">As <see cref="WriteChanges"/> gave them.</param>
    public static IEnumerable<string> KeysOfChanges(byte[] changes) => [.. EntriesOf(changes).Values.Select(entry => entry.Key).OfType<string>()];

    private static List<Entry> Merge(IReadOnlyList<Entry> entries, byte[] changes)
    {
        var changed = EntriesOf(changes);
        var merged = new List<Entry>(entries.Count + changed.Count);
        using var next = changed.Values.GetEnumerator();
        var hasNext = next.MoveNext();
        foreach (var entry in entries)
        {
            for (; hasNext && string.CompareOrdinal(next.Current.File.File, entry.File.File) < 0; hasNext = next.MoveNext())
                merged.Add(next.Current);
            if (!changed.ContainsKey(entry.File.File))
                merged.Add(entry);
        }

        for (; hasNext; hasNext = next.MoveNext())
            merged.Add(next.Current);
        merged.RemoveAll(entry => entry.IsDeleted);
        return merged;
    }

    /// <summary>The last one of each file.</summary>
    private static SortedDictionary<string, Entry> EntriesOf(byte[] changes)
    {
        var entries = new SortedDictionary<string, Entry>(StringComparer.Ordinal);
        using var reader = new BinaryReader(new MemoryStream(changes), Encoding.UTF8);
        while (reader.BaseStream.Position < changes.Length)
        {
            var entry = ReadEntry(reader);
            entries[entry.File.File] = entry;
        }

        return entries;
    }

    private static void Write(BinaryWriter writer, ReadFile file, double quality)
    {
        WriteFile(writer, file.Listed);
        writer.Write(file.Content);
        writer.Write(file.Fields);
        if (file.Reading is FileReading.Read read)
        {
            writer.Write(IsArticle);
            writer.Write(read.Key);
            writer.Write(quality);
            WriteStrings(writer, read.Warnings);
        }
        else if (file.Reading is FileReading.Rejected rejected)
        {
            writer.Write(IsRejected);
            writer.Write(rejected.File.Reason);
        }
    }

    private static Entry ReadEntry(BinaryReader reader)
    {
        var entry = new Entry(ReadFile(reader), reader.ReadString(), reader.ReadString());
        return reader.ReadByte() switch
        {
            IsArticle => entry with { Key = reader.ReadString(), Quality = reader.ReadDouble(), Warnings = ReadStrings(reader) },
            IsDeleted => entry with { IsDeleted = true },
            _ => entry with { Reason = reader.ReadString() },
        };
    }

    private static void WriteFile(BinaryWriter writer, ArticleFile file)
    {
        writer.Write(file.File);
        writer.Write(file.Bytes);
        writer.Write(file.ModifiedUtcTicks);
    }

    private static ArticleFile ReadFile(BinaryReader reader) => new(reader.ReadString(), reader.ReadInt64(), reader.ReadInt64());

    /// <param name="Content">As in <see cref="Articles.ReadFile"/>, as <paramref name="Fields"/> is.</param>
    private sealed record Entry(ArticleFile File, string Content, string Fields)
    {
        /// <summary>Null where it is no article.</summary>
        public string? Key { get; init; }

        public double Quality { get; init; }

        public IReadOnlyList<string> Warnings { get; init; } = [];

        /// <summary>Why it is rejected.</summary>
        public string? Reason { get; init; }

        public bool IsDeleted { get; init; }

        /// <param name="article">Null where it is none.</param>
        public ReadFile Read(Article? article)
        {
            if (article is null || Key is null)
                return new ReadFile(File, Content, Fields, new FileReading.Rejected(new RejectedFile(File.File, Reason ?? "")));
            // One that was taken over unchanged stays the same object.
            return new ReadFile(File, Content, Fields, new FileReading.Read(article.Quality.Equals(Quality) ? article : article with { Quality = Quality }, Warnings) { Key = Key });
        }
    }
}
