using System.Data.Common;
using System.Net.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Bot.Cluster;

/// <summary>
/// Whether the shared database is in reach. Once it is not, nobody asks it any more but <see cref="WatchAsync"/>, each second, so that no question waits for it; when it is back, what was
/// written meanwhile is written there before anybody reads.
/// </summary>
internal sealed partial class Reach(TimeProvider time)
{
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(1);

    private readonly Lock _lock = new();
    private readonly List<(Func<bool> IsThere, Action CatchUp)> _databases = [];
    private volatile bool _isAway;
    private ILogger _logger = NullLogger.Instance;

    internal void LogTo(ILogger logger) => _logger = logger;

    internal bool IsAway => _isAway;

    /// <param name="isThere">Asks a database.</param>
    /// <param name="catchUp">Called when it is back, before it is used.</param>
    internal void Add(Func<bool> isThere, Action catchUp)
    {
        lock (_lock)
            _databases.Add((isThere, catchUp));
    }

    /// <summary>True where this is why the database did not answer, and not what it was asked.</summary>
    internal bool IsReason(DbException exception)
    {
        var isReason = exception is PostgresException refused
            ? refused.SqlState is PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow or PostgresErrorCodes.TooManyConnections
            : exception is NpgsqlException { InnerException: IOException or SocketException or TimeoutException };
        if (isReason && !_isAway)
        {
            _isAway = true;
            LogAway(exception.Message);
        }

        return isReason;
    }

    internal async Task WatchAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(BetweenTries, time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            await Task.Run(Look, cancellationToken);
        }
    }

    private void Look()
    {
        List<(Func<bool> IsThere, Action CatchUp)> databases;
        lock (_lock)
            databases = [.. _databases];
        try
        {
            if (_isAway && !databases.TrueForAll(database => database.IsThere()))
                return;
            // Also what was put aside in the moment in which it came back.
            foreach (var (_, catchUp) in databases)
                catchUp();
            if (!_isAway)
                return;
            _isAway = false;
            LogBack();
        }
        catch (DbException exception)
        {
            LogStillAway(exception.Message);
        }
    }

    [LoggerMessage(LogLevel.Error, "The shared database is out of reach, so this node goes on by itself: {Reason}")]
    private partial void LogAway(string reason);

    [LoggerMessage(LogLevel.Debug, "The shared database is still out of reach: {Reason}")]
    private partial void LogStillAway(string reason);

    [LoggerMessage(LogLevel.Warning, "The shared database is back, and what was written meanwhile is there")]
    private partial void LogBack();
}
