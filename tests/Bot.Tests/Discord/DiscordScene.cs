using System.Text.Json.Nodes;
using Bot.Tests.DiscordStandIn;

namespace Bot.Tests.Discord;

/// <summary>A server with people in it, and the bot over two small articles that tell the same kinds of things of a bridge and of a museum.</summary>
internal sealed class DiscordScene : IAsyncDisposable
{
    internal const string Bridge = "Maria Lindqvist";
    internal const string Museum = "Jonas Berg";

    private readonly DirectoryInfo _articles;

    private DiscordScene(DirectoryInfo articles, DiscordServer discord, RunningBot bot) => (_articles, Discord, Bot) = (articles, discord, bot);

    internal DiscordServer Discord { get; }

    internal RunningBot Bot { get; }

    internal Person Alice => Discord.Alice;

    internal Person Bob => Discord.Bob;

    internal TextChannel General => Discord.General;

    internal string Articles => _articles.FullName;

    internal static async Task<DiscordScene> StartAsync(
        GatewayIntents intents = default, JsonObject? chat = null, JsonObject? discord = null, Permissions permissions = Permissions.Usual, JsonObject? web = null,
        bool tellsChannels = true)
    {
        var articles = Directory.CreateTempSubdirectory("bot-scene-");
        await WriteAsync(
            articles, "bridge.md", "title: The harbour bridge\npublisher: Harbour News\npublished: 2019-04-02\nurl: https://harbour.example/bridge\ntags: [works]",
            "The harbour bridge opened in 1998 after six years of work. The harbour bridge cost 40 million euros. Its architect was Maria Lindqvist, who had built two ferries before.\n\nSome 12,000 people crossed the bridge on the first day, the port authority said. Ferry trips fell by 30% in 1999.");
        await WriteAsync(
            articles, "culture/museum.md", "title: The city museum\npublisher: Kest Daily\npublished: 2021-05-14\ntags: [culture]",
            "The council met in May.\n\nThe city museum opened in 2005 in the old granary. The city museum cost 12 million euros. Its architect was Jonas Berg, a pupil of the cathedral school.\n\nAbout 90,000 people visited the museum in 2006, the city council said.");

        var cancellation = TestContext.Current.CancellationToken;
        var server = await DiscordServer.StartAsync(new DiscordSettings { IdentifyWindow = TimeSpan.Zero, PrivilegedIntents = intents, BotPermissions = permissions, TellsChannels = tellsChannels }, cancellation);
        var own = discord ?? [];
        own["MessageContent"] = intents.HasFlag(GatewayIntents.MessageContent);
        var bot = await RunningBot.StartAsync(server, cancellation, new JsonObject { ["Chat"] = chat ?? [], [nameof(Discord)] = own, ["Web"] = web ?? [] }, articles.FullName);
        return new DiscordScene(articles, server, bot);
    }

    internal async Task<PostedMessage> AskAsync(Person person, TextChannel channel, string question, params (string Name, object Value)[] options)
    {
        var asked = person.Command(channel, "ask", [("question", question), .. options]);
        return await ReplyToAsync(asked);
    }

    /// <summary>The answer, or the refusal that takes its place.</summary>
    internal async Task<PostedMessage> ReplyToAsync(Interaction interaction)
    {
        var refused = interaction.NextFollowupAsync(TestContext.Current.CancellationToken);
        return await Bot.OrLogAsync(Task.WhenAny(interaction.Answered, refused).Unwrap());
    }

    internal Task<PostedMessage> NextMessageAsync(TextChannel channel) => Bot.OrLogAsync(channel.NextMessageAsync(TestContext.Current.CancellationToken));

    /// <summary>The answer to a press of the button whose id begins like this.</summary>
    internal Task<PostedMessage> PressAsync(Person person, PostedMessage message, string button) => Bot.OrLogAsync(person.Press(message, Button(message, button)).Answered);

    internal static string Button(PostedMessage message, string name) => Buttons(message).First(id => id.StartsWith(name + ":", StringComparison.Ordinal));

    internal static IReadOnlyList<string> Buttons(PostedMessage message) =>
        [.. message.Json.Objects("components").SelectMany(row => row.Objects("components")).Select(button => button.Text("custom_id") ?? "")];

    /// <summary>All that a message says.</summary>
    internal static string TextOf(PostedMessage message) => string.Join(
        '\n', message.Json.Objects("embeds").SelectMany(embed => new[] { embed.Text("title"), embed.Text("description"), (embed["footer"] as JsonObject)?.Text("text") }).Prepend(message.Content));

    /// <summary>An answer's first paragraph.</summary>
    internal static string LeadOf(PostedMessage message) => message.Json.Objects("embeds")[0].Text("description")?.Split("\n\n")[0] ?? "";

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        await Discord.DisposeAsync();
        _articles.Delete(recursive: true);
    }

    private static async Task WriteAsync(DirectoryInfo folder, string file, string fields, string text)
    {
        var path = Path.Combine(folder.FullName, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!); // the file is in a folder
        await File.WriteAllTextAsync(path, $"---\n{fields}\n---\n{text}\n", TestContext.Current.CancellationToken);
    }
}
