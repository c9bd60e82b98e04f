using BenchmarkDotNet.Attributes;
using Bot.Core;
using Bot.Core.Answers;

namespace Bot.Benchmarks;

/// <summary>One round of all questions, shown as the mean of one question. In process, so that the corpus is built once.</summary>
[InProcess]
[MemoryDiagnoser]
public class AnswererBenchmark
{
    private CorpusSnapshot? _snapshot;

    [GlobalSetup]
    public void Setup() => _snapshot = BenchmarkCorpus.Build();

    [Benchmark(OperationsPerInvoke = Questions.Count)]
    public int Answer()
    {
        var found = 0;
        foreach (var question in Questions.All)
            found += Answerer.Answer(_snapshot!, question, new AnswerOptions()) is Answer.Found ? 1 : 0; // set by Setup
        return found;
    }
}
