using System.Collections.Concurrent;
using System.IO.Hashing;
using System.Text;
using Bot.Core.Articles;
using Bot.Core.Figures;
using Bot.Core.Indexing;
using Bot.Core.Search;

namespace Bot.Core.Sharding;

/// <summary>
/// One article of a shard as it is sent to where a question is answered: a segment of one article, with its sentences but without its terms. The text and the figures are whole, or the text has
/// some passages alone and figures are left out.
/// </summary>
/// <param name="Places">Of the passages in the article whose text is here; null where all is.</param>
/// <param name="Bytes">About what it takes in memory.</param>
internal sealed record ArticleSlice(UsedSegment Segment, FigureSegment Figures, IReadOnlySet<int>? Places, int Bytes)
{
    /// <summary>What a slice takes beside what was sent: the objects around it, and words that are read from it.</summary>
    private const int Overhead = 4_096;

    /// <summary>Of a segment that has nothing but sentences.</summary>
    private static readonly string[] Empty =
    [
        "terms", "postings", "postings.blocks", "postings.lists", "function-words", "function-words.blocks", "function-words.lists", "function-terms", "article-lengths", "copies", "originals", "signatures",
    ];

    private static readonly FigureSegment NoFigures = new()
    {
        Figures = FlatArray<StoredFigure>.Of([]),
        ArticleFigures = FlatArray<int>.Of([0, 0]),
        Words = [],
        Texts = default,
        TextStarts = FlatArray<int>.Of([0]),
    };

    public bool IsWhole => Places is null;

    public bool Has(int place) => Places?.Contains(place) != false;

    public bool Has(IReadOnlySet<int> places) => Places?.IsSupersetOf(places) != false;

    /// <param name="places">Of passages in the article; null for all of it.</param>
    public static byte[] Write(CorpusSnapshot shard, int article, IReadOnlyCollection<int>? places)
    {
        var (segment, own) = shard.Index.Runs.Find(article);
        var part = shard.Index.Segments[segment].Segment;
        var (first, end) = (part.ArticlePassages[own], part.ArticlePassages[own + 1]);
        var sections = new Sections();
        AddSentences(sections, part, first, end);
        if (places is null)
        {
            AddArticle(sections, shard.Articles[article], shard.Articles[article].Text);
            var figures = new FigureSegmentParts();
            figures.Take(shard.Figures.Segments[segment], own, -part.PassageSentences[first]);
            figures.Join().WriteTo(sections);
            return PackedSections.Write(sections);
        }

        int[] rising = [.. places.Order()];
        // A little behind the passage is read too.
        TextSpan[] spans = [.. rising.Select(place => part.PassageSpan(first + place)).Select(span => TextSpan.Between(span.Start, Math.Min(span.End + PassageReader.Behind, shard.Articles[article].TextLength)))];
        AddArticle(sections, shard.Articles[article], string.Concat(spans.Select(shard.Articles[article].TextOf)));
        sections.Add<int>("places", rising);
        sections.Add<TextSpan>("spans", spans);
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
        var places = sections.Has("places") ? sections.Read<int>("places").Span.ToArray().ToHashSet() : null;
        var segment = new PassageSegment(sections, [ReadArticle(sections, article, front.QualityOf(article), pool)]);
        var used = new UsedSegment(segment, new PassageReader(segment, front.Segment.Terms.Find, front.Words));
        return new ArticleSlice(used, places is null ? FigureSegment.ReadFrom(sections) : NoFigures, places, bytes.Length + Overhead);
    }

    private static void AddSentences(Sections sections, PassageSegment segment, int first, int end)
    {
        var table = new SentenceTableWriter();
        var sentences = new int[end - first + 1];
        for (var passage = first; passage < end; passage++)
        {
            table.Add(segment.Sentences.BytesOf(passage));
            sentences[passage - first + 1] = segment.PassageSentences[passage + 1] - segment.PassageSentences[first];
        }

        table.WriteTo(sections);
        sections.Add<int>("passage-sentences", sentences);
    }

    /// <param name="text">As much of it as is sent.</param>
    private static void AddArticle(Sections sections, Article article, string text)
    {
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
            fields.Write(article.TextLength);
            ArticleContent.WriteFields(fields, article);
        }

        sections.Add("article", record.ToArray());
    }

    private static Article ReadArticle(Sections sections, int article, double quality, ConcurrentDictionary<string, string> pool)
    {
        using var reader = new BinaryReader(new MemoryStream(sections["article"].ToArray()), Encoding.UTF8);
        var (file, isWide, checksum, hash, length) = (reader.ReadString(), reader.ReadBoolean(), reader.ReadUInt64(), TextHash.Of(reader.ReadBytes(TextHash.Bytes)), reader.ReadInt32());
        IArticleText text = new StoredText(sections["text"], isWide, checksum, hash, file, "what a shard sent");
        if (sections.Has("spans"))
            text = new PartOfText(article, length, hash, [.. sections.Read<TextSpan>("spans").Span], text.Whole);
        return ArticleContent.ReadFields(reader, file, text, quality, text => pool.GetOrAdd(text, text));
    }
}
