using System.ComponentModel.DataAnnotations;

namespace Bot.Slack;

internal sealed class SlackOptions
{
    public const string Section = "Slack";

    /// <summary>Of the bot in the workspace, "xoxb-…". Without it the bot does not connect. A secret: keep it in the environment.</summary>
    [RegularExpression("xoxb-.+", ErrorMessage = "BotToken must begin with xoxb-: copy the Bot User OAuth Token of the page OAuth & Permissions of your app.")]
    public string? BotToken { get; set; }

    /// <summary>Of the app, "xapp-…", with the scope connections:write. With it Slack is reached by Socket Mode. A secret too.</summary>
    [RegularExpression("xapp-.+", ErrorMessage = "AppToken must begin with xapp-: make one with the scope connections:write on the page Basic Information of your app, App-Level Tokens.")]
    public string? AppToken { get; set; }

    /// <summary>Of the app. With it events, commands and interactions are also taken by HTTP at <c>POST /slack/…</c>. A secret too.</summary>
    [RegularExpression("[0-9a-zA-Z]{16,128}", ErrorMessage = "SigningSecret is the one of the page Basic Information of your app, App Credentials: letters and digits.")]
    public string? SigningSecret { get; set; }

    /// <summary>Sockets at a time: with two, one goes on while the other is renewed or breaks.</summary>
    [Range(1, 10)]
    public int Sockets { get; set; } = 2;

    /// <summary>Where Slack is. Plain http is taken for this machine alone, for tests.</summary>
    public Uri ApiUrl { get; set; } = new("https://slack.com/api/");
}
