using System.Collections;
using System.Collections.Concurrent;
using System.IO.Hashing;
using System.Text;
using Bot.Core.Articles;

namespace Bot.Core.Indexing;

/// <summary>
/// The articles of an index: a record each with all but the text, found by its place, and the texts one behind the other. What nobody asks for is not read.
/// Records and texts have checksums of their own, since their sections are too large to be checked whenever a program starts.
/// </summary>
internal sealed class ArticleTable : IHashedArticles
{
    private const string Records = "articles";
    private const string Starts = "articles.starts";
    private const string Hashes = "articles.hashes";

    private readonly FlatArray<int> _starts;
    private readonly FlatArray<UInt128> _hashes;
    private readonly ReadOnlyMemory<byte> _records;
    private readonly List<ReadOnlyMemory<byte>> _texts = [];
    private readonly string _file;
    private readonly ConcurrentDictionary<string, string> _pool = new(StringComparer.Ordinal);
    private readonly Article?[] _read;

    private ArticleTable(Sections sections)
    {
        (_starts, _hashes, _records, _file) = (sections.Read<int>(Starts), sections.Read<UInt128>(Hashes), sections[Records], sections.File);
        while (sections.Has(ArticleTexts.NameOf(_texts.Count)))
            _texts.Add(sections[ArticleTexts.NameOf(_texts.Count)]);
        _read = new Article?[_starts.Length - 1];
    }

    /// <summary>Sections that are checked piece by piece, as <see cref="SectionFile.TryOpen"/> takes them.</summary>
    public static string[] Unchecked => [Records, ArticleTexts.Prefix];

    public int Count => _read.Length;

    /// <summary>The same object each time.</summary>
    /// <exception cref="CorpusException">It is damaged.</exception>
    public Article this[int index] => _read[index] ?? Interlocked.CompareExchange(ref _read[index], Read(index), null) ?? _read[index]!; // set by one or the other

    public UInt128 HashOf(int place) => _hashes[place];

    /// <param name="textSectionBytes">As much of the texts as lies in one section.</param>
    public static void WriteTo(Sections sections, IReadOnlyList<Article> articles, long textSectionBytes = 1 << 30)
    {
        var texts = ArticleTexts.Of(articles, textSectionBytes);
        using var records = new MemoryStream();
        var starts = new int[articles.Count + 1];
        using (var writer = new BinaryWriter(records, Encoding.UTF8, leaveOpen: true))
        {
            for (var place = 0; place < articles.Count; place++)
            {
                starts[place] = (int)records.Position;
                Write(writer, place, articles[place], texts.Places[place], texts.Hashes[place]);
            }

            starts[^1] = checked((int)records.Position);
        }

        sections.Add<int>(Starts, starts);
        sections.Add<UInt128>(Hashes, [.. articles.Select((article, place) => IHashedArticles.HashOf(articles, place))]);
        sections.Add(Records, records.ToArray());
        texts.WriteTo(sections);
    }

    public static ArticleTable ReadFrom(Sections sections) => new(sections);

    public IEnumerator<Article> GetEnumerator()
    {
        for (var place = 0; place < Count; place++)
            yield return this[place];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    private static void Write(BinaryWriter writer, int place, Article article, TextPlace text, TextHash hash)
    {
        using var record = new MemoryStream();
        using (var fields = new BinaryWriter(record, Encoding.UTF8, leaveOpen: true))
        {
            fields.Write(article.File);
            text.Write(fields);
            fields.Write(hash.ToBytes());
            fields.Write(article.Quality);
            ArticleContent.WriteFields(fields, article);
        }

        writer.Write(ChecksumOf(record.GetBuffer().AsSpan(0, (int)record.Length), place));
        record.WriteTo(writer.BaseStream);
    }

    /// <summary>A record that is whole but of another place is damage too.</summary>
    private static ulong ChecksumOf(ReadOnlySpan<byte> record, int place) => XxHash3.HashToUInt64(record, place);

    private Article Read(int place)
    {
        var (start, end) = (_starts[place], _starts[place + 1]);
        if (start < 0 || end - start < sizeof(ulong) || end > _records.Length)
            throw Damaged(place);
        var record = _records[start..end].ToArray();
        GC.KeepAlive(this);
        if (ChecksumOf(record.AsSpan(sizeof(ulong)), place) != BitConverter.ToUInt64(record))
            throw Damaged(place);
        using var reader = new BinaryReader(new MemoryStream(record, sizeof(ulong), record.Length - sizeof(ulong)), Encoding.UTF8);
        var file = reader.ReadString();
        var text = TextPlace.Read(reader);
        var bytes = text.Section < _texts.Count && (long)text.Start + text.Length <= _texts[text.Section].Length ? _texts[text.Section].Slice(text.Start, text.Length) : throw Damaged(place);
        var stored = new StoredText(bytes, text.IsWide, text.Checksum, TextHash.Of(reader.ReadBytes(TextHash.Bytes)), file, _file);
        return ArticleContent.ReadFields(reader, file, stored, reader.ReadDouble(), Pooled);
    }

    private string Pooled(string text) => _pool.GetOrAdd(text, text);

    private CorpusException Damaged(int place) => StoredText.Damaged($"Article {place + 1} of {Count}", _file);
}
