using Bot.Chat;

namespace Bot.Slack;

/// <summary>Slack sends each envelope by any one of the sockets, so the bot hears everything as long as one is there.</summary>
internal sealed class SocketHealth(ConnectorHealth health, TimeProvider time)
{
    private readonly Lock _turn = new();
    private readonly HashSet<int> _connected = [];

    internal void Connected(int socket)
    {
        lock (_turn)
        {
            _connected.Add(socket);
            health.Connected(0);
        }
    }

    internal void Away(int socket)
    {
        lock (_turn)
        {
            _connected.Remove(socket);
            if (_connected.Count == 0)
                health.Away(0, time.GetUtcNow());
        }
    }
}
