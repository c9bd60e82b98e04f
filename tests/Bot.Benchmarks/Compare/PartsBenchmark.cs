using System.Diagnostics.CodeAnalysis;
using BenchmarkDotNet.Attributes;
using Bot.Core.Articles;
using Bot.Core.Search;

namespace Bot.Benchmarks.Compare;

/// <summary>Parts of building and searching one by one, each the mean of one passage or one question. In process, so that the corpus is built once.</summary>
[InProcess]
[SuppressMessage("Design", "CA1001", Justification = "Cleanup disposes of them.")]
[MemoryDiagnoser]
public class PartsBenchmark
{
    private const int Articles = 2_000;
    private const int QuestionCount = 100;
    private const int Seed = 2016;

    private readonly List<Token> _tokens = [];
    private TextAnalyzer? _analyzer;
    private OurSearcher? _searcher;
    private Article[] _articles = [];
    private string[] _questions = [];

    [GlobalSetup]
    public void Setup()
    {
        var generator = new ArticleGenerator(Seed);
        _articles = [.. Enumerable.Range(0, Articles).Select(generator.Article)];
        _searcher = new OurSearcher(PassageIndexBuilder.Build(_articles, PassageFile.PassageWords, progress: null, CancellationToken.None));
        _analyzer = new TextAnalyzer(Language.Of("en"));
        var random = new Random(Seed);
        _questions = [.. Enumerable.Range(0, QuestionCount).Select(_ => Question(_articles[random.Next(Articles)].Text, random))];
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _analyzer?.Dispose();
        _searcher?.Dispose();
    }

    /// <summary>An article of about twelve passages to sentences.</summary>
    [Benchmark]
    public int SentencesOfArticle() => PassageSplitter.SentencesOf(_articles[0]).Count;

    /// <summary>An article of about twelve passages to tokens.</summary>
    [Benchmark]
    public int TokensOfArticle()
    {
        _tokens.Clear();
        _analyzer!.Analyze(_articles[0].Text, new TextSpan(0, _articles[0].Text.Length), _tokens); // set by Setup
        return _tokens.Count;
    }

    [Benchmark(OperationsPerInvoke = QuestionCount)]
    public int Top10() => Search(10);

    [Benchmark(OperationsPerInvoke = QuestionCount)]
    public int Top100() => Search(100);

    private int Search(int count)
    {
        var found = 0;
        foreach (var question in _questions)
            found += _searcher!.Search(question, count).Count; // set by Setup
        return found;
    }

    private static string Question(string text, Random random)
    {
        var words = text.Split(' ');
        return string.Join(' ', words.Skip(random.Next(words.Length - 10)).Take(random.Next(3, 11)));
    }
}
