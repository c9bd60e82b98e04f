using System.Runtime.InteropServices;
using Bot.Core.Articles;

namespace Bot.Core.Search;

/// <summary>Analyses the articles of an index that is built, one after the other. One instance a thread.</summary>
internal sealed class ArticleAnalyzer(int passageWords, TermNumbers numbers) : IDisposable
{
    private readonly Dictionary<string, TextAnalyzer> _analyzers = new(StringComparer.Ordinal);
    private readonly List<Token> _tokens = [];
    private readonly List<int> _sentenceEnds = [];
    private readonly List<int> _header = [];
    private readonly List<int> _passage = [];
    private readonly PostingPacker _packer = new();

    /// <summary>Of all articles that it analysed.</summary>
    public TermCounts Counts { get; } = new();

    public AnalysedArticle Analyse(Article article)
    {
        if (!_analyzers.TryGetValue(article.Language, out var analyzer))
            _analyzers.Add(article.Language, analyzer = new TextAnalyzer(Language.Of(article.Language)));
        ReadHeader(article, analyzer);
        var sentences = PassageSplitter.SentencesOf(article).ToArray();
        var starts = PassageSplitter.Split(article, sentences, passageWords).ToArray();
        var lengths = new int[starts.Length];
        for (var passage = 0; passage < starts.Length; passage++)
        {
            CountWords(article, AnalysedArticle.SentencesOf(sentences, starts, passage), analyzer);
            CountHeader(onlyFunctionWords: false);
            lengths[passage] = Counts.Length;
            Counts.MovePassageTo(_packer);
        }

        var passages = _packer.Take();
        // An article without passages is not found, but has function words.
        if (starts.Length == 0)
            CountHeader(onlyFunctionWords: true);
        Counts.MoveFunctionWordsTo(_packer);
        return new AnalysedArticle(sentences, starts, lengths, passages, _packer.Take(), AnalysedArticle.Sign(article, sentences, starts));
    }

    public void Dispose()
    {
        foreach (var analyzer in _analyzers.Values)
            analyzer.Dispose();
    }

    private void ReadHeader(Article article, TextAnalyzer analyzer)
    {
        _tokens.Clear();
        AnalysedArticle.AnalyseHeader(article, analyzer, _tokens);
        Pack(_header);
    }

    /// <summary>Title, publisher and date count to each passage.</summary>
    private void CountHeader(bool onlyFunctionWords)
    {
        foreach (var token in _header)
        {
            if (!onlyFunctionWords || !PackedToken.IsSearched(token))
                Counts.Add(PackedToken.Term(token), PackedToken.Kind(token), isInner: false);
        }
    }

    private void CountWords(Article article, ReadOnlySpan<Sentence> sentences, TextAnalyzer analyzer)
    {
        _tokens.Clear();
        _sentenceEnds.Clear();
        foreach (var sentence in sentences)
        {
            AnalysedArticle.Analyse(article.Published, article.Text, sentence.Span, analyzer, _tokens);
            _sentenceEnds.Add(_tokens.Count);
        }

        Pack(_passage);
        var passage = CollectionsMarshal.AsSpan(_passage);
        var start = 0;
        foreach (var end in _sentenceEnds)
        {
            for (var i = start; i < end; i++)
                Counts.Add(PackedToken.Term(passage[i]), PackedToken.Kind(passage[i]), isInner: i > start);
            start = end;
        }
    }

    /// <summary>Apart from the counting, so that the processor waits for the numbers of many words at once.</summary>
    private void Pack(List<int> packed)
    {
        CollectionsMarshal.SetCount(packed, _tokens.Count);
        var tokens = CollectionsMarshal.AsSpan(_tokens);
        var target = CollectionsMarshal.AsSpan(packed);
        for (var i = 0; i < tokens.Length; i++)
            target[i] = PackedToken.Pack(numbers.Of(tokens[i].Source), tokens[i].Kind);
    }
}
