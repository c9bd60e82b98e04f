using Bot.Core.Articles;

namespace Bot.Core.Search;

/// <summary>Reads passages from the texts of their articles, as they were read for the index, and keeps those that were read last. For many threads.</summary>
/// <param name="findTerm">The number of a term, which every word of the passages has.</param>
/// <param name="numbering">Of those numbers, see <see cref="SurfaceTerm.NewNumbering"/>; the same for all readers that number terms alike.</param>
internal sealed class PassageReader(PassageSegment segment, Func<string, int?> findTerm, int numbering)
{
    private const int PassagesKept = 16_384;
    private const int HeadersKept = 4_096;

    /// <summary>Characters that are read behind a passage.</summary>
    public const int Behind = 16;

    // What falls on the same place replaces what is there; a reference is read and written whole.
    private readonly PassageReading?[] _passages = new PassageReading?[Math.Clamp(segment.PassageCount, 1, PassagesKept)];
    private readonly Header?[] _headers = new Header?[Math.Clamp(segment.ArticleCount, 1, HeadersKept)];

    public PassageReader(PassageSegment segment, Func<string, int?> findTerm)
        : this(segment, findTerm, SurfaceTerm.NewNumbering())
    {
    }

    public PassageReading Read(int passage)
    {
        ref var kept = ref _passages[passage % _passages.Length];
        return Volatile.Read(ref kept) is { } reading && reading.Passage == passage ? reading : kept = ReadSentences(passage);
    }

    public int[] HeaderOf(int article)
    {
        ref var kept = ref _headers[article % _headers.Length];
        return Volatile.Read(ref kept) is { } header && header.Article == article ? header.Tokens : (kept = new Header(article, ReadHeader(article))).Tokens;
    }

    private PassageReading ReadSentences(int passage)
    {
        var sentences = new Sentence[segment.PassageSentences[passage + 1] - segment.PassageSentences[passage]];
        segment.Sentences.Read(passage, sentences);
        return new PassageReading(passage, sentences, ReadTokens);
    }

    private SentenceTokens ReadTokens(PassageReading passage)
    {
        var article = segment.Articles[segment.ArticleOf(passage.Passage)];
        var (text, start) = TextAround(article, passage.Span);
        var tokens = new List<Token>(passage.Span.Length / 5);
        var ends = new int[passage.Sentences.Count];
        using var analyzer = new TextAnalyzer(Language.Of(article.Language));
        for (var i = 0; i < ends.Length; i++)
        {
            var span = passage.Sentences[i].Span;
            AnalysedArticle.Analyse(article.Published, text, span with { Start = span.Start - start }, analyzer, tokens);
            ends[i] = tokens.Count;
        }

        return new SentenceTokens(Pack(tokens), ends);
    }

    /// <summary>The passage and a little behind it, which tells whether a comma follows its last word; where that little tells nothing, the whole article.</summary>
    private static (string Text, int Start) TextAround(Article article, TextSpan span)
    {
        var text = article.TextOf(TextSpan.Between(span.Start, Math.Min(span.End + Behind, article.TextLength)));
        return text.AsSpan(span.Length).ContainsAnyExcept(TextAnalyzer.PassedOver) || span.End + Behind >= article.TextLength ? (text, span.Start) : (article.Text, 0);
    }

    /// <summary>What is found nowhere else is no term: an article without passages is not found.</summary>
    private int[] ReadHeader(int article)
    {
        if (segment.ArticlePassages[article] == segment.ArticlePassages[article + 1])
            return [];
        using var analyzer = new TextAnalyzer(Language.Of(segment.Articles[article].Language));
        return Pack(AnalysedArticle.HeaderOf(segment.Articles[article], analyzer));
    }

    private int[] Pack(List<Token> tokens)
    {
        var packed = new int[tokens.Count];
        for (var i = 0; i < packed.Length; i++)
            packed[i] = PackedToken.Pack(NumberOf(tokens[i].Source), tokens[i].Kind);
        return packed;
    }

    private int NumberOf(SurfaceTerm term)
    {
        if (term.TryGetNumber(numbering, out var number))
            return number;
        number = findTerm(term.Text) ?? throw new InvalidOperationException($"The index does not know the word {term.Text}, which stands in one of its articles.");
        term.SetNumber(numbering, number);
        return number;
    }

    private sealed record Header(int Article, int[] Tokens);
}
