using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Bot.Benchmarks.Compare;

/// <summary>Every figure of a comparison, as it is written as JSON. Times are in milliseconds.</summary>
internal sealed record ComparisonReport(
    Machine Machine, CorpusShape Corpus, IReadOnlyList<EngineFigures> Engines, Exactness Exactness, IReadOnlyDictionary<string, long> IndexSections, ArticleSpeeds ArticlesPerProcessorSecond,
    CorpusFigures? WholeEngine, IReadOnlyList<ScalePoint> Scale)
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        // A + of a commit is a + in a file too.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public string ToJson() => JsonSerializer.Serialize(this, Layout);
}

internal sealed record CorpusShape(string Articles, int ArticleCount, int Passages, double WordsOfPassage, int Questions);

/// <summary>What was measured of one engine.</summary>
internal sealed record EngineFigures(string Name)
{
    /// <summary>Why it was not measured.</summary>
    public string? Skipped { get; init; }

    public string? Setup { get; init; }

    public int BuildThreads { get; init; }

    public double BuildSeconds { get; init; }

    public double BuildProcessorSeconds { get; init; }

    public double BuildPassagesPerSecond { get; init; }

    public long Bytes { get; init; }

    public long? IndexBytes { get; init; }

    public StartTimes? Start { get; init; }

    public Latency? Search { get; init; }

    public int Threads { get; init; }

    public double QuestionsPerSecond { get; init; }

    public OpenMemory? Memory { get; init; }

    /// <summary>Share of our ten best passages that are among its ten best.</summary>
    public double? Agreement { get; init; }

    /// <summary>Null for ours.</summary>
    public EngineRatios? Ratios { get; init; }
}

/// <summary>How many times better ours is: above 1 it is faster, smaller or answers more. Over the questions that both were asked.</summary>
internal sealed record EngineRatios(double P50, double P99, double Mean, double QuestionsPerSecond, double Build, double Bytes, double StartFromMain)
{
    public static EngineRatios Of(EngineFigures ours, Latency oursOnTheSame, EngineFigures peer) => new(
        peer.Search!.P50 / oursOnTheSame.P50, // both were measured
        peer.Search.P99 / oursOnTheSame.P99,
        peer.Search.Mean / oursOnTheSame.Mean,
        ours.QuestionsPerSecond / peer.QuestionsPerSecond,
        ours.BuildPassagesPerSecond / peer.BuildPassagesPerSecond,
        (double)peer.Bytes / ours.Bytes,
        peer.Start!.FromMain / ours.Start!.FromMain);
}

/// <summary>In how many questions the search gave the same passages with the same scores as adding up every posting.</summary>
internal sealed record Exactness(int Equal, int Questions);

/// <param name="IsMeasured">False where it is what the line through the two largest measured ones says.</param>
internal sealed record ScalePoint(
    int Passages, bool IsMeasured, double BuildSeconds, double IndexMegabytes, double P50, double P99, double StartFromMain, double WorkingSetMegabytes, double? LuceneBuildSeconds, double? LuceneP50, double? LuceneP99)
{
    public static ScalePoint Of(int passages, EngineFigures ours, EngineFigures? lucene) => new(
        passages, true, ours.BuildSeconds, (ours.IndexBytes ?? ours.Bytes) / 1e6, ours.Search!.P50, ours.Search.P99, ours.Start!.FromMain, ours.Memory!.WorkingSet / 1e6,
        lucene?.BuildSeconds, lucene?.Search?.P50, lucene?.Search?.P99);

    /// <summary>What the slope between two points makes of more passages.</summary>
    public static ScalePoint Beyond(ScalePoint smaller, ScalePoint larger, int passages)
    {
        var share = (double)(passages - larger.Passages) / (larger.Passages - smaller.Passages);
        return new ScalePoint(
            passages, false, On(point => point.BuildSeconds), On(point => point.IndexMegabytes), On(point => point.P50), On(point => point.P99), On(point => point.StartFromMain), On(point => point.WorkingSetMegabytes),
            OnKnown(point => point.LuceneBuildSeconds), OnKnown(point => point.LuceneP50), OnKnown(point => point.LuceneP99));

        double On(Func<ScalePoint, double> value) => OnKnown(point => value(point)) ?? 0;

        double? OnKnown(Func<ScalePoint, double?> value) => value(larger) + (share * (value(larger) - value(smaller)));
    }
}
