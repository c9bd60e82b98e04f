using System.Globalization;
using System.Text.Json;
using Bot.Chat;

namespace Bot.Slack;

/// <summary>Events, commands and interactions by HTTP, for apps whose request URLs point here: https://docs.slack.dev/apis/events-api/using-http-request-urls.</summary>
internal sealed partial class SlackEndpoint(
    Action<SlackDelivery> receive, SlackBot bot, SlackSignature signature, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<SlackEndpoint> logger)
{
    internal const string Events = "/slack/events";
    internal const string Commands = "/slack/commands";
    internal const string Interactions = "/slack/interactions";

    private const string Verification = "url_verification";

    /// <summary>Slack waits 3 seconds; the rest is for the way.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2.5);

    private readonly SeenSignatures _seen = new(time);

    internal void Map(WebApplication site)
    {
        site.MapPost(Events, context => AnswerAsync(context, EventAsync));
        site.MapPost(Commands, context => AnswerAsync(context, CommandAsync));
        site.MapPost(Interactions, context => AnswerAsync(context, InteractionAsync));
    }

    private async Task AnswerAsync(HttpContext context, Func<HttpContext, byte[], Task> answer)
    {
        if (await RequestBody.ReadAsync(context) is not { } body)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        var signed = context.Request.Headers["X-Slack-Signature"].ToString();
        if (!signature.IsValid(signed, context.Request.Headers["X-Slack-Request-Timestamp"], body))
        {
            LogWrongSignature();
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        await answer(context, body);
    }

    private async Task EventAsync(HttpContext context, byte[] body)
    {
        if (SlackRequestBody.Json(body) is not { } payload || Word(payload, "type") is not { } type)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
        }
        else if (type == Verification)
        {
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync(Word(payload, "challenge") ?? "", context.RequestAborted);
        }
        else
        {
            if (type == "app_rate_limited")
                LogRateLimited();
            await DeliverAsync(context, SlackDelivery.Event, payload);
        }
    }

    private Task CommandAsync(HttpContext context, byte[] body)
    {
        var form = SlackRequestBody.Form(body);
        // Slack asks now and then whether the certificate is a good one: https://docs.slack.dev/interactivity/implementing-slash-commands.
        if (form?.GetValueOrDefault("ssl_check") == "1")
            return Task.CompletedTask;
        if (form?.ContainsKey("command") == true)
            return DeliverAsync(context, SlackDelivery.Command, JsonSerializer.SerializeToElement(form, SlackWireJson.Default.DictionaryStringString));
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }

    private Task InteractionAsync(HttpContext context, byte[] body)
    {
        if (SlackRequestBody.Form(body)?.GetValueOrDefault("payload") is { } field && SlackRequestBody.Json(System.Text.Encoding.UTF8.GetBytes(field)) is { } payload)
            return DeliverAsync(context, SlackDelivery.Interaction, payload);
        context.Response.StatusCode = StatusCodes.Status400BadRequest;
        return Task.CompletedTask;
    }

    private async Task DeliverAsync(HttpContext context, string kind, JsonElement payload)
    {
        // Slack sends events again a minute later.
        if (!bot.IsReady || lifetime.ApplicationStopping.IsCancellationRequested)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        if (!_seen.Add(context.Request.Headers["X-Slack-Signature"].ToString(), Retry(context)))
        {
            LogReplayed();
            return;
        }

        var first = new TaskCompletionSource<SlackAcknowledgement?>(TaskCreationOptions.RunContinuationsAsynchronously);
        var sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        context.Response.OnCompleted(() =>
        {
            sent.TrySetResult();
            return Task.CompletedTask;
        });
        receive(new SlackDelivery(kind, payload, answer => first.TrySetResult(answer) ? sent.Task : throw TooLate()));
        SlackAcknowledgement? acknowledgement;
        try
        {
            acknowledgement = await first.Task.WaitAsync(LongestWait, time, context.RequestAborted);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            // From here on to acknowledge fails. Slack tells the person, or sends the event again.
            if (first.TrySetResult(null))
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return;
            }

            // It came at the last moment.
            acknowledgement = await first.Task;
        }

        if (acknowledgement is not null)
            await context.Response.WriteAsJsonAsync(acknowledgement, SlackJson.Default.SlackAcknowledgement, "application/json; charset=utf-8", context.RequestAborted);
    }

    private static SlackException TooLate() => new(SlackException.Unreachable, "It took longer than Slack waits to acknowledge what it sent.") { Method = "endpoint" };

    private static int Retry(HttpContext context) =>
        int.TryParse(context.Request.Headers["X-Slack-Retry-Num"], NumberStyles.None, CultureInfo.InvariantCulture, out var retry) ? retry : 0;

    private static string? Word(JsonElement payload, string name)
    {
        try
        {
            return payload.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair.
            return null;
        }
    }

    [LoggerMessage(LogLevel.Debug, "A request with a wrong signature was refused")]
    private partial void LogWrongSignature();

    [LoggerMessage(LogLevel.Warning, "A signed request came a second time, and was not worked on again")]
    private partial void LogReplayed();

    [LoggerMessage(LogLevel.Warning, "Slack holds events back, since there were more than 30,000 in an hour")]
    private partial void LogRateLimited();
}
