using System.Text;
using System.Text.Json.Nodes;
using Bot.Commands;
using Bot.Core;
using Bot.Core.Answers;
using Bot.Models;
using Bot.Tests.ModelStandIn;
using Bot.Tests.Running;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Models;

/// <summary>The models of the bot against a stand-in, over two small articles.</summary>
internal sealed class ModelRig : IAsyncDisposable
{
    internal const string Asker = "discord 1234";

    /// <summary>What the articles answer.</summary>
    internal const string Bridge = "When did the harbour bridge open?";

    private readonly TwoArticles _articles;
    private readonly DirectoryInfo _data;
    private readonly LoggerFactory _loggers;
    private readonly CorpusOptions _options;

    private ModelRig(TwoArticles articles, ModelServer server, DirectoryInfo data, JsonObject? chat, FakeTimeProvider time)
    {
        (_articles, Server, _data, Time) = (articles, server, data, time);
        _loggers = new LoggerFactory([Log], new LoggerFilterOptions { MinLevel = LogLevel.Trace });
        _options = new CorpusOptions { Folder = articles.Folder, Data = data.FullName };
        Corpus = Corpus.Open(_options, progress: null, Cancellation);
        Models = Open(chat);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    internal ModelServer Server { get; }

    internal FakeTimeProvider Time { get; }

    internal LogLines Log { get; } = new();

    internal Corpus Corpus { get; }

    internal string Folder => _articles.Folder;

    internal ModelSet Models { get; }

    internal Composer Composer => Models.Composer!; // set in all tests that use it

    internal QuestionRewriter Rewriter => Models.Rewriter!; // as above

    /// <param name="chat">Settings of Models:Chat over those of the stand-in.</param>
    /// <param name="time">Passes by itself where back-off would wait; null for that.</param>
    internal static async Task<ModelRig> StartAsync(ModelMode? mode = null, JsonObject? chat = null, FakeTimeProvider? time = null)
    {
        var server = await ModelServer.StartAsync(Cancellation);
        server.Mode = mode ?? new ModelMode.Honest();
        return new ModelRig(await TwoArticles.WriteAsync(Cancellation), server, Directory.CreateTempSubdirectory("bot-models-"), chat, time ?? new SkippingTime(TimeSpan.FromTicks(1), TimeSpan.FromSeconds(5)));
    }

    /// <summary>The models anew, as in another process on the same data.</summary>
    internal ModelSet Open(JsonObject? chat = null)
    {
        var settings = Server.ChatSettings;
        foreach (var (name, value) in chat ?? [])
            settings[name] = value?.DeepClone();
        return ModelSet.Open(Settings(new JsonObject { [nameof(Models)] = new JsonObject { ["Chat"] = settings } }), _options, new LocalDatabases(_options.Data), Corpus, new AnswerOptions(), Time, _loggers);
    }

    internal static SettingsFile Settings(JsonObject settings)
    {
        using var json = new MemoryStream(Encoding.UTF8.GetBytes(settings.ToJsonString()));
        return new SettingsFile(Path.GetTempPath(), new ConfigurationBuilder().AddJsonStream(json).Build());
    }

    internal Answer.Found Answer(string question = Bridge) => Assert.IsType<Answer.Found>(new Answerer(Corpus, new AnswerOptions()).Answer(new Question(question)));

    internal Task<Composition> ComposeAsync(string question = Bridge, Action<Answer.Found>? progress = null, string asker = Asker, CancellationToken? cancellationToken = null) =>
        Composer.ComposeAsync(asker, new Question(question), Answer(question), progress, cancellationToken ?? Cancellation);

    /// <summary>The note of an answer that stays as it is.</summary>
    internal async Task<string> KeptAsync(string question = Bridge, string asker = Asker) => Assert.IsType<Composition.Kept>(await ComposeAsync(question, asker: asker)).Note ?? "";

    internal async Task<Answer.Found> ComposedAsync(string question = Bridge, string asker = Asker) => await ComposeAsync(question, asker: asker) switch
    {
        Composition.Composed(var answer, _) => answer,
        var other => throw new InvalidOperationException($"{other}\n{string.Join('\n', Log.All)}"),
    };

    internal IReadOnlyList<string> Warnings => [.. Log.All.Where(line => line.StartsWith("Warning", StringComparison.Ordinal))];

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        Models.Telemetry?.Dispose();
        _loggers.Dispose();
        Log.Dispose();
        _articles.Dispose();
        SqliteConnection.ClearAllPools();
        _data.Delete(recursive: true);
    }
}
