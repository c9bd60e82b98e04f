using System.Net;

namespace Bot.Discord;

/// <summary>
/// Where and when a new session may begin: https://discord.com/developers/docs/events/gateway#session-start-limit. Over the limit of a day Discord
/// resets the token, so the sessions that are left are asked for before each start.
/// </summary>
internal sealed partial class GatewayStarts(DiscordApi api, TimeProvider time, ILogger<GatewayStarts> logger) : IDisposable
{
    private static readonly TimeSpan BetweenStarts = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly Dictionary<int, DateTimeOffset> _lastOfGroup = [];

    /// <summary>Waits until the shard may begin a session.</summary>
    /// <returns>The address to connect to.</returns>
    internal async Task<Uri> NextAsync(int shard, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            while (true)
            {
                var gateway = await GatewayAsync(cancellationToken);
                var limit = gateway.SessionStartLimit;
                if (limit.Remaining > 0)
                {
                    await WaitForGroupAsync(shard % Math.Max(1, limit.MaxConcurrency), cancellationToken);
                    return gateway.Url;
                }

                var wait = TimeSpan.FromMilliseconds(limit.ResetAfter);
                LogNoSessionsLeft(limit.Total, wait);
                await Task.Delay(wait, time, cancellationToken);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <exception cref="GatewayStoppedException">Discord refused the token.</exception>
    internal async Task<GatewayBot> GatewayAsync(CancellationToken cancellationToken)
    {
        for (var wait = TimeSpan.FromSeconds(1); ; wait = TimeSpan.FromSeconds(Math.Min(60, wait.TotalSeconds * 2)))
        {
            try
            {
                return await api.GatewayAsync(cancellationToken);
            }
            catch (DiscordException exception) when (exception.Status == HttpStatusCode.Unauthorized)
            {
                throw new GatewayStoppedException(((GatewayEnd.Stop)GatewayEnd.Of(4004)).Remedy);
            }
            catch (DiscordException exception)
            {
                LogUnreachable(exception.Message, wait);
                await Task.Delay(wait, time, cancellationToken);
            }
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task WaitForGroupAsync(int group, CancellationToken cancellationToken)
    {
        if (_lastOfGroup.TryGetValue(group, out var last) && last + BetweenStarts - time.GetUtcNow() is var wait && wait > TimeSpan.Zero)
            await Task.Delay(wait, time, cancellationToken);
        _lastOfGroup[group] = time.GetUtcNow();
    }

    [LoggerMessage(LogLevel.Error, "Discord allows no new session: all {Total} of the day are used. The bot connects in {Wait}; find out why it had to begin so many")]
    private partial void LogNoSessionsLeft(int total, TimeSpan wait);

    [LoggerMessage(LogLevel.Warning, "The gateway of Discord cannot be asked for: {Reason}. Next try in {Wait}")]
    private partial void LogUnreachable(string reason, TimeSpan wait);
}
