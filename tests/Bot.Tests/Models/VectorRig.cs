using Bot.Core;
using Bot.Core.Versions;
using Bot.Models;
using Bot.Tests.Running;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Models;

/// <summary>A corpus in a folder of its own, a model that a test scripts, and what keeps the vectors.</summary>
internal sealed class VectorRig : IDisposable
{
    internal static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bot-articles-");
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("bot-data-");
    private readonly List<IDisposable> _opened = [];

    internal VectorRig(params string[] texts)
    {
        for (var i = 0; i < texts.Length; i++)
            Write($"{i}.txt", texts[i]);
        Corpus = Open();
        Loggers = LoggerFactory.Create(logging => logging.AddProvider(Log));
    }

    internal Corpus Corpus { get; private set; }

    internal LogLines Log { get; } = new();

    internal ILoggerFactory Loggers { get; }

    internal EmbeddingModelOptions Options { get; } = new() { Model = "scripted", Batch = 2 };

    internal FakeTimeProvider Time { get; } = new(Start);

    internal string DatabaseFile => Path.Combine(Directory.GetDirectories(Path.Combine(_data.FullName, "corpora")).Single(), "vectors.db");

    internal VectorKeeper Keeper(IEmbeddingGenerator<string, Embedding<float>> embedder, bool isKept = true, string model = "scripted")
    {
        var keeper = new VectorKeeper(Model(embedder, model), Corpus, isKept ? VectorStore.Open(CorpusOptions) : null, Time);
        _opened.Add(keeper);
        return keeper;
    }

    internal QuestionEmbedder Questions(IEmbeddingGenerator<string, Embedding<float>> embedder, string model = "scripted") => new(Model(embedder, model), Corpus, Time, Loggers.CreateLogger<QuestionEmbedder>());

    internal void Write(string file, string text) => File.WriteAllText(Path.Combine(_folder.FullName, file), text);

    internal void Reload() => Corpus.Reload("a test", isDryRun: false, mayLose: true, progress: null, CancellationToken.None);

    /// <summary>The program begins anew, with what lies on disk.</summary>
    internal void Restart() => Corpus = Open();

    public void Dispose()
    {
        _opened.ForEach(opened => opened.Dispose());
        Loggers.Dispose();
        _folder.Delete(recursive: true);
        _data.Delete(recursive: true);
    }

    private EmbeddingModel Model(IEmbeddingGenerator<string, Embedding<float>> embedder, string model) => new(embedder, Options, model, exception => exception.Message);

    private CorpusOptions CorpusOptions => new() { Folder = _folder.FullName, Data = _data.FullName };

    private Corpus Open() => Corpus.Open(CorpusOptions, progress: null, CancellationToken.None);
}
