namespace Bot.Benchmarks.Compare;

/// <summary>What is compared; the texts of `compare --help` tell of each.</summary>
internal sealed record CompareOptions
{
    public int Passages { get; init; } = 1_000_000;

    public string? Corpus { get; init; }

    public int Questions { get; init; } = 500;

    public IReadOnlyList<string> Peers { get; init; } = Engines.Peers;

    public string? Embedder { get; init; }

    public bool Scale { get; init; } = true;

    public bool Whole { get; init; } = true;

    public int Builds { get; init; } = 3;

    public int Rounds { get; init; } = 5;

    public int Threads { get; init; } = 2;

    public int SlowQuestions { get; init; } = 50;

    public TimeSpan SlowLimit { get; init; } = TimeSpan.FromMinutes(5);

    public int Seed { get; init; } = 2016;

    public required string Temporary { get; init; }
}
