using System.Text.Json.Nodes;
using Bot.Core;
using Bot.Core.Answers;
using Bot.Core.Articles;
using Bot.Models;
using Bot.Tests.ModelStandIn;
using Bot.Tests.Running;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.Models;

/// <summary>From settings to vectors.</summary>
public sealed class EmbeddingHostingTests : IDisposable
{
    private readonly DirectoryInfo _data = Directory.CreateTempSubdirectory("bot-embedding-");
    private readonly LogLines _log = new();
    private readonly LoggerFactory _loggers;
    private readonly AnswerOptions _answers = new();

    public EmbeddingHostingTests() => _loggers = new LoggerFactory([_log]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_endpoint_embeds_articles_and_questions()
    {
        using var articles = await TwoArticles.WriteAsync(Cancellation);
        await using var server = await ModelServer.StartAsync(Cancellation);
        var (corpus, models) = Open(articles, new JsonObject { ["Embeddings"] = server.EmbeddingSettings });

        Assert.Null(await models.Vectors!.FillAsync(progress: null, Cancellation));
        var question = await models.Embedder!.EmbedAsync("When did the bridge open?", Cancellation);

        Assert.Equal(0, corpus.Current.Vectors?.Missing);
        Assert.Equal(HashingEmbedder.Embed("When did the bridge open?"), question.ToArray());
        Assert.All(server.Requests, request => Assert.Equal($"Bearer {server.Key}", request.Authorization));
        Assert.Null(models.Composer);
        Assert.Equal(0.5, _answers.MinSimilarity);
    }

    [Fact]
    public async Task A_key_that_is_refused_is_told_with_its_own_setting()
    {
        using var articles = await TwoArticles.WriteAsync(Cancellation);
        await using var server = await ModelServer.StartAsync(Cancellation);
        var settings = server.EmbeddingSettings;
        settings["Key"] = "sk-other";

        var problem = await Open(articles, new JsonObject { ["Embeddings"] = settings }).Models.Vectors!.FillAsync(progress: null, Cancellation);

        Assert.Contains("check Models__Embeddings__Key", problem, StringComparison.Ordinal);
        Assert.DoesNotContain("sk-other", $"{problem} {string.Join('\n', _log.All)}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task Folders_of_this_machine_embed_and_order()
    {
        using var articles = await TwoArticles.WriteAsync(Cancellation);
        using var embedder = TinyModel.OfTokens([.. Enumerable.Range(0, TinyModel.Words.Length).Select(token => new float[] { 1, token })]);
        using var encoder = TinyModel.CrossEncoder([.. Enumerable.Range(0, TinyModel.Words.Length).Select(token => (float)token)]);
        var (corpus, models) = Open(articles, new JsonObject
        {
            ["Embeddings"] = new JsonObject { ["Provider"] = "Onnx", ["Folder"] = embedder.Folder },
            ["Reranking"] = new JsonObject { ["Folder"] = encoder.Folder, ["Passages"] = 7 },
        });

        Assert.Null(await models.Vectors!.FillAsync(progress: null, Cancellation));

        Assert.Equal(2, (await models.Embedder!.EmbedAsync("harbour", Cancellation)).Length);
        Assert.StartsWith("Onnx ", corpus.Current.Vectors?.Model, StringComparison.Ordinal);
        Assert.Equal(7, models.Reranker?.Passages);
    }

    [Fact]
    public async Task A_folder_without_a_model_stops_the_start()
    {
        using var articles = await TwoArticles.WriteAsync(Cancellation);

        Assert.Contains("model.onnx", Assert.Throws<CorpusException>(() => Open(articles, new JsonObject { ["Embeddings"] = new JsonObject { ["Provider"] = "Onnx", ["Folder"] = _data.FullName } })).Message, StringComparison.Ordinal);
        Assert.Contains("model.onnx", Assert.Throws<CorpusException>(() => Open(articles, new JsonObject { ["Reranking"] = new JsonObject { ["Folder"] = _data.FullName } })).Message, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        _loggers.Dispose();
        _log.Dispose();
        SqliteConnection.ClearAllPools();
        _data.Delete(recursive: true);
    }

    private (Corpus Corpus, ModelSet Models) Open(TwoArticles articles, JsonObject models)
    {
        var options = new CorpusOptions { Folder = articles.Folder, Data = _data.FullName };
        var corpus = Corpus.Open(options, progress: null, Cancellation);
        return (corpus, ModelSet.Open(ModelRig.Settings(new JsonObject { [nameof(Models)] = models }), options, new LocalDatabases(options.Data), corpus, _answers, TimeProvider.System, _loggers));
    }
}
