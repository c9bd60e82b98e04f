using System.Diagnostics;
using System.Globalization;
using Bot.Core.Articles;
using Bot.Core.Indexing;
using Bot.Core.Search;

namespace Bot.Benchmarks;

/// <summary>How long a question takes to be compared with the vector of each passage; of no real model, since the time does not depend on it.</summary>
internal static class VectorBenchmark
{
    private const int Passages = 100_000;
    private const int Dimensions = 384;
    private const int Questions = 200;

    public static void Print()
    {
        var random = new Random(1);
        var rows = new float[Passages * Dimensions];
        for (var passage = 0; passage < Passages; passage++)
            PassageVectors.TryNormalise(Vector(random), rows.AsSpan(passage * Dimensions, Dimensions));
        var vectors = new PassageVectors("none", Dimensions, rows, [.. Enumerable.Repeat(true, Passages)]);
        var index = Index();
        var times = new double[Questions];
        for (var i = 0; i < Questions; i++)
        {
            var question = Vector(random);
            var begun = Stopwatch.GetTimestamp();
            if (vectors.Top(question, index, PassageFusion.Candidates).Count != PassageFusion.Candidates)
                throw new InvalidOperationException("Some passages were not found.");
            times[i] = Stopwatch.GetElapsedTime(begun).TotalMilliseconds;
        }

        Array.Sort(times);
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{Passages:N0} passages of {Dimensions} numbers, best {PassageFusion.Candidates}: median {times[Questions / 2]:0.0} ms, 95 of 100 within {times[Questions * 95 / 100]:0.0} ms, least {times[0]:0.0} ms, one thread"));
    }

    private static float[] Vector(Random random) => [.. Enumerable.Range(0, Dimensions).Select(_ => random.NextSingle() - 0.5f)];

    /// <summary>Passages without words.</summary>
    private static PassageIndex Index()
    {
        var sections = new Sections();
        foreach (var name in PassageSegment.SectionNames.Except(["terms.starts", "lengths", "article-lengths", "average-length", "passage-sentences", "sentence-starts", "sentences", "article-passages"], StringComparer.Ordinal))
            sections.Add(name, ReadOnlyMemory<byte>.Empty);
        sections.Add<int>("terms.starts", [0]);
        sections.Add<byte>("lengths", new byte[Passages]);
        sections.Add<int>("article-lengths", [0]);
        sections.Add<float>("average-length", [1]);
        sections.Add<int>("passage-sentences", new int[Passages + 1]);
        var sentences = new SentenceTableWriter();
        for (var passage = 0; passage < Passages; passage++)
            sentences.Add(ReadOnlySpan<Sentence>.Empty);
        sentences.WriteTo(sections);
        sections.Add<int>("article-passages", [0, Passages]);
        return new PassageIndex(new PassageSegment(sections, []));
    }
}
