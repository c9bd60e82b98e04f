using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using Bot.Answers;
using Bot.Commands;
using Bot.Core.Answers;
using Bot.Core.Articles;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.SemanticKernel;

namespace Bot.Models;

/// <summary>Asks the models whether the settings will do: endpoint, key, name of the model, the form of its answers.</summary>
internal sealed class ModelCheck(ModelSettings settings, TimeProvider time)
{
    private const int NamedModels = 10;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ListPatience = TimeSpan.FromSeconds(5);

    internal async Task<IReadOnlyList<Finding>> RunAsync(CancellationToken cancellationToken) =>
    [
        settings.HasChat
            ? await ChatAsync(cancellationToken)
            : new Finding(FindingKind.Off, "Models: no language model, so answers are quotes alone. To have them told in sentences, set Models__Chat__Endpoint, Models__Chat__Model and Models__Chat__Key; see docs/models.md."),
        settings.HasEmbeddings
            ? await EmbeddingsAsync(cancellationToken)
            : new Finding(FindingKind.Off, "Models: no embeddings, so articles are searched by words alone. To search by meaning too, set Models__Embeddings__Endpoint, Models__Embeddings__Model and Models__Embeddings__Key; see docs/models.md."),
        .. Reranking(),
    ];

    private Finding[] Reranking()
    {
        if (settings.Reranking.Folder is not { } folder)
            return [];
        try
        {
            using var reranker = OnnxReranker.Open(folder, NullLogger<OnnxReranker>.Instance);
            return reranker.Score("How often does the ferry run?", ["The ferry runs every hour."]).Count == 1
                ? [new Finding(FindingKind.Good, $"Models: {PlainText.OneLine(folder)} orders the best {settings.Reranking.Passages} passages.")]
                : [new Finding(FindingKind.Failure, $"Models: {PlainText.OneLine(folder)} cannot order passages: it is no cross-encoder, or was exported in another form.")];
        }
        catch (CorpusException exception)
        {
            return [new Finding(FindingKind.Failure, $"Models: {exception.Message}")];
        }
    }

