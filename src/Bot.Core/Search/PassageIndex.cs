using Bot.Core.Articles;
using Bot.Core.Indexing;

namespace Bot.Core.Search;

/// <summary>
/// The immutable index of a list of articles: passages with their sentences, and which passages have which term. It lies in <see cref="Sections"/>, mapped from a file or as it was built.
/// Words in order are not kept: those of a passage are read from its text when they are asked for.
/// </summary>
internal sealed class PassageIndex
{
    /// <summary>What one step of <see cref="PostingBlock.Max"/> stands for in the factors of <see cref="Bm25Factors"/>.</summary>
    public const float FactorOfMax = Bm25.HighestFactor / byte.MaxValue;

    /// <summary>What an index is made of.</summary>
    public static readonly IReadOnlyList<string> SectionNames =
    [
        "terms", "terms.starts", "postings", "postings.blocks", "postings.lists", "function-words", "function-words.blocks", "function-words.lists", "function-terms",
        "lengths", "article-lengths", "average-length", "passage-sentences", "article-passages", "sentence-starts", "sentences", "copies", "originals", "signatures",
    ];

    private readonly FlatArray<int> _passageSentences, _articlePassages, _copies, _originals, _functionTerms;
    private readonly FlatArray<uint> _signatures;
    private readonly SentenceTable _sentences;
    private readonly PassageReader _reader;
    private readonly Lazy<Dictionary<int, List<int>>> _copiesOf;

    /// <summary>The articles that a question is limited to; null where it is not. What is counted and found is then of these alone.</summary>
    private AdmittedArticles? _admitted;
    private Lazy<Bm25Factors> _factors;

    public PassageIndex(Sections sections, IReadOnlyList<Article> articles, LengthCode? lengthCode = null)
    {
        Sections = sections;
        LengthCode = lengthCode ?? LengthCode.Default;
        Terms = TermDictionary.Read(sections);
        Postings = PostingLists.Read(sections, "postings");
        FunctionWords = PostingLists.Read(sections, "function-words");
        _functionTerms = sections.Read<int>("function-terms");
        Lengths = sections.Read<byte>("lengths");
        FrequentTerms = new FrequentTerms(Postings, Lengths.Length);
        ArticleLengths = sections.Read<int>("article-lengths");
        AveragePassageLength = sections.Read<float>("average-length")[0];
        _passageSentences = sections.Read<int>("passage-sentences");
        _articlePassages = sections.Read<int>("article-passages");
        _sentences = SentenceTable.Read(sections);
        _copies = sections.Read<int>("copies");
        _originals = sections.Read<int>("originals");
        _signatures = sections.Read<uint>("signatures");
        _reader = new PassageReader(this, articles);
        _copiesOf = new(FindCopies);
        _factors = new(() => new Bm25Factors(LengthCode, AveragePassageLength));
    }

    /// <summary>What it is made of, and may be of other things too that are in the same file.</summary>
    public Sections Sections { get; }

    public TermDictionary Terms { get; }

    /// <summary>For each term the passages that have it, title, publisher and date of their article included; function words are left out.</summary>
    public PostingLists Postings { get; }

    /// <summary>Of <see cref="Postings"/>.</summary>
    public FrequentTerms FrequentTerms { get; }

    /// <summary>The articles of the terms that are function words there, in the order of <see cref="FunctionList"/>.</summary>
    public PostingLists FunctionWords { get; }

    /// <summary>Lengths of the passages in searched words, as <see cref="LengthCode"/> encodes them.</summary>
    public FlatArray<byte> Lengths { get; }

    /// <summary>Searched words of all passages of an article together.</summary>
    public FlatArray<int> ArticleLengths { get; }

    public LengthCode LengthCode { get; }

    public float AveragePassageLength { get; private init; }

    public Bm25Factors Factors => _factors.Value;

    /// <summary>Sentences of passage p are [PassageSentences[p], PassageSentences[p + 1]).</summary>
    public ReadOnlySpan<int> PassageSentences => _passageSentences.Span;

    /// <summary>Passages of article a are [ArticlePassages[a], ArticlePassages[a + 1]).</summary>
    public ReadOnlySpan<int> ArticlePassages => _articlePassages.Span;

    public int PassageCount => Lengths.Length;

    public int ArticleCount => _articlePassages.Length - 1;

    public int SentenceCount => _passageSentences[PassageCount];

    /// <summary>How many passages may be found.</summary>
    public int SearchedPassages => _admitted?.PassageCount ?? PassageCount;

    /// <summary>The passages that may be found: [Start, End) each, rising.</summary>
    public IReadOnlyList<(int Start, int End)> SearchedRuns => _admitted?.Runs ?? [(0, PassageCount)];

    public bool IsLimited => _admitted is not null;

