using System.Diagnostics;
using Bot.Chat;

namespace Bot.Discord;

/// <summary>Keeps one shard connected: resumes what can be resumed, begins a new session where it must, stops where neither would help.</summary>
internal sealed partial class GatewayShard(
    int number, int count, GatewayStarts starts, Func<GatewayEvent, Task> receive, ConnectorHealth health, DiscordOptions options, TimeProvider time, ILogger<GatewayShard> logger)
{
    private const int Guilds = 1 << 0;
    private const int GuildMessages = 1 << 9;
    private const int DirectMessages = 1 << 12;
    private const int MessageContent = 1 << 15;

    /// <summary>After so many in a row the place to resume at is taken for gone. Where there is one, it says itself that a session is.</summary>
    private const int MostUnanswered = 6;

    private const int ManyFailures = 2;

    /// <summary>As so many failures at most is counted that connections end before they were of use.</summary>
    private const int QuickEnds = 3;

    private static readonly TimeSpan FirstWait = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    internal DiscordOptions Options => options;

    internal Random Random { get; init; } = Random.Shared;

    /// <summary>The one to resume; null where a new one is to begin.</summary>
    internal GatewaySession? Session { get; set; }

    /// <summary>At the end somebody else goes on with the session.</summary>
    internal bool LeavesSession { get; init; }

    /// <summary>Until it is cancelled, or until connecting again would change nothing.</summary>
    /// <exception cref="GatewayStoppedException">With what the operator should do.</exception>
    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        var unanswered = 0;
        for (var failures = 0; ; failures++)
        {
            await WaitAsync(failures, cancellationToken);
            if (unanswered >= MostUnanswered)
                Session = null;
            // Each new session counts towards a day's limit, so its number and its pace are Discord's to say.
            using var start = Session is null ? await starts.NextAsync(number, cancellationToken) : null;

            using var connection = new GatewayConnection(this, start, time);
            var end = await connection.RunAsync(Session?.ResumeUrl ?? start!.Url, cancellationToken); // one of the two is there
            health.Away(number, time.GetUtcNow());
            unanswered = connection.WasGreeted ? 0 : unanswered + 1;
            // What is ended again and again as soon as it is ready must not come back at once. -1: counted up to 0 by the loop.
            failures = connection switch { { WasUseful: true, WasReady: true } => -1, { WasReady: true } => Math.Min(failures, QuickEnds), _ => failures };
            // Once is nothing; what goes on, someone should look at.
            var level = failures < ManyFailures ? LogLevel.Information : LogLevel.Warning;
            switch (end)
            {
                case GatewayEnd.Resume(var reason):
                    LogDisconnected(level, number, reason, Session is null ? "a new session" : "resuming");
                    break;
                case GatewayEnd.Identify(var reason):
                    Session = null;
                    LogDisconnected(level, number, reason, "a new session");
                    break;
                case GatewayEnd.Stop(var remedy):
                    throw new GatewayStoppedException(remedy);
                default:
                    throw new UnreachableException();
            }
        }
    }

    internal IdentifyCommand Identity() => new(
        options.Token ?? "",
        Guilds | GuildMessages | DirectMessages | (options.MessageContent ? MessageContent : 0),
        new ClientProperties(OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "macos" : "linux", "bot", "bot"),
        [number, count]);

    /// <returns>Ends when the event cannot be lost any more.</returns>
    internal Task ReceiveAsync(GatewayEvent received)
    {
        if (received.T is "READY" or "RESUMED")
        {
            health.Connected(number);
            LogConnected(number, received.T == "READY" ? "a new session" : "resumed");
        }

        return receive(received);
    }

    private async Task WaitAsync(int failures, CancellationToken cancellationToken)
    {
        if (failures == 0)
            return;
        var longest = FirstWait * Math.Pow(2, Math.Min(failures, 12));
        await Task.Delay((longest < LongestWait ? longest : LongestWait) * (0.5 + (Random.NextDouble() / 2)), time, cancellationToken);
    }

    [LoggerMessage(LogLevel.Information, "Discord shard {Shard} is connected ({How})")]
    private partial void LogConnected(int shard, string how);

    [LoggerMessage("Discord shard {Shard} was disconnected ({Reason}), next: {Next}")]
    private partial void LogDisconnected(LogLevel level, int shard, string reason, string next);
}

/// <summary>Its message tells the operator what to change.</summary>
internal sealed class GatewayStoppedException(string remedy) : Exception(remedy);
