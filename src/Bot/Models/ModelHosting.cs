using System.Diagnostics;
using Bot.Core;
using Bot.Core.Answers;
using Bot.Core.Articles;
using Bot.Core.Versions;
using Microsoft.Extensions.AI;
using Microsoft.SemanticKernel;

namespace Bot.Models;

/// <summary>Puts the models together. What is here loads Semantic Kernel, so it is called only where a model is set.</summary>
internal static partial class ModelHosting
{
    /// <summary>The clients demand one; it is not sent.</summary>
    private const string NoKey = "none";

    // Passages are embedded in batches aside, which takes a small machine its time; questions have a time-out of their own.
    private static readonly TimeSpan EmbeddingTimeout = TimeSpan.FromMinutes(5);

    /// <exception cref="CorpusException">A folder has no such model, or a budget cannot be kept in the data folder.</exception>
    internal static ModelSet Open(ModelSettings settings, CorpusOptions options, Databases databases, Corpus corpus, AnswerOptions answers, TimeProvider time, ILoggerFactory loggers)
    {
        var telemetry = new ModelTelemetry(time);
        var kernel = BuildKernel(settings, telemetry, time);
        var set = ModelSet.None with { Telemetry = telemetry, Settings = settings };
        if (settings.HasChat)
            set = WithChat(set, kernel, settings.Chat, telemetry, ModelLedger.Open(databases, settings.Chat, time), time, loggers);
        if (settings.HasEmbeddings)
        {
            answers.MinSimilarity ??= settings.Embeddings.MinSimilarity;
            set = WithEmbeddings(set, kernel, settings.Embeddings, options, corpus, time, loggers);
        }

        return settings.Reranking.Folder is { } folder ? set with { Reranker = OnnxReranker.Open(folder, loggers.CreateLogger<OnnxReranker>()).For(settings.Reranking) } : set;
    }

    internal static Kernel BuildKernel(ModelSettings settings, ModelTelemetry telemetry, TimeProvider time)
    {
        // Without the logs of the host: at their finest they tell what was asked.
        var builder = Kernel.CreateBuilder();
        builder.Services.AddSingleton<IFunctionInvocationFilter>(new ModelCallFilter(telemetry, time));
        if (settings.HasChat)
            AddChat(builder, settings.Chat, time);
        if (settings.HasEmbeddings)
            AddEmbeddings(builder, settings.Embeddings, time);
        return builder.Build();
    }

    internal static ModelDuty Composing(ChatModelOptions chat) => new(ChatModelOptions.Section, chat.Model ?? "", chat.Endpoint, nameof(chat.TimeoutSeconds), "answers are quotes alone");

    internal static ModelDuty Embedding(EmbeddingModelOptions embeddings) =>
        new(EmbeddingModelOptions.Section, embeddings.Model ?? embeddings.Folder ?? "", embeddings.Endpoint, nameof(embeddings.TimeoutSeconds), "articles are searched by words alone");

    private static ModelDuty Rewriting(ChatModelOptions chat) => Composing(chat) with { TimeoutSetting = nameof(chat.RewriteSeconds), Instead = "follow-ups are read by rules" };

    private static ModelSet WithChat(ModelSet set, Kernel kernel, ChatModelOptions chat, ModelTelemetry telemetry, ModelLedger ledger, TimeProvider time, ILoggerFactory loggers)
    {
        var model = new ModelChat(kernel, chat, loggers.CreateLogger<ModelChat>());
        return set with
        {
            Ledger = ledger,
            Composer = new Composer(CallsFor(Composing(chat)), chat, telemetry),
            Rewriter = chat.Rewrite ? new QuestionRewriter(CallsFor(Rewriting(chat)), chat, time) : null,
        };

        ModelCalls CallsFor(ModelDuty duty) => new(model, ledger, telemetry, new ModelFailureLog(duty, time, loggers.CreateLogger<ModelFailureLog>()), time);
    }

    private static ModelSet WithEmbeddings(ModelSet set, Kernel kernel, EmbeddingModelOptions embeddings, CorpusOptions options, Corpus corpus, TimeProvider time, ILoggerFactory loggers)
    {
        var (generator, duty) = (kernel.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>(), Embedding(embeddings));
        var origin = generator.GetService<OnnxEmbedder>()?.Origin ?? EmbeddingModel.OriginOf(embeddings);
        var model = new EmbeddingModel(generator, embeddings, origin, exception => ModelFailureLog.Describe(ModelFailure.Of(exception, hasBegun: false), duty, exception));
        return set with
        {
            Embedder = new QuestionEmbedder(model, corpus, time, loggers.CreateLogger<QuestionEmbedder>()),
            Vectors = new VectorKeeper(model, corpus, OpenStore(options, loggers), time),
        };
    }

    private static VectorStore? OpenStore(CorpusOptions options, ILoggerFactory loggers)
    {
        try
        {
            return VectorStore.Open(options);
        }
        catch (CorpusException exception)
        {
            LogNotKept(loggers.CreateLogger<VectorKeeper>(), exception.Message);
            return null;
        }
    }

    private static void AddChat(IKernelBuilder builder, ChatModelOptions chat, TimeProvider time)
    {
        var http = ModelHttp.NewClient(chat.Key is not null, TimeSpan.FromSeconds(chat.TimeoutSeconds), time);
        switch (chat)
        {
            case { Provider: ModelProvider.OpenAI or ModelProvider.Ollama, Model: { } model, Endpoint: { } endpoint }:
                builder.AddOpenAIChatCompletion(model, endpoint, chat.Key ?? NoKey, httpClient: http);
                return;
            case { Provider: ModelProvider.AzureOpenAI, Model: { } deployment, Endpoint: { } endpoint, Key: { } key }:
                builder.AddAzureOpenAIChatCompletion(deployment, endpoint.ToString(), key, httpClient: http);
                return;
            default:
                throw new UnreachableException();
        }
    }

    private static void AddEmbeddings(IKernelBuilder builder, EmbeddingModelOptions embeddings, TimeProvider time)
    {
        if (embeddings is { Provider: ModelProvider.Onnx, Folder: { } folder })
        {
            builder.Services.AddSingleton<IEmbeddingGenerator<string, Embedding<float>>>(OnnxEmbedder.Open(folder));
            return;
        }

        var http = ModelHttp.NewClient(embeddings.Key is not null, EmbeddingTimeout, time);
        switch (embeddings)
        {
            case { Provider: ModelProvider.OpenAI or ModelProvider.Ollama, Model: { } model, Endpoint: { } endpoint }:
                http.BaseAddress = endpoint;
                builder.AddOpenAIEmbeddingGenerator(model, embeddings.Key ?? NoKey, httpClient: http);
                return;
            case { Provider: ModelProvider.AzureOpenAI, Model: { } deployment, Endpoint: { } endpoint, Key: { } key }:
                builder.AddAzureOpenAIEmbeddingGenerator(deployment, endpoint.ToString(), key, httpClient: http);
                return;
            default:
                throw new UnreachableException();
        }
    }

    [LoggerMessage(LogLevel.Warning, "The vectors of passages are not kept, so each start makes them all: {Problem}")]
    private static partial void LogNotKept(ILogger logger, string problem);
}