    private async Task<Finding> ChatAsync(CancellationToken cancellationToken)
    {
        var (options, duty, call) = (settings.Chat, ModelHosting.Composing(settings.Chat), new ModelCall());
        var draft = new DraftReader();
        var (drafted, started) = (0, time.GetTimestamp());
        var problem = await TryAsync(
            settings with { Embeddings = new EmbeddingModelOptions() },
            async (kernel, deadline) =>
            {
                var chat = new ModelChat(kernel, options, NullLogger<ModelChat>.Instance);
                await foreach (var piece in chat.StreamAsync(Small(options.MaxOutputTokens), call, deadline))
                    drafted += draft.Add(piece).Count;
            },
            cancellationToken);
        var elapsed = time.GetElapsedTime(started).TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture);
        if (problem is not null)
            return await FailureAsync(ModelFailure.Of(problem, call.HasBegun), problem, duty, options.Provider, options.Key, cancellationToken);
        if (call.IsCutOff)
            return await FailureAsync(ModelFailureKind.CutOff, problem: null, duty, options.Provider, options.Key, cancellationToken);
        if (!draft.IsComplete || drafted == 0)
            return new Finding(FindingKind.Warning, $"Models: {Name(duty)} answers, but {(draft.IsComplete ? "did not tell what a passage says" : "not in the form that was asked for")}, so most answers will be quotes alone. Choose a larger model.");
        return new Finding(FindingKind.Good, $"Models: {Name(duty)} at {duty.Endpoint?.Host} answers in the form that is asked for, in {elapsed} s. {Budget(options)}");
    }

    private async Task<Finding> EmbeddingsAsync(CancellationToken cancellationToken)
    {
        var (options, duty, dimension) = (settings.Embeddings, ModelHosting.Embedding(settings.Embeddings), 0);
        var problem = await TryAsync(
            settings with { Chat = new ChatModelOptions() },
            async (kernel, deadline) => dimension = (await kernel.GetRequiredService<IEmbeddingGenerator<string, Embedding<float>>>().GenerateAsync(["The ferry runs every hour."], cancellationToken: deadline))[0].Vector.Length,
            cancellationToken);
        if (problem is CorpusException)
            return new Finding(FindingKind.Failure, $"Models: {problem.Message}");
        return problem is not null
            ? await FailureAsync(ModelFailure.Of(problem, hasBegun: false), problem, duty, options.Provider, options.Key, cancellationToken)
            : new Finding(FindingKind.Good, $"Models: {Name(duty)} makes vectors of {Wording.Number(dimension)} numbers.");
    }

    /// <summary>Null where all went well.</summary>
    private async Task<Exception?> TryAsync(ModelSettings one, Func<Kernel, CancellationToken, Task> ask, CancellationToken cancellationToken)
    {
        using var telemetry = new ModelTelemetry(time);
        using var deadline = new CancellationTokenSource(Patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            await ask(ModelHosting.BuildKernel(one, telemetry, time), either.Token);
            return null;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            return exception;
        }
    }

    private async Task<Finding> FailureAsync(ModelFailureKind kind, Exception? problem, ModelDuty duty, ModelProvider provider, string? key, CancellationToken cancellationToken)
    {
        var models = kind is ModelFailureKind.NotFound && provider is not ModelProvider.AzureOpenAI ? await ListAsync(duty, key, cancellationToken) : [];
        var known = models.Count == 0 ? "" : $" It knows: {string.Join(", ", models)}.";
        return new Finding(FindingKind.Failure, $"Models: {Name(duty)}: {ModelFailureLog.Describe(kind, duty, problem)}.{known}".Replace("?.", "?", StringComparison.Ordinal));
    }

    /// <summary>The first models of the endpoint; none where it does not tell.</summary>
    private async Task<IReadOnlyList<string>> ListAsync(ModelDuty duty, string? key, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(ListPatience);
        try
        {
            using var http = ModelHttp.NewClient(key is not null, ListPatience, time);
            using var request = new HttpRequestMessage(HttpMethod.Get, $"{duty.Endpoint?.AbsoluteUri.TrimEnd('/')}/models");
            if (key is not null)
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
            using var response = await http.SendAsync(request, deadline.Token);
            using var list = JsonDocument.Parse(await response.Content.ReadAsStringAsync(deadline.Token));
            return [.. list.RootElement.GetProperty("data").EnumerateArray().Select(model => PlainText.OneLine(model.GetProperty("id").GetString() ?? "")).Take(NamedModels)];
        }
        catch (Exception) when (!cancellationToken.IsCancellationRequested)
        {
            // The list is only a help; what is wrong is told without it.
            return [];
        }
    }

    private static ModelPrompt Small(int maxOutputTokens)
    {
        var article = new Article { File = "ferry.txt", Text = "The ferry runs every hour. A ticket costs 7 euros.", Title = "The ferry", Publisher = "Harbour News" };
        return ComposePrompt.Of(new Question("How often does the ferry run?"), [new Citation(1, article, new TextSpan(0, article.Text.Length), Paragraph: 1, Score: 1)], maxOutputTokens);
    }

    private static string Budget(ChatModelOptions options) => (options.UserTokensPerDay, options.TokensPerDay) switch
    {
        (0, 0) => "Tokens are not limited.",
        (var one, 0) => $"One person may use {Wording.Number(one)} tokens a day.",
        (0, var all) => $"All persons together may use {all.ToString("N0", CultureInfo.InvariantCulture)} tokens a day.",
        var (one, all) => $"One person may use {Wording.Number(one)} tokens a day, all together {all.ToString("N0", CultureInfo.InvariantCulture)}.",
    };

    private static string Name(ModelDuty duty) => PlainText.OneLine(duty.Model);
}
