namespace Bot.Benchmarks.Compare;

internal readonly record struct FoundPassage(int Passage, double Score);

/// <param name="Bytes">On disk, with the text of the passages.</param>
/// <param name="IndexBytes">Beside the text; null where the engine does not keep them apart.</param>
internal sealed record Built(TimeSpan Elapsed, TimeSpan Processor, int Threads, long Bytes, long? IndexBytes);

/// <summary>What is compared: builds an index of the passages into a place and answers from there, in this process or in a fresh one.</summary>
internal interface IEngine : IDisposable
{
    string Name { get; }

    /// <summary>What is built and how it is asked, in a sentence for who reads the tables.</summary>
    string Setup { get; }

    /// <summary>What <see cref="Engines.Open"/> opens it by.</summary>
    string Place { get; }

    /// <summary>From reading the passages to an index that is on disk, durable, and ready to be asked.</summary>
    Built Build(PassageFile passages, CancellationToken cancellationToken);
}

/// <summary>An index that was opened, for one thread.</summary>
internal interface ISearcher : IDisposable
{
    /// <summary>The best passages by the words of the question, best first. The question is analysed too.</summary>
    IReadOnlyList<FoundPassage> Search(string question, int count);

    /// <summary>The same index for another thread.</summary>
    ISearcher ForThread();
}
