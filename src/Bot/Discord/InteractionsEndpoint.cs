using System.Net;
using System.Text.Json;
using Bot.Chat;

namespace Bot.Discord;

/// <summary>
/// Interactions by HTTP, for applications whose Interactions Endpoint URL points here. Discord also sends wrong signatures, and switches off who takes them.
/// </summary>
internal sealed partial class InteractionsEndpoint(DiscordInbox inbox, DiscordSignature signature, TimeProvider time, ILogger<InteractionsEndpoint> logger)
{
    internal const string Path = "/discord/interactions";

    /// <summary>Discord waits 3 seconds; the rest is for the way.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(2.5);

    internal async Task AnswerAsync(HttpContext context)
    {
        if (await RequestBody.ReadAsync(context) is not { } body)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return;
        }

        if (!signature.IsValid(context.Request.Headers["X-Signature-Ed25519"], context.Request.Headers["X-Signature-Timestamp"], body))
        {
            LogWrongSignature();
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        if (Read(body) is not { Id: not null } interaction)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        if (interaction.Type == Interaction.Ping)
        {
            await WriteAsync(context, InteractionResponse.Pong);
            return;
        }

        var first = new TaskCompletionSource<InteractionResponse>(TaskCreationOptions.RunContinuationsAsynchronously);
        var sent = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        context.Response.OnCompleted(() =>
        {
            sent.TrySetResult();
            return Task.CompletedTask;
        });
        // An edit that overtakes the answer it edits would be refused.
        var isNew = inbox.Receive(interaction, response => first.TrySetResult(response) ? sent.Task : throw TooLate());
        if (!isNew)
        {
            context.Response.StatusCode = StatusCodes.Status409Conflict;
            return;
        }

        try
        {
            await WriteAsync(context, await first.Task.WaitAsync(LongestWait, time, context.RequestAborted));
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException && first.TrySetException(TooLate()))
        {
            // Discord tells the user; whoever works on it finds out when it is done.
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }
    }

    private static DiscordException TooLate() =>
        new(HttpStatusCode.ServiceUnavailable, DiscordException.UnknownInteraction, "it took longer than Discord waits");

    private static Interaction? Read(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize(body, DiscordJson.Default.Interaction);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static Task WriteAsync(HttpContext context, InteractionResponse response) =>
        context.Response.WriteAsJsonAsync(response, DiscordJson.Default.InteractionResponse, "application/json", context.RequestAborted);

    [LoggerMessage(LogLevel.Debug, "A request with a wrong signature was refused")]
    private partial void LogWrongSignature();
}
