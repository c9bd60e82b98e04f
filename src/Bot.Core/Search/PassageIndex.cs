using System.Text;
using Bot.Core.Articles;
using Bot.Core.Indexing;

namespace Bot.Core.Search;

/// <summary>
/// The immutable index: passages, their sentences and tokens in order, and the postings of every term.
/// Flat arrays, so that it is written and read as it lies in memory. Terms are in ordinal order; a term's number is its place.
/// </summary>
internal sealed record PassageIndex
{
    public required string[] Terms { get; init; }

    /// <summary>Share of a term's occurrences within sentences that are written with a capital, 0 to 255: names are near 255.</summary>
    public required byte[] TermCapitals { get; init; }

    /// <summary>Postings of term t are at [PostingStarts[t], PostingStarts[t + 1]); passages rise.</summary>
    public required int[] PostingStarts { get; init; }

    public required int[] PostingPassages { get; init; }

    /// <summary>Occurrences of the term in the passage, 255 at most.</summary>
    public required byte[] PostingFrequencies { get; init; }

    /// <summary>Lengths of the passages in searched tokens, encoded by <see cref="Bm25.EncodeLength"/>.</summary>
    public required byte[] PassageLengths { get; init; }

    public required float AveragePassageLength { get; init; }

    /// <summary>Sentences of passage p are [PassageSentences[p], PassageSentences[p + 1]).</summary>
    public required int[] PassageSentences { get; init; }

    /// <summary>Passages of article a are [ArticlePassages[a], ArticlePassages[a + 1]).</summary>
    public required int[] ArticlePassages { get; init; }

    public required int[] SentenceStarts { get; init; }

    public required int[] SentenceLengths { get; init; }

    public required int[] SentenceParagraphs { get; init; }

    /// <summary>Tokens of sentence s are [SentenceTokens[s], SentenceTokens[s + 1]).</summary>
    public required int[] SentenceTokens { get; init; }

    /// <summary>A <see cref="PackedToken"/> each.</summary>
    public required int[] Tokens { get; init; }

    /// <summary>Tokens of the title, publisher and date of article a are [HeaderStarts[a], HeaderStarts[a + 1]).</summary>
    public required int[] HeaderStarts { get; init; }

    public required int[] HeaderTokens { get; init; }

    /// <summary>For each passage the one that stands for all that say nearly the same; itself where there is none but it.</summary>
    public required int[] PassageOriginals
    {
        get;
        // A copy made by `with` would else count the copies of the index that it was made of.
        init => (field, _copies) = (value, new(FindCopies));
    }

    /// <summary>Of <see cref="NearDuplicates.Sign"/>, <see cref="NearDuplicates.SignatureLength"/> numbers for each passage.</summary>
    public required ulong[] PassageSignatures { get; init; }

    /// <summary>The articles that a question is limited to; null where it is not. What is counted and found is then of these alone.</summary>
    public AdmittedArticles? Admitted { get; init; }

    private readonly Lazy<Dictionary<int, List<int>>> _copies;
    private readonly Lazy<ArticleTokens> _articleTokens;

    public PassageIndex() => (_copies, _articleTokens) = (new(FindCopies), new(() => new ArticleTokens(this)));

    public int PassageCount => PassageLengths.Length;

    public int ArticleCount => ArticlePassages.Length - 1;

    /// <summary>How many passages may be found.</summary>
    public int SearchedPassages => Admitted?.PassageCount ?? PassageCount;

    /// <summary>The passages that may be found: [Start, End) each, rising.</summary>
    public IReadOnlyList<(int Start, int End)> SearchedRuns => Admitted?.Runs ?? [(0, PassageCount)];

    /// <summary>Made when a question is limited for the first time.</summary>
    public ArticleTokens ArticleTokens => _articleTokens.Value;

    /// <summary>The same index for a question that is limited to some articles.</summary>
    public PassageIndex Only(IReadOnlyList<Article> articles, ArticleFilter filter)
    {
        var admitted = new AdmittedArticles(this, articles, filter);
        return this with { Admitted = admitted, AveragePassageLength = admitted.AveragePassageLength };
    }

    /// <summary>What the article was cut into, as it was put into the index.</summary>
    public AnalysedArticle AnalysedArticleAt(int article)
    {
        var (firstPassage, endPassage) = (ArticlePassages[article], ArticlePassages[article + 1]);
        var (firstSentence, endSentence) = (PassageSentences[firstPassage], PassageSentences[endPassage]);
        var (firstToken, endToken) = (SentenceTokens[firstSentence], SentenceTokens[endSentence]);
        var sentences = new Sentence[endSentence - firstSentence];
        var counts = new int[sentences.Length];
        for (var i = 0; i < sentences.Length; i++)
        {
            var sentence = firstSentence + i;
            sentences[i] = new Sentence(SentenceSpan(sentence), SentenceParagraphs[sentence]);
            counts[i] = SentenceTokens[sentence + 1] - SentenceTokens[sentence];
        }

        var starts = new int[endPassage - firstPassage];
        for (var i = 0; i < starts.Length; i++)
            starts[i] = PassageSentences[firstPassage + i] - firstSentence;
        return new AnalysedArticle(
            sentences,
            starts,
            Terms,
            Tokens.AsMemory(firstToken..endToken),
            counts,
            HeaderTokens.AsMemory(HeaderStarts[article]..HeaderStarts[article + 1]),
            PassageSignatures.AsMemory((firstPassage * NearDuplicates.SignatureLength)..(endPassage * NearDuplicates.SignatureLength)));
    }

    public bool Admits(int article) => Admitted is null || Admitted.Has(article);

