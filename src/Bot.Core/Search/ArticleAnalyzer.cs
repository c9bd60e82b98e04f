using Bot.Core.Articles;

namespace Bot.Core.Search;

/// <summary>Analyses the articles of an index that is built, one after the other. One instance a thread.</summary>
internal sealed class ArticleAnalyzer(int passageWords, TermNumbers numbers) : IDisposable
{
    private readonly Dictionary<string, TextAnalyzer> _analyzers = new(StringComparer.Ordinal);
    private readonly List<Token> _tokens = [];
    private readonly TermCounts _searched = new(), _function = new();
    private readonly PostingPacker _packer = new();

    /// <summary>Of all articles that it analysed.</summary>
    public CapitalCounts Capitals { get; } = new();

    public AnalysedArticle Analyse(Article article)
    {
        if (!_analyzers.TryGetValue(article.Language, out var analyzer))
            _analyzers.Add(article.Language, analyzer = new TextAnalyzer(Language.Of(article.Language)));
        var header = AnalysedArticle.HeaderOf(article, analyzer);
        var sentences = PassageSplitter.SentencesOf(article).ToArray();
        var starts = PassageSplitter.Split(article, sentences, passageWords).ToArray();
        var lengths = new int[starts.Length];
        for (var passage = 0; passage < starts.Length; passage++)
        {
            foreach (var sentence in AnalysedArticle.SentencesOf(sentences, starts, passage))
                lengths[passage] += CountSentence(article, sentence, analyzer);
            lengths[passage] += CountHeader(header);
            _searched.MoveTo(_packer);
        }

        var passages = _packer.Take();
        if (starts.Length == 0)
            CountFunctionWords(header);
        _function.MoveTo(_packer);
        return new AnalysedArticle(sentences, starts, lengths, passages, _packer.Take(), AnalysedArticle.Sign(article, sentences, starts));
    }

    public void Dispose()
    {
        foreach (var analyzer in _analyzers.Values)
            analyzer.Dispose();
    }

    /// <returns>How many words are searched.</returns>
    private int CountSentence(Article article, Sentence sentence, TextAnalyzer analyzer)
    {
        _tokens.Clear();
        AnalysedArticle.Analyse(article.Published, article.Text, sentence.Span, analyzer, _tokens);
        var searched = 0;
        for (var i = 0; i < _tokens.Count; i++)
        {
            var (term, isCapital) = (numbers.Of(_tokens[i].Source), _tokens[i].IsCapital);
            if (i > 0)
                Capitals.Add(term, isCapital);
            searched += Count(term, _tokens[i]);
        }

        return searched;
    }

    /// <summary>Title, publisher and date count to each passage.</summary>
    private int CountHeader(List<Token> header)
    {
        var searched = 0;
        foreach (var token in header)
            searched += Count(numbers.Of(token.Source), token);
        return searched;
    }

    /// <summary>Of an article without passages, which is not found but has its words.</summary>
    private void CountFunctionWords(List<Token> header)
    {
        foreach (var token in header.Where(token => token.IsStopWord))
            Count(numbers.Of(token.Source), token);
    }

    private int Count(int term, Token token)
    {
        (token.IsStopWord ? _function : _searched).Add(term, token.IsCapital);
        return token.IsStopWord ? 0 : 1;
    }
}
