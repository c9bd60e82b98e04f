namespace Bot.Benchmarks.Compare;

/// <summary>Which engines there are.</summary>
internal static class Engines
{
    /// <summary>As they are named in the command, in the order of the tables.</summary>
    public static readonly string[] Peers = ["lucene", "fts5", "postgres"];

    /// <param name="engine">Its name in the tables.</param>
    public static ISearcher Open(string engine, string place) => engine switch
    {
        OurEngine.EngineName => OurEngine.Open(place),
        LuceneEngine.EngineName => LuceneEngine.Open(place),
        Fts5Engine.EngineName => Fts5Engine.Open(place),
        PostgresEngine.GinName => PostgresEngine.Open(place, isRum: false),
        PostgresEngine.RumName => PostgresEngine.Open(place, isRum: true),
        _ => throw new ArgumentException($"There is no engine named {engine}.", nameof(engine)),
    };
}
