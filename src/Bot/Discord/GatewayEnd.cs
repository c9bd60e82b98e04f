namespace Bot.Discord;

/// <summary>How a connection to the gateway ended, and so what comes next.</summary>
internal abstract record GatewayEnd
{
    private GatewayEnd()
    {
    }

    /// <summary>The session goes on over a new connection, and what was missed is sent again.</summary>
    internal sealed record Resume(string Reason) : GatewayEnd;

    /// <summary>A new session.</summary>
    internal sealed record Identify(string Reason) : GatewayEnd;

    /// <summary>Connecting again would change nothing; <paramref name="Remedy"/> tells the operator what would.</summary>
    internal sealed record Stop(string Remedy) : GatewayEnd;

    /// <summary>
    /// By the close code: https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes.
    /// A refused resume is answered with an invalid session, so in doubt the session is resumed.
    /// </summary>
    /// <param name="code">Null when the connection broke without one.</param>
    internal static GatewayEnd Of(int? code) => code switch
    {
        4004 => new Stop("Discord refused the bot's token. Set Discord:Token (environment variable Discord__Token) to the token from the developer portal, page Bot, and start again."),
        4010 => new Stop("Discord refused the shard. Remove the setting Discord:Shards, or give it the number that Discord recommends."),
        4011 => new Stop("The bot is in more servers than one connection serves. Remove the setting Discord:Shards, so that Discord's recommendation is taken."),
        4012 => new Stop("Discord no longer speaks this version of its gateway. Install a newer version of the bot."),
        4013 => new Stop("Discord does not know the intents of this version of the bot. Install a newer version of the bot."),
        4014 => new Stop("Discord:MessageContent is on, but the application may not read the content of messages. Switch on MESSAGE CONTENT INTENT in the developer portal, page Bot, or set Discord:MessageContent to false."),
        1000 or 1001 or 4003 or 4005 or 4007 or 4008 => new Identify($"closed with code {code}"),
        null => new Resume("the connection broke"),
        _ => new Resume($"closed with code {code}"),
    };
}
