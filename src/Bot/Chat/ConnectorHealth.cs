using System.Collections.Concurrent;

namespace Bot.Chat;

/// <summary>Whether a chat is connected, for /health and for who watches it.</summary>
/// <param name="name">Of the platform: "discord".</param>
internal sealed class ConnectorHealth(string name)
{
    internal const string Up = "connected";

    private readonly ConcurrentDictionary<int, DateTimeOffset?> _connections = new();
    private volatile int _expected = 1;
    private volatile string? _stopped;

    internal string Name => name;

    /// <summary>"connected", "connecting", "away since 2026-01-31T10:00:00Z", or "stopped: " with what to change.</summary>
    internal string State => _stopped is { } remedy ? $"stopped: {remedy}"
        : _connections.Count < _expected ? "connecting"
        : _connections.Values.Min(away => away) is { } since ? $"away since {since:yyyy-MM-ddTHH:mm:ssZ}"
        : Up;

    /// <summary>So many connections there will be.</summary>
    internal void Expect(int connections) => _expected = connections;

    internal void Connected(int connection) => _connections[connection] = null;

    internal void Away(int connection, DateTimeOffset now) => _connections.AddOrUpdate(connection, now, (_, since) => since ?? now);

    internal void Stopped(string remedy) => _stopped = remedy;
}
