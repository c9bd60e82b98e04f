using Bot.Core.Articles;

namespace Bot.Core.Search;

/// <summary>Reads passages from the texts of their articles, as they were read for the index, and keeps those that were read last. For many threads.</summary>
/// <param name="findTerm">The number of a term, which every word of the passages has.</param>
/// <param name="words">What is known of those numbers; the same for all readers that number terms alike.</param>
internal sealed class PassageReader(PassageSegment segment, Func<string, int?> findTerm, WordNumbers words)
{
    // Some 650 bytes each, and 150.
    private const int PassagesKept = 65_536;
    private const int HeadingsKept = 32_768;

    /// <summary>Characters that are read behind a passage.</summary>
    public const int Behind = 16;

    // What falls on the same place replaces what is there; a reference is read and written whole.
    private readonly PassageReading?[] _passages = new PassageReading?[Math.Clamp(segment.PassageCount, 1, PassagesKept)];
    private Func<PassageReading, SentenceTokens>? _readTokens;
    private readonly Heading?[] _headings = new Heading?[Math.Clamp(segment.ArticleCount, 1, HeadingsKept)];

    public PassageReader(PassageSegment segment, Func<string, int?> findTerm)
        : this(segment, findTerm, new WordNumbers())
    {
    }

    public PassageReading Read(int passage)
    {
        ref var kept = ref _passages[passage % _passages.Length];
        return Volatile.Read(ref kept) is { } reading && reading.Passage == passage ? reading : kept = ReadSentences(passage);
    }

    public ReadOnlySpan<int> HeaderOf(int article) => HeadingOf(article).Header;

    /// <summary>The words of the first sentence of an article that has passages.</summary>
    public ReadOnlySpan<int> FirstSentenceOf(int article)
    {
        var heading = HeadingOf(article);
        return heading.FirstSentence ??= ReadFirstSentence(article);
    }

    private Heading HeadingOf(int article)
    {
        ref var kept = ref _headings[article % _headings.Length];
        return Volatile.Read(ref kept) is { } heading && heading.Article == article ? heading : kept = new Heading(article, ReadHeader(article));
    }

    private int[] ReadFirstSentence(int article)
    {
        var passage = Read(segment.ArticlePassages[article]);
        return passage.TokensRead is { } read ? read[0].ToArray() : ReadTokens(segment.Articles[article], passage.Sentences[0].Span, passage.Sentences[..1])[0].ToArray();
    }

    private PassageReading ReadSentences(int passage)
    {
        var sentences = new Sentence[segment.PassageSentences[passage + 1] - segment.PassageSentences[passage]];
        segment.Sentences.Read(passage, sentences);
        return new PassageReading(passage, sentences, _readTokens ??= ReadTokens);
    }

    private SentenceTokens ReadTokens(PassageReading passage) => ReadTokens(segment.Articles[segment.ArticleOf(passage.Passage)], passage.Span, passage.Sentences);

    private SentenceTokens ReadTokens(Article article, TextSpan stretch, ReadOnlySpan<Sentence> sentences)
    {
        var (text, start) = TextAround(article, stretch);
        return ReadTokens(article, text, start, sentences, RelativeYears.YearOf(article.Published));
    }

    private SentenceTokens ReadTokens(Article article, string text, int start, ReadOnlySpan<Sentence> sentences, int? year)
    {
        var language = Language.Of(article.Language);
        using var analyzer = new TextAnalyzer(language);
        var tokens = new PassageTokens(analyzer, words.Of(language), NumberOf, stackalloc PassageTokens.Word[PassageTokens.Together], (sentences[^1].Span.End - sentences[0].Span.Start) / 5);
        return tokens.Read(text, start, sentences, year);
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
        var text = AnalysedArticle.HeaderOf(segment.Articles[article]);
        return ReadTokens(segment.Articles[article], text, start: 0, [new Sentence(new TextSpan(0, text.Length), Paragraph: 0)], year: null)[0].ToArray();
    }

    private int NumberOf(SurfaceTerm term)
    {
        if (term.TryGetNumber(words.Numbering, out var number))
            return number;
        number = findTerm(term.Text) ?? throw new InvalidOperationException($"The index does not know the word {term.Text}, which stands in one of its articles.");
        term.SetNumber(words.Numbering, number);
        return number;
    }

    private sealed class Heading(int article, int[] header)
    {
        public int Article => article;

        public int[] Header => header;

        public int[]? FirstSentence { get; set; }
    }
}
