using System.Globalization;
using Bot.Core;
using Bot.Core.Answers;
using Bot.Core.Search;

namespace Bot.Benchmarks;

/// <summary>Processor time of each stage of a question, over many questions, as a table. Stages are run one by one in the order of <see cref="Reading"/>.</summary>
internal sealed class Profile(CorpusSnapshot snapshot, IReadOnlyList<Question> questions)
{
    private const int WarmUp = 10;
    private const int Rounds = 15;

    private const string Search = "BM25 search";
    private const string Whole = "one question";

    private readonly Dictionary<string, List<double>> _milliseconds = [];

    public static void Print(CorpusSnapshot snapshot)
    {
        var profile = new Profile(snapshot, Questions.All);
        profile.Run(WarmUp, Rounds);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {"processor time, ms",-20} | mean | median | p99 |"));
        Console.WriteLine("|---|---|---|---|");
        foreach (var (stage, times) in profile._milliseconds)
        {
            times.Sort();
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {stage,-20} | {times.Average():0.00} | {times[times.Count / 2]:0.00} | {times[times.Count * 99 / 100]:0.00} |"));
        }

        var perQuestion = profile._milliseconds[Whole];
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{perQuestion.Count} questions, highest {perQuestion[^1]:0.00} ms"));
    }

    /// <summary>Mean milliseconds of each stage, in the order of the stages.</summary>
    public static IReadOnlyDictionary<string, double> Means(CorpusSnapshot snapshot, IReadOnlyList<Question> questions, int rounds)
    {
        var profile = new Profile(snapshot, questions);
        profile.Run(warmUp: 1, rounds);
        return profile._milliseconds.Where(stage => stage.Key != Whole).ToDictionary(stage => stage.Key, stage => stage.Value.Average(), StringComparer.Ordinal);
    }

    private void Run(int warmUp, int rounds)
    {
        for (var round = 0; round < warmUp; round++)
            AskAll();
        _milliseconds.Clear();
        for (var round = 0; round < rounds; round++)
            AskAll();
    }

    private void AskAll()
    {
        foreach (var question in questions)
        {
            Ask(question);
            Measure(Whole, () => Answerer.Answer(snapshot, question, new AnswerOptions()));
        }
    }

    private void Ask(Question question)
    {
        var (index, articles, weights) = (snapshot.Index, snapshot.Articles, Weights.BuiltIn);
        var matcher = Measure("question reading", () => new QuestionMatcher(index, snapshot.QuestionReader.Read(question)));
        Measure(Search, () => PassageSearch.Top(index, matcher.Question.Terms, 100));
        var passages = Measure("passage ranking", () => PassageRanker.Rank(index, articles, matcher, weights.Passages));
        // Ranking searches by itself.
        _milliseconds["passage ranking"][^1] -= _milliseconds[Search][^1];
        var sentences = Measure("sentence ranking", () => new SentenceRanker(index, articles, snapshot.CueWords, matcher, new AskedFigures(snapshot, matcher).FitOf, weights.Sentences).Rank([.. passages.Take(SentenceRanker.Passages)]));
        var quotes = Measure("quote selection", () => new QuoteSelector(index, articles, matcher).Select(sentences, 3));
        if (quotes.Count > 0)
            Measure("confidence", () => Confidence.Of(weights.Confidence, Confidence.Features(index, matcher, passages, sentences, quotes)));
    }

    private T Measure<T>(string stage, Func<T> run)
    {
        var before = Environment.CpuUsage.TotalTime;
        var result = run();
        var spent = Environment.CpuUsage.TotalTime - before;
        if (!_milliseconds.TryGetValue(stage, out var times))
            _milliseconds.Add(stage, times = []);
        times.Add(spent.TotalMilliseconds);
        return result;
    }
}
