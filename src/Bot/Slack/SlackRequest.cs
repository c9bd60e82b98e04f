namespace Bot.Slack;

/// <summary>One call of Slack's Web API, or to an address that Slack gave.</summary>
/// <param name="Method">For limits and messages: "chat.postMessage", or what kind of address it is.</param>
internal sealed record SlackRequest(string Method)
{
    internal Func<HttpContent>? Body { get; init; }

    internal SlackToken Token { get; init; } = SlackToken.Bot;

    /// <summary>Given by Slack, and secret; null for methods. Its answers may be plain text.</summary>
    internal Uri? Address { get; init; }

    /// <summary>That something is posted in.</summary>
    internal string? Channel { get; init; }

    /// <summary>Doing it twice does no harm, so it may be repeated when it is not known whether it was done.</summary>
    internal bool IsRepeatable { get; init; } = true;

    /// <summary>Slack's code of the refusal when it was done already, by an attempt whose answer did not come.</summary>
    internal string? DoneCode { get; init; }

    // The address is a secret, and the body holds what people wrote.
    public override string ToString() => Method;
}

internal enum SlackToken
{
    Bot,

    /// <summary>Opens sockets, and can do nothing else.</summary>
    App,

    /// <summary>The address is secret enough.</summary>
    None,
}
