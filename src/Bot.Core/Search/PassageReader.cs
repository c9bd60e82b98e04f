using System.Collections.Concurrent;
using Bot.Core.Articles;

namespace Bot.Core.Search;

/// <summary>Reads passages from the texts of their articles, as they were read for the index, and keeps those that were read last. For many threads.</summary>
internal sealed class PassageReader(PassageIndex index, IReadOnlyList<Article> articles)
{
    private const int PassagesKept = 16_384;
    private const int HeadersKept = 4_096;
    private const int TermsKept = 65_536;

    // What falls on the same place replaces what is there; a reference is read and written whole.
    private readonly PassageReading?[] _passages = new PassageReading?[Math.Clamp(index.PassageCount, 1, PassagesKept)];
    private readonly Header?[] _headers = new Header?[Math.Clamp(index.ArticleCount, 1, HeadersKept)];
    private readonly Known?[] _terms = new Known?[TermsKept];
    private readonly ConcurrentDictionary<string, ConcurrentBag<TextAnalyzer>> _analyzers = new(StringComparer.Ordinal);

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
        var sentences = new Sentence[index.PassageSentences[passage + 1] - index.PassageSentences[passage]];
        index.Sentences.Read(passage, sentences);
        return new PassageReading(passage, sentences, ReadTokens);
    }

    private SentenceTokens ReadTokens(PassageReading passage)
    {
        var article = articles[index.ArticleOf(passage.Passage)];
        return With(article.Language, analyzer =>
        {
            var tokens = new List<Token>();
            var ends = new int[passage.Sentences.Count];
            for (var i = 0; i < ends.Length; i++)
            {
                AnalysedArticle.Analyse(article, passage.Sentences[i], analyzer, tokens);
                ends[i] = tokens.Count;
            }

            return new SentenceTokens(Pack(tokens), ends);
        });
    }

    /// <summary>What is found nowhere else is no term: an article without passages is not found.</summary>
    private int[] ReadHeader(int article) => index.ArticlePassages[article] == index.ArticlePassages[article + 1] ? [] : With(articles[article].Language, analyzer => Pack(AnalysedArticle.HeaderOf(articles[article], analyzer)));

    private T With<T>(string language, Func<TextAnalyzer, T> read)
    {
        var idle = _analyzers.GetOrAdd(language, _ => []);
        if (!idle.TryTake(out var analyzer))
            analyzer = new TextAnalyzer(Language.Of(language));
        try
        {
            return read(analyzer);
        }
        finally
        {
            idle.Add(analyzer);
        }
    }

    private int[] Pack(List<Token> tokens)
    {
        var packed = new int[tokens.Count];
        for (var i = 0; i < packed.Length; i++)
            packed[i] = PackedToken.Pack(NumberOf(tokens[i].Term), tokens[i].Kind);
        return packed;
    }

    private int NumberOf(string term)
    {
        ref var kept = ref _terms[(uint)term.GetHashCode(StringComparison.Ordinal) % TermsKept];
        if (Volatile.Read(ref kept) is { } known && known.Term == term)
            return known.Number;
        var number = index.Terms.Find(term) ?? throw new InvalidOperationException($"The index does not know the word {term}, which stands in one of its articles.");
        kept = new Known(term, number);
        return number;
    }

    private sealed record Header(int Article, int[] Tokens);

    private sealed record Known(string Term, int Number);
}
