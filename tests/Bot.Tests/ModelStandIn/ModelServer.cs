using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.ModelStandIn;

/// <summary>Models behind OpenAI's protocol on loopback, also at Azure's addresses: strict about requests, and of the character that a test orders.</summary>
internal sealed class ModelServer : IAsyncDisposable
{
    internal const string ChatModel = "stand-in-chat";
    internal const string EmbeddingModel = "stand-in-embedding";

    private readonly WebApplication _site;
    private readonly ConcurrentQueue<ModelRequest> _requests = new();
    private int _failures;
    private volatile ModelMode _mode = new ModelMode.Honest();
    private volatile TaskCompletionSource _held = NewSignal();

    private ModelServer()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _site = builder.Build();
        Map("/v1", azure: false);
        Map("/openai/deployments/{deployment}", azure: true);
        _site.MapGet("/v1/models", context => AnswerAsync(context, azure: false, ListAsync));
    }

    internal static async Task<ModelServer> StartAsync(CancellationToken cancellationToken)
    {
        var server = new ModelServer();
        await server._site.StartAsync(cancellationToken);
        return server;
    }

    /// <summary>Of all requests from now on.</summary>
    internal ModelMode Mode
    {
        get => _mode;
        set
        {
            _failures = 0;
            _held = NewSignal();
            _mode = value;
        }
    }

    /// <summary>What is taken; null takes any.</summary>
    internal string? Key { get; set; } = $"sk-stand-in-{Guid.NewGuid():N}";

    internal Uri Root => new(_site.Urls.First());

    internal Uri Endpoint => new(Root, "/v1");

    /// <summary>Every request, the first one first.</summary>
    internal IReadOnlyList<ModelRequest> Requests => [.. _requests];

    internal IReadOnlyList<ModelRequest> Chats => [.. _requests.Where(request => request.Path.EndsWith("/chat/completions", StringComparison.Ordinal))];

    /// <summary>The settings that point the bot at its chat model.</summary>
    internal JsonObject ChatSettings => new() { [nameof(Endpoint)] = Endpoint.ToString(), ["Model"] = ChatModel, [nameof(Key)] = Key };

    internal JsonObject EmbeddingSettings => new() { [nameof(Endpoint)] = Endpoint.ToString(), ["Model"] = EmbeddingModel, [nameof(Key)] = Key };

    /// <summary>Ends when a slow answer waits.</summary>
    internal Task HeldAsync(CancellationToken cancellationToken) => _held.Task.WaitAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        using var atOnce = new CancellationTokenSource();
        await atOnce.CancelAsync();
        await _site.StopAsync(atOnce.Token);
        await _site.DisposeAsync();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private void Map(string path, bool azure)
    {
        _site.MapPost($"{path}/chat/completions", context => AnswerAsync(context, azure, ChatAsync));
        _site.MapPost($"{path}/embeddings", context => AnswerAsync(context, azure, EmbedAsync));
    }

    private async Task AnswerAsync(HttpContext context, bool azure, Func<HttpContext, ModelRequest, Task> answer)
    {
        var body = context.Request.Method == "POST" ? await JsonNode.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted) as JsonObject : null;
        var request = new ModelRequest(context.Request.Method, context.Request.Path, context.Request.Headers[azure ? "api-key" : "Authorization"].ToString(), body ?? []);
        _requests.Enqueue(request);
        try
        {
            if (Key is { } key && request.Authorization != (azure ? key : $"Bearer {key}"))
                throw new ModelRefusal(401, "Incorrect API key provided. You can find your API key at https://platform.openai.com/account/api-keys.", code: "invalid_api_key");
            if (azure && context.Request.Query["api-version"].Count == 0)
                throw new ModelRefusal(404, "Resource not found", code: "404");
            if (Mode is ModelMode.Failing failing && Interlocked.Increment(ref _failures) <= failing.Times)
            {
                if (failing.RetryAfter is { } wait)
                    context.Response.Headers.RetryAfter = wait;
                if (failing.Location is { } location)
                    context.Response.Headers.Location = location;
                throw new ModelRefusal(failing.Status, failing.Message, failing.Status >= 500 ? "server_error" : "requests");
            }

            if (azure && request.Body["model"] is null)
                request.Body["model"] = context.Request.RouteValues["deployment"]?.ToString();
            await answer(context, request);
        }
        catch (ModelRefusal refusal)
        {
            context.Response.StatusCode = refusal.Status;
            await context.Response.WriteAsJsonAsync(refusal.Body, context.RequestAborted);
        }
    }

    private async Task ChatAsync(HttpContext context, ModelRequest request)
    {
        ChatRules.Check(request.Body);
        if (Mode is ModelMode.Refusing refusing && refusing.Parameters.FirstOrDefault(request.Body.ContainsKey) is { } refused)
            throw new ModelRefusal(400, $"Invalid parameter: '{refused}' is not supported with this model.", param: refused);
        Demand(request, ChatModel);
        var text = ModelWriter.Write(Mode, request.Data);
        var answer = new ChatReply(text, (Mode as ModelMode.Saying)?.FinishReason ?? "stop", TokensOf(request.Text("system") + request.Text("user")), TokensOf(text), Mode is ModelMode.Discreet);
        if ((bool?)request.Body["stream"] != true)
        {
            await context.Response.WriteAsJsonAsync(answer.Whole(), context.RequestAborted);
            return;
        }

        context.Response.ContentType = "text/event-stream";
        // More is promised than comes: the connection ends, but what came before is read. Aborted, it might not be.
        if (Mode is ModelMode.Breaking)
            context.Response.ContentLength = long.MaxValue;
        var sent = 0;
        foreach (var piece in answer.Pieces((bool?)request.Body["stream_options"]?["include_usage"] == true))
        {
            if (Mode is ModelMode.Slow slow && sent >= slow.Behind && !slow.Until.IsCompleted)
            {
                _held.TrySetResult();
                await slow.Until.WaitAsync(context.RequestAborted);
            }

            if (Mode is ModelMode.Breaking breaking && sent >= breaking.Behind)
            {
                return;
            }

            await context.Response.WriteAsync(piece.Line, context.RequestAborted);
            await context.Response.Body.FlushAsync(context.RequestAborted);
            sent += piece.Length;
        }
    }

    private async Task EmbedAsync(HttpContext context, ModelRequest request)
    {
        Demand(request, EmbeddingModel);
        List<string> inputs = request.Body["input"] switch
        {
            JsonArray { Count: > 0 and <= 2_048 } list => [.. list.Select(text => (string?)text ?? "")],
            JsonValue text => [(string?)text ?? ""],
            _ => throw new ModelRefusal(400, "'$.input' is invalid. Please check the API reference: https://platform.openai.com/docs/api-reference.", param: "input"),
        };
        if (inputs.Contains(""))
            throw new ModelRefusal(400, "'$.input' is invalid: an input cannot be an empty string.", param: "input");
        var isBase64 = (string?)request.Body["encoding_format"] == "base64";
        var used = inputs.Sum(TokensOf);
        await context.Response.WriteAsJsonAsync(
            new JsonObject
            {
                ["object"] = "list",
                ["model"] = EmbeddingModel,
                ["data"] = new JsonArray([.. inputs.Select((text, number) => new JsonObject { ["object"] = "embedding", ["index"] = number, ["embedding"] = Write(HashingEmbedder.Embed(text)) })]),
                ["usage"] = new JsonObject { ["prompt_tokens"] = used, ["total_tokens"] = used },
            },
            context.RequestAborted);

        JsonNode Write(float[] vector) => isBase64 ? JsonValue.Create(HashingEmbedder.Base64(vector)) : new JsonArray([.. vector.Select(value => (JsonNode)value)]);
    }

    private static Task ListAsync(HttpContext context, ModelRequest request) => context.Response.WriteAsJsonAsync(
        new JsonObject
        {
            ["object"] = "list",
            ["data"] = new JsonArray([.. new[] { ChatModel, EmbeddingModel }.Select(model => new JsonObject { ["id"] = model, ["object"] = "model", ["created"] = 1_700_000_000, ["owned_by"] = "stand-in" })]),
        },
        context.RequestAborted);

    private static void Demand(ModelRequest request, string model)
    {
        if ((string?)request.Body["model"] != model)
            throw new ModelRefusal(404, $"The model `{request.Body["model"]}` does not exist or you do not have access to it.", code: "model_not_found");
    }

    private static int TokensOf(string text) => (text.Length + 3) / 4;
}
