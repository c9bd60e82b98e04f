using System.Net;

namespace Bot.Discord;

/// <summary>
/// Where and when a new session may begin: https://discord.com/developers/docs/events/gateway#session-start-limit. Over the limit of a day Discord
/// resets the token, so the sessions that are left are asked for before each start.
/// </summary>
internal sealed partial class GatewayStarts(DiscordApi api, TimeProvider time, ILogger<GatewayStarts> logger) : IDisposable
{
    /// <summary>5 seconds, and some of the way: what is sent later may arrive sooner.</summary>
    private static readonly TimeSpan BetweenStarts = TimeSpan.FromSeconds(5.25);

    private readonly SemaphoreSlim _turn = new(1);
    private readonly Dictionary<int, long> _lastOfGroup = [];

    /// <summary>Waits until the shard may begin a session. One begins after the other, since a slow connection is identified late.</summary>
    internal async Task<GatewayStart> NextAsync(int shard, CancellationToken cancellationToken)
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
                    var group = shard % Math.Max(1, limit.MaxConcurrency);
                    await WaitForGroupAsync(group, cancellationToken);
                    return new GatewayStart(gateway.Url, () => _lastOfGroup[group] = time.GetTimestamp(), () => _turn.Release());
                }

                var wait = TimeSpan.FromMilliseconds(limit.ResetAfter);
                LogNoSessionsLeft(limit.Total, wait);
                await Task.Delay(wait, time, cancellationToken);
            }
        }
        catch
        {
            _turn.Release();
            throw;
        }
    }

    /// <exception cref="GatewayStoppedException">Discord refused the token.</exception>
    internal async Task<GatewayBot> GatewayAsync(CancellationToken cancellationToken)
    {
        for (var wait = TimeSpan.FromSeconds(1); ; wait = TimeSpan.FromSeconds(Math.Min(60, wait.TotalSeconds * 2)))
        {
            try
            {
                return await api.GatewayAsync(cancellationToken) is { Url: not null, SessionStartLimit: not null } gateway
                    ? gateway
                    : throw new DiscordException(HttpStatusCode.OK, 0, "the answer has no address");
            }
            catch (DiscordException exception) when (exception.Status == HttpStatusCode.Unauthorized)
            {
                throw new GatewayStoppedException(((GatewayEnd.Stop)GatewayEnd.Of(4004)).Remedy);
            }
            catch (DiscordException exception)
            {
                LogUnreachable(exception.Message, wait);
                await Task.Delay(wait * (0.75 + (Random.Shared.NextDouble() / 4)), time, cancellationToken);
            }
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task WaitForGroupAsync(int group, CancellationToken cancellationToken)
    {
        if (_lastOfGroup.TryGetValue(group, out var last) && BetweenStarts - time.GetElapsedTime(last) is var wait && wait > TimeSpan.Zero)
            await Task.Delay(wait, time, cancellationToken);
    }

    [LoggerMessage(LogLevel.Error, "Discord allows no new session: all {Total} of the day are used. The bot connects in {Wait}; find out why it had to begin so many")]
    private partial void LogNoSessionsLeft(int total, TimeSpan wait);

    [LoggerMessage(LogLevel.Warning, "The gateway of Discord cannot be asked for: {Reason}. Next try in {Wait}")]
    private partial void LogUnreachable(string reason, TimeSpan wait);
}

/// <summary>The right to begin one session; the next one may begin when this has begun or is given up.</summary>
internal sealed class GatewayStart(Uri url, Action begun, Action over) : IDisposable
{
    private bool _isOver;

    /// <summary>The address to connect to.</summary>
    internal Uri Url => url;

    internal void Begun()
    {
        begun();
        Dispose();
    }

    public void Dispose()
    {
        if (!_isOver)
            over();
        _isOver = true;
    }
}
