using Bot.Core.Articles;
using Bot.Core.Indexing;

namespace Bot.Core.Search;

/// <summary>
/// What an index knows of some articles, and never changes: their passages with their sentences, and which passages have which term. It lies in <see cref="Sections"/>, mapped from a file or
/// as it was built. Words in order are not kept: those of a passage are read from its text when they are asked for.
/// </summary>
internal sealed class PassageSegment
{
    /// <summary>What one step of <see cref="PostingBlock.Max"/> stands for in the factors of <see cref="Bm25Factors"/>.</summary>
    public const float FactorOfMax = Bm25.HighestFactor / byte.MaxValue;

    /// <summary>The signatures of so many passages are looked through as fast as a filter is asked for those of many.</summary>
    private const int LookedThrough = 1024;

    /// <summary><see cref="PostingBlock.Max"/> of a posting that counts so much.</summary>
    public static byte MaxOf(float factor) => (byte)Math.Min(byte.MaxValue, Math.Ceiling(factor / FactorOfMax));

    /// <summary>What a segment is made of.</summary>
    public static readonly IReadOnlyList<string> SectionNames =
    [
        "terms", "terms.starts", "postings", "postings.blocks", "postings.lists", "function-words", "function-words.blocks", "function-words.lists", "function-terms",
        "lengths", "article-lengths", "average-length", "passage-sentences", "article-passages", "sentence-starts", "sentences", "copies", "originals", "signatures",
    ];

    private readonly FlatArray<int> _passageSentences, _articlePassages, _functionTerms;
    private readonly FlatArray<uint> _signatures;
    private readonly Lazy<BandFilter> _bands;

    public PassageSegment(Sections sections, IReadOnlyList<Article> articles, LengthCode? lengthCode = null)
    {
        (Sections, Articles, LengthCode) = (sections, articles, lengthCode ?? LengthCode.Default);
        Terms = TermDictionary.Read(sections);
        Postings = PostingLists.Read(sections, "postings");
        FunctionWords = PostingLists.Read(sections, "function-words");
        _functionTerms = sections.Read<int>("function-terms");
        Lengths = sections.Read<byte>("lengths");
        FrequentTerms = new FrequentTerms(Postings, Lengths.Length);
        ArticleLengths = sections.Read<int>("article-lengths");
        AveragePassageLength = sections.Read<float>("average-length")[0];
        UnpackedTerms = new UnpackedTerms(Postings, Lengths);
        HighPostings = new HighPostingsOfTerms(Postings, Lengths, LengthCode, AveragePassageLength);
        _passageSentences = sections.Read<int>("passage-sentences");
        _articlePassages = sections.Read<int>("article-passages");
        Sentences = SentenceTable.Read(sections);
        (Copies, Originals) = (sections.Read<int>("copies"), sections.Read<int>("originals"));
        _signatures = sections.Read<uint>("signatures");
        _bands = new(() => new BandFilter(Signatures));
        Reader = new PassageReader(this, Terms.Find);
    }

    /// <summary>What it is made of, and may be of other things too that are in the same file.</summary>
    public Sections Sections { get; }

    public IReadOnlyList<Article> Articles { get; }

    public TermDictionary Terms { get; }

    /// <summary>For each term the passages that have it, title, publisher and date of their article included; function words are left out.</summary>
    public PostingLists Postings { get; }

    /// <summary>Of <see cref="Postings"/>.</summary>
    public FrequentTerms FrequentTerms { get; }

    /// <summary>Of <see cref="Postings"/>.</summary>
    public HighPostingsOfTerms HighPostings { get; }

    public UnpackedTerms UnpackedTerms { get; }

    /// <summary>The articles of the terms that are function words there, with no frequency but 1, in the order of <see cref="FunctionList"/>.</summary>
    public PostingLists FunctionWords { get; }

    /// <summary>Lengths of the passages in searched words, as <see cref="LengthCode"/> encodes them.</summary>
    public FlatArray<byte> Lengths { get; }

    /// <summary>Searched words of all passages of an article together.</summary>
    public FlatArray<int> ArticleLengths { get; }

    public LengthCode LengthCode { get; }

    /// <summary>That the block maxima were made for.</summary>
    public float AveragePassageLength { get; }

    /// <summary>Sentences of passage p are [PassageSentences[p], PassageSentences[p + 1]).</summary>
    public ReadOnlySpan<int> PassageSentences => _passageSentences.Span;

    /// <summary>Passages of article a are [ArticlePassages[a], ArticlePassages[a + 1]).</summary>
    public ReadOnlySpan<int> ArticlePassages => _articlePassages.Span;

    public int PassageCount => Lengths.Length;

    public int ArticleCount => _articlePassages.Length - 1;

    public SentenceTable Sentences { get; }

    /// <summary>The passages, rising, that say nearly the same as another one of the segment, and which one stands for each.</summary>
    public FlatArray<int> Copies { get; }

    public FlatArray<int> Originals { get; }

    /// <summary>Of <see cref="NearDuplicates.Sign"/>, one behind the other.</summary>
    public ReadOnlySpan<uint> Signatures => _signatures.Span;

    /// <summary>Makes what <see cref="MayShareBand"/> looks into where there are many passages: of a million that takes a second or two, and 32 MB.</summary>
    public void PrepareBands() => _ = PassageCount > LookedThrough ? _bands.Value : null;

    /// <summary>False where it is known that no passage has a signature that shares a band with this one.</summary>
    public bool MayShareBand(ReadOnlySpan<uint> signature) => PassageCount > LookedThrough
        ? !_bands.IsValueCreated || _bands.Value.MayShareBand(signature)
        : NearDuplicates.SharesBand(signature, Signatures);

    /// <summary>Reads words by the numbers of <see cref="Terms"/>.</summary>
    public PassageReader Reader { get; }

    public int ArticleOf(int passage)
    {
        var place = ArticlePassages.BinarySearch(passage);
        if (place < 0)
            return ~place - 1;
        // An article without passages begins where the next one does.
        while (place + 1 < _articlePassages.Length && ArticlePassages[place + 1] == passage)
            place++;
        return place;
    }

    public int PassageOf(int sentence)
    {
        var place = PassageSentences.BinarySearch(sentence);
        return place >= 0 ? place : ~place - 1;
    }

    public PassageReading Read(int passage) => Reader.Read(passage);

    public TextSpan PassageSpan(int passage) => Read(passage).Span;

    public Sentence SentenceAt(int sentence)
    {
        var passage = PassageOf(sentence);
        return Read(passage).Sentences[sentence - PassageSentences[passage]];
    }

    /// <summary>The list of <see cref="FunctionWords"/> that a term has; null where it is no function word.</summary>
    public int? FunctionList(int term) => _functionTerms.Span.BinarySearch(term) is var place and >= 0 ? place : null;

    public void WriteTo(Sections sections)
    {
        foreach (var name in SectionNames)
            sections.AddFixed(name, Sections[name]);
    }
}
