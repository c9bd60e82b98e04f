namespace Bot.Slack;

/// <summary>How a socket ended, and so what comes next.</summary>
internal abstract record SocketEnd
{
    private SocketEnd()
    {
    }

    /// <summary>Another one.</summary>
    internal sealed record Reconnect(string Reason) : SocketEnd;

    /// <summary>Another one, but later: the app has as many as it may have.</summary>
    internal sealed record Crowded : SocketEnd;

    /// <summary>Connecting again would change nothing; <paramref name="Remedy"/> tells the operator what would.</summary>
    internal sealed record Stop(string Remedy) : SocketEnd;
}
