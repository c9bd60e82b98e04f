using System.ComponentModel.DataAnnotations;

namespace Bot.Discord;

internal sealed class DiscordOptions
{
    public const string Section = "Discord";

    /// <summary>Of the bot, from the developer portal. Without it the bot does not connect. A secret: keep it in the environment.</summary>
    public string? Token { get; set; }

    /// <summary>Of the application, 64 hexadecimal digits. With it interactions are also taken at <c>POST /discord/interactions</c>.</summary>
    [RegularExpression("[0-9a-fA-F]{64}", ErrorMessage = "PublicKey has 64 hexadecimal digits: copy it from the developer portal, page General Information.")]
    public string? PublicKey { get; set; }

    /// <summary>Connect to the gateway. Without it only commands and buttons work, over the interactions endpoint.</summary>
    public bool Gateway { get; set; } = true;

    /// <summary>A test server: commands are registered there alone, and at once.</summary>
    [RegularExpression("[0-9]{15,20}", ErrorMessage = "TestGuild is the id of a server, a number of 17 to 20 digits.")]
    public string? TestGuild { get; set; }

    /// <summary>The servers that are answered in; all that the bot is in when empty.</summary>
    public IList<string> Guilds { get; } = [];

    /// <summary>
    /// Read messages that do not mention the bot, for follow-ups in threads. Needs the privileged intent MESSAGE CONTENT, switched on in the developer portal.
    /// </summary>
    public bool MessageContent { get; set; }

    /// <summary>A mention in a channel is answered in a thread of its own, where the bot may start one.</summary>
    public bool AnswerInThreads { get; set; } = true;

    /// <summary>Connections to the gateway; as many as Discord recommends when absent. One serves up to 2,500 servers.</summary>
    [Range(1, 10_000)]
    public int? Shards { get; set; }

    /// <summary>Let the gateway compress what it sends.</summary>
    public bool Compress { get; set; }

    /// <summary>Requests a second to the REST interface; Discord allows a bot 50.</summary>
    [Range(1, 1_000)]
    public int RequestsPerSecond { get; set; } = 50;

    /// <summary>Where Discord is. Plain http is taken for this machine alone, for tests.</summary>
    public Uri ApiUrl { get; set; } = new("https://discord.com/api");

    /// <param name="guild">Null for direct messages.</param>
    internal bool AnswersIn(string? guild) => guild is null || Guilds.Count == 0 || Guilds.Contains(guild);
}
