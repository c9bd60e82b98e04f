using System.Collections.Concurrent;
using System.IO.Hashing;
using System.Text;
using Bot.Core.Articles;
using Bot.Core.Figures;
using Bot.Core.Indexing;
using Bot.Core.Search;

namespace Bot.Core.Sharding;

/// <summary>One article of a shard, with its sentences and figures but without its terms, as it is sent to where a question is answered: a segment of one article.</summary>
/// <param name="Bytes">About what it takes in memory.</param>
internal sealed record ArticleSlice(UsedSegment Segment, FigureSegment Figures, int Bytes)
{
    /// <summary>What a slice takes beside what was sent: the objects around it, and words that are read from it.</summary>
    private const int Overhead = 4_096;

    /// <summary>Of a segment that has nothing but sentences.</summary>
    private static readonly string[] Empty =
    [
        "terms", "postings", "postings.blocks", "postings.lists", "function-words", "function-words.blocks", "function-words.lists", "function-terms", "article-lengths", "copies", "originals", "signatures",
    ];

    public Article Article => Segment.Segment.Articles[0];

    public static byte[] Write(CorpusSnapshot shard, int article)
    {
        var (segment, own) = shard.Index.Runs.Find(article);
        var part = shard.Index.Segments[segment].Segment;
        var (first, end) = (part.ArticlePassages[own], part.ArticlePassages[own + 1]);
        var sections = new Sections();
        AddArticle(sections, shard.Articles[article]);
        var table = new SentenceTableWriter();
        var sentences = new int[end - first + 1];
        for (var passage = first; passage < end; passage++)
        {
            table.Add(part.Sentences.BytesOf(passage));
            sentences[passage - first + 1] = part.PassageSentences[passage + 1] - part.PassageSentences[first];
        }

        table.WriteTo(sections);
        sections.Add<int>("passage-sentences", sentences);
        var figures = new FigureSegmentParts();
        figures.Take(shard.Figures.Segments[segment], own, -part.PassageSentences[first]);
        figures.Join().WriteTo(sections);
        return PackedSections.Write(sections);
    }

    /// <param name="front">By whose numbers terms are read.</param>
    /// <param name="article">Its place in the corpus.</param>
    /// <param name="pool">Gives one object for all texts that are the same.</param>
    /// <exception cref="InvalidDataException">It is no slice of that article.</exception>
    public static ArticleSlice Read(byte[] bytes, CorpusFront front, int article, ConcurrentDictionary<string, string> pool)
    {
        var sections = PackedSections.Read(bytes);
        var passages = sections.Read<int>("passage-sentences").Length - 1;
        if (passages != front.Segment.ArticlePassages[article + 1] - front.Segment.ArticlePassages[article])
            throw new InvalidDataException("The article has other passages than the corpus says.");
        sections.Add<int>("article-passages", [0, passages]);
        sections.Add("lengths", new byte[passages]);
        sections.Add<float>("average-length", [1]);
        sections.Add<int>("terms.starts", [0]);
        foreach (var name in Empty)
            sections.AddFixed(name, default);
        var segment = new PassageSegment(sections, [ReadArticle(sections, front.QualityOf(article), pool)]);
        return new ArticleSlice(new UsedSegment(segment, new PassageReader(segment, front.Segment.Terms.Find, front.Numbering)), FigureSegment.ReadFrom(sections), bytes.Length + Overhead);
    }

    private static void AddArticle(Sections sections, Article article)
    {
        var text = article.Text;
        var buffer = new byte[text.Length * sizeof(char)];
        var written = TextBytes.Write(text, buffer);
        sections.Add("text", buffer.AsMemory(0, written));
        using var record = new MemoryStream();
        using (var fields = new BinaryWriter(record, Encoding.UTF8, leaveOpen: true))
        {
            fields.Write(article.File);
            fields.Write(written > text.Length);
            fields.Write(XxHash3.HashToUInt64(buffer.AsSpan(0, written)));
            fields.Write(article.TextHash.ToBytes());
            ArticleContent.WriteFields(fields, article);
        }

        sections.Add("article", record.ToArray());
    }

    private static Article ReadArticle(Sections sections, double quality, ConcurrentDictionary<string, string> pool)
    {
        using var reader = new BinaryReader(new MemoryStream(sections["article"].ToArray()), Encoding.UTF8);
        var file = reader.ReadString();
        var text = new StoredText(sections["text"], reader.ReadBoolean(), reader.ReadUInt64(), TextHash.Of(reader.ReadBytes(TextHash.Bytes)), file, "what a shard sent");
        return ArticleContent.ReadFields(reader, file, text, quality, text => pool.GetOrAdd(text, text));
    }
}