    /// <summary>The same index for a question that is limited to some articles.</summary>
    public PassageIndex Only(IReadOnlyList<Article> articles, ArticleFilter filter)
    {
        var admitted = new AdmittedArticles(this, articles, filter);
        var only = (PassageIndex)MemberwiseClone();
        only._admitted = admitted;
        only._factors = new(() => new Bm25Factors(LengthCode, admitted.AveragePassageLength));
        return only;
    }

    public bool Admits(int article) => _admitted is null || _admitted.Has(article);

    public bool AdmitsPassage(int passage) => _admitted is null || _admitted.IsAdmitted(passage);

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

    /// <summary>The passage that stands for all that say nearly the same; itself where there is none but it.</summary>
    public int PassageOriginal(int passage) => _copies.Length > 0 && _copies.Span.BinarySearch(passage) is var place and >= 0 ? _originals[place] : passage;

    /// <summary>No other one stands for it.</summary>
    public bool StandsForItself(int passage) => PassageOriginal(passage) == passage;

    /// <summary>The other passages that say nearly the same, in order.</summary>
    public IReadOnlyList<int> CopiesOf(int passage) =>
        _copies.Length > 0 && _copiesOf.Value.TryGetValue(PassageOriginal(passage), out var all) ? [.. all.Where(copy => copy != passage && AdmitsPassage(copy))] : [];

    /// <summary>The passage that may be found and stands for all that say nearly the same as this one, which may be found too.</summary>
    public int OriginalOf(int passage)
    {
        var original = PassageOriginal(passage);
        return original == passage || AdmitsPassage(original) ? original : _admitted!.StandInFor(original); // what is not admitted is limited
    }

    public int PassageOf(int sentence)
    {
        var place = PassageSentences.BinarySearch(sentence);
        return place >= 0 ? place : ~place - 1;
    }

    /// <summary>The sentences of a passage and their words; the same as the members below, for those who read all of it.</summary>
    public PassageReading Read(int passage) => _reader.Read(passage);

    public TextSpan SentenceSpan(int sentence) => SentenceAt(sentence).Span;

    /// <summary>The number of its paragraph, counted from 1.</summary>
    public int SentenceParagraph(int sentence) => SentenceAt(sentence).Paragraph;

    public TextSpan PassageSpan(int passage) => Read(passage).Span;

    /// <summary>A <see cref="PackedToken"/> each.</summary>
    public ReadOnlySpan<int> SentenceTokensOf(int sentence)
    {
        var passage = PassageOf(sentence);
        return Read(passage).TokensOf(sentence - PassageSentences[passage]);
    }

    /// <summary>Tokens of title, publisher and date.</summary>
    public ReadOnlySpan<int> HeaderOf(int article) => _reader.HeaderOf(article);

    /// <summary>The number of the term, or null when the corpus does not have it.</summary>
    public int? FindTerm(string term) => Terms.Find(term) is { } found && (_admitted is null || _admitted.Knows(found)) ? found : null;

    public int DocumentFrequency(int term) => _admitted?.DocumentFrequency(term) ?? Postings[term].Documents;

    /// <summary>Share of the term's occurrences within sentences that are written with a capital, 0 to 255: names are near 255.</summary>
    public byte CapitalsOf(int term) => _admitted?.CapitalsOf(term) ?? ShareOfCapitals(Postings[term].InnerCapitals, Postings[term].Inner);

    public static byte ShareOfCapitals(long capitals, int count) => (byte)(count == 0 ? 0 : 255L * capitals / count);

    /// <summary>The list of <see cref="FunctionWords"/> that a term has; null where it is no function word.</summary>
    public int? FunctionList(int term) => _functionTerms.Span.BinarySearch(term) is var place and >= 0 ? place : null;

    public ReadOnlySpan<uint> Signatures => _signatures.Span;

    public SentenceTable Sentences => _sentences;

    public void WriteTo(Sections sections)
    {
        foreach (var name in SectionNames)
            sections.AddFixed(name, Sections[name]);
    }

    private Sentence SentenceAt(int sentence)
    {
        var passage = PassageOf(sentence);
        return Read(passage).Sentences[sentence - PassageSentences[passage]];
    }

    private Dictionary<int, List<int>> FindCopies()
    {
        var copies = new Dictionary<int, List<int>>();
        for (var i = 0; i < _copies.Length; i++)
        {
            if (!copies.TryGetValue(_originals[i], out var all))
                copies.Add(_originals[i], all = [_originals[i]]);
            all.Add(_copies[i]);
        }

        return copies;
    }
}

/// <summary>A token in 32 bits: the term's number and how it is written.</summary>
internal static class PackedToken
{
    private const int TermBits = 27;
    private const int TermMask = (1 << TermBits) - 1;

    public const int MaxTerms = 1 << TermBits;

    public static int Pack(int term, TokenKind kind) => term | ((int)kind << TermBits);

    public static int Term(int token) => token & TermMask;

    public static TokenKind Kind(int token) => (TokenKind)(token >>> TermBits & 31);

    public static bool IsSearched(int token) => !Kind(token).HasFlag(TokenKind.StopWord);
}