    public int ArticleOf(int passage)
    {
        var place = Array.BinarySearch(ArticlePassages, passage);
        if (place < 0)
            return ~place - 1;
        // An article without passages begins where the next one does.
        while (place + 1 < ArticlePassages.Length && ArticlePassages[place + 1] == passage)
            place++;
        return place;
    }

    /// <summary>The other passages that say nearly the same, in order.</summary>
    public IReadOnlyList<int> CopiesOf(int passage) =>
        _copies.Value.TryGetValue(PassageOriginals[passage], out var all) ? [.. all.Where(copy => copy != passage && (Admitted is null || Admitted.IsAdmitted(copy)))] : [];

    /// <summary>The passage that may be found and stands for all that say nearly the same as this one, which may be found too.</summary>
    public int OriginalOf(int passage)
    {
        var original = PassageOriginals[passage];
        return original == passage || Admitted is null || Admitted.IsAdmitted(original) ? original : Admitted.StandInFor(original);
    }

    private Dictionary<int, List<int>> FindCopies()
    {
        var copies = new Dictionary<int, List<int>>();
        for (var passage = 0; passage < PassageCount; passage++)
        {
            var original = PassageOriginals[passage];
            if (original == passage)
                continue;
            if (!copies.TryGetValue(original, out var all))
                copies.Add(original, all = [original]);
            all.Add(passage);
        }

        return copies;
    }

    public int PassageOf(int sentence)
    {
        var place = Array.BinarySearch(PassageSentences, sentence);
        return place >= 0 ? place : ~place - 1;
    }

    public TextSpan SentenceSpan(int sentence) => new(SentenceStarts[sentence], SentenceLengths[sentence]);

    public TextSpan PassageSpan(int passage) =>
        TextSpan.Between(SentenceSpan(PassageSentences[passage]).Start, SentenceSpan(PassageSentences[passage + 1] - 1).End);

    public ReadOnlySpan<int> SentenceTokensOf(int sentence) => Tokens.AsSpan(SentenceTokens[sentence]..SentenceTokens[sentence + 1]);

    public ReadOnlySpan<int> HeaderOf(int article) => HeaderTokens.AsSpan(HeaderStarts[article]..HeaderStarts[article + 1]);

    /// <summary>The number of the term, or null when the corpus does not have it.</summary>
    public int? FindTerm(string term) => Array.BinarySearch(Terms, term, StringComparer.Ordinal) is var place and >= 0 && IsKnown(place) ? place : null;

    public int DocumentFrequency(int term) => Admitted?.DocumentFrequency(term) ?? PostingStarts[term + 1] - PostingStarts[term];

    /// <summary>As <see cref="TermCapitals"/>.</summary>
    public byte CapitalsOf(int term) => Admitted?.CapitalsOf(term) ?? TermCapitals[term];

    public static byte ShareOfCapitals(long capitals, int count) => (byte)(count == 0 ? 0 : 255L * capitals / count);

    public void WriteTo(Sections sections)
    {
        sections.Add("terms", Encoding.UTF8.GetBytes(string.Join('\n', Terms)));
        sections.Add<byte>("capitals", TermCapitals);
        sections.Add<int>("posting-starts", PostingStarts);
        sections.Add<int>("postings", PostingPassages);
        sections.Add<byte>("frequencies", PostingFrequencies);
        sections.Add<byte>("lengths", PassageLengths);
        sections.Add<float>("average", [AveragePassageLength]);
        sections.Add<int>("passage-sentences", PassageSentences);
        sections.Add<int>("article-passages", ArticlePassages);
        sections.Add<int>("sentence-starts", SentenceStarts);
        sections.Add<int>("sentence-lengths", SentenceLengths);
        sections.Add<int>("sentence-paragraphs", SentenceParagraphs);
        sections.Add<int>("sentence-tokens", SentenceTokens);
        sections.Add<int>("tokens", Tokens);
        sections.Add<int>("header-starts", HeaderStarts);
        sections.Add<int>("header-tokens", HeaderTokens);
        sections.Add<int>("originals", PassageOriginals);
        sections.Add<ulong>("signatures", PassageSignatures);
    }

    public static PassageIndex ReadFrom(Sections sections)
    {
        return new()
        {
            Terms = sections["terms"] is { IsEmpty: false } terms ? Encoding.UTF8.GetString(terms.Span).Split('\n') : [],
            TermCapitals = sections["capitals"].ToArray(),
            PostingStarts = Ints("posting-starts"),
            PostingPassages = Ints("postings"),
            PostingFrequencies = sections["frequencies"].ToArray(),
            PassageLengths = sections["lengths"].ToArray(),
            AveragePassageLength = sections.Read<float>("average")[0],
            PassageSentences = Ints("passage-sentences"),
            ArticlePassages = Ints("article-passages"),
            SentenceStarts = Ints("sentence-starts"),
            SentenceLengths = Ints("sentence-lengths"),
            SentenceParagraphs = Ints("sentence-paragraphs"),
            SentenceTokens = Ints("sentence-tokens"),
            Tokens = Ints("tokens"),
            HeaderStarts = Ints("header-starts"),
            HeaderTokens = Ints("header-tokens"),
            PassageOriginals = Ints("originals"),
            PassageSignatures = sections.Read<ulong>("signatures").Span.ToArray(),
        };

        int[] Ints(string name) => sections.Read<int>(name).Span.ToArray();
    }

    private bool IsKnown(int term) => Admitted is null || Admitted.DocumentFrequency(term) > 0 || Admitted.HasFunctionWord(term);
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
}
