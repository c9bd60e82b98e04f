using System.Text.Json.Nodes;
using Bot.Tests.DiscordStandIn;
using Bot.Tests.Running;

namespace Bot.Tests.Discord;

/// <summary>A server with people in it, and the bot over two small articles.</summary>
internal sealed class DiscordScene : IAsyncDisposable
{
    internal const string Museum = TwoArticles.MuseumArchitect;

    private DiscordScene(TwoArticles articles, DiscordServer discord, RunningBot bot) => (Articles, Discord, Bot) = (articles, discord, bot);

    internal DiscordServer Discord { get; }

    internal RunningBot Bot { get; }

    internal Person Alice => Discord.Alice;

    internal Person Bob => Discord.Bob;

    internal TextChannel General => Discord.General;

    internal TwoArticles Articles { get; }

    internal static async Task<DiscordScene> StartAsync(
        GatewayIntents intents = default, JsonObject? chat = null, JsonObject? discord = null, Permissions permissions = Permissions.Usual, bool tellsChannels = true)
    {
        var cancellation = TestContext.Current.CancellationToken;
        var articles = await TwoArticles.WriteAsync(cancellation);
        var server = await DiscordServer.StartAsync(new DiscordSettings { IdentifyWindow = TimeSpan.Zero, PrivilegedIntents = intents, BotPermissions = permissions, TellsChannels = tellsChannels }, cancellation);
        var own = discord ?? [];
        own["MessageContent"] = intents.HasFlag(GatewayIntents.MessageContent);
        var bot = await RunningBot.StartAsync(server, cancellation, new JsonObject { ["Chat"] = chat ?? [], [nameof(Discord)] = own }, articles.Folder);
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

    internal static string Button(PostedMessage message, string name) => message.Json.Objects("components")
        .SelectMany(row => row.Objects("components"))
        .Select(button => button.Text("custom_id") ?? "")
        .First(id => id.StartsWith(name + ":", StringComparison.Ordinal));

    /// <summary>All that a message says.</summary>
    internal static string TextOf(PostedMessage message) => string.Join(
        '\n', message.Json.Objects("embeds").SelectMany(embed => new[] { embed.Text("title"), embed.Text("description"), (embed["footer"] as JsonObject)?.Text("text") }).Prepend(message.Content));

    /// <summary>An answer's first paragraph.</summary>
    internal static string LeadOf(PostedMessage message) => message.Json.Objects("embeds")[0].Text("description")?.Split("\n\n")[0] ?? "";

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        await Discord.DisposeAsync();
        Articles.Dispose();
    }
}
