namespace Bot.Slack;

/// <summary>What the operator should do when calling again would change nothing.</summary>
internal static class SlackRemedies
{
    internal const string Apps = "https://api.slack.com/apps";

    internal const string SocketModeOff =
        $"Socket Mode is switched off for the app. Switch it on at {Apps}, page Socket Mode, and start again; or remove Slack:AppToken and set Slack:SigningSecret to be reached by HTTP.";

    /// <summary>Null when it may pass by itself.</summary>
    internal static string? OfBot(SlackException exception) => exception switch
    {
        { Code: "invalid_auth" or "not_authed" } =>
            $"Slack refused the bot's token ({exception.Code}). Set Slack:BotToken (environment variable Slack__BotToken) to the Bot User OAuth Token of your app at {Apps}, page OAuth & Permissions, and start again.",
        { IsTokenRefused: true } =>
            $"The bot's token is no longer valid ({exception.Code}): the app was removed from the workspace, or its tokens were revoked or renewed. Install the app again at {Apps}, page Install App, set Slack:BotToken (environment variable Slack__BotToken) to the new Bot User OAuth Token, and start again.",
        { Code: SlackException.WrongTokenKind } =>
            $"Slack:BotToken is a token of another kind ({exception.Code}). Set it to the Bot User OAuth Token, which begins with xoxb-, of your app at {Apps}, page OAuth & Permissions, and start again.",
        { Code: SlackException.MissingScope } =>
            $"The bot lacks the scope {exception.Needed ?? "that it needs"} for {exception.Method}. Add it at {Apps}, page OAuth & Permissions, install the app again there, and start again.",
        _ => null,
    };

    /// <summary>Null when it may pass by itself.</summary>
    internal static string? OfApp(SlackException exception) => exception switch
    {
        { IsTokenRefused: true } =>
            $"Slack refused the token of the app ({exception.Code}). Set Slack:AppToken (environment variable Slack__AppToken) to one with the scope connections:write, from {Apps}, page Basic Information, App-Level Tokens, and start again.",
        { Code: SlackException.WrongTokenKind } =>
            $"Slack:AppToken is a token of another kind ({exception.Code}). Set it to one that begins with xapp-, from {Apps}, page Basic Information, App-Level Tokens, and start again.",
        { Code: SlackException.MissingScope } =>
            $"Slack:AppToken lacks the scope {exception.Needed ?? "connections:write"}. Make one with it at {Apps}, page Basic Information, App-Level Tokens, set Slack:AppToken (environment variable Slack__AppToken), and start again.",
        _ => null,
    };
}

/// <summary>Its message tells the operator what to change.</summary>
internal sealed class SlackStoppedException(string remedy) : Exception(remedy);
