namespace Bot.Tests.SlackStandIn;

/// <summary>Addresses of sockets, good for one connection each and for a short time.</summary>
internal sealed class SocketTickets(SlackServer server)
{
    private readonly Dictionary<string, DateTimeOffset> _until = [];

    internal string NewAddress()
    {
        var ticket = Guid.NewGuid().ToString();
        lock (server.Gate)
            _until[ticket] = server.Now + server.Settings.TicketLife;
        return $"ws://{server.BaseUrl.Authority}/link/?ticket={ticket}&app_id={server.AppId}";
    }

    /// <summary>What is wrong with a ticket, which is used up by this; null when nothing is.</summary>
    internal string? Refuse(string ticket)
    {
        lock (server.Gate)
        {
            if (!_until.Remove(ticket, out var until))
                return "unknown, or used before";
            return server.Now > until ? "too old" : null;
        }
    }
}
