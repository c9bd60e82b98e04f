using System.Text.Json.Nodes;
using Bot.Tests.DiscordStandIn;
using Bot.Tests.Running;
using Bot.Tests.SlackStandIn;

namespace Bot.Tests.Slack;

/// <summary>A workspace with people in it, and the bot over two small articles; for what Slack alone has.</summary>
internal sealed class SlackScene : IAsyncDisposable
{
    internal const string Question = "how much did the harbour bridge cost";

    private SlackScene(TwoArticles articles, SlackServer slack, RunningBot bot) => (Articles, Slack, Bot) = (articles, slack, bot);

    internal TwoArticles Articles { get; }

    internal SlackServer Slack { get; }

    internal RunningBot Bot { get; }

    internal SlackPerson Alice => Slack.Alice;

    internal SlackPerson Bob => Slack.Bob;

    internal SlackChannel General => Slack.General;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    internal static async Task<SlackScene> StartAsync(SlackSettings? settings = null, JsonObject? chat = null, JsonObject? slack = null)
    {
        var articles = await TwoArticles.WriteAsync(Cancellation);
        var server = await SlackServer.StartAsync(settings ?? new SlackSettings(), Cancellation);
        var bot = await RunningBot.StartAsync(server, Cancellation, new JsonObject { ["Chat"] = chat ?? [], [nameof(Slack)] = slack ?? [] }, articles.Folder);
        // The second socket may be later than the first answer.
        await bot.OrLogAsync(server.Sockets.Connections.ReachAsync((int?)slack?["Sockets"] ?? 2, Cancellation));
        return new SlackScene(articles, server, bot);
    }

    /// <summary>A command that is answered for all, where the bot is a member.</summary>
    internal async Task<SlackMessage> AskAsync(SlackPerson person, SlackChannel channel, string text, string command = "/ask")
    {
        var asked = person.Command(channel, command, text);
        await Bot.OrLogAsync(asked.Acknowledged);
        return await NextAsync(channel);
    }

    internal Task<SlackMessage> NextAsync(SlackChannel channel) => Bot.OrLogAsync(channel.NextMessageAsync(Cancellation));

    /// <summary>What comes for one who waits: by response_url.</summary>
    internal Task<SlackMessage> AnswerAsync(SlackInteraction interaction) => Bot.OrLogAsync(interaction.NextAnswerAsync(Cancellation));

    internal Task<SlackView> ViewAsync(SlackPerson person) => Bot.OrLogAsync(person.NextViewAsync(Cancellation));

    internal static string Button(SlackMessage message, string name) =>
        message.Blocks.SelectMany(block => block.Objects("elements")).Select(element => element.Text("action_id") ?? "").First(id => id.StartsWith(name + ":", StringComparison.Ordinal));

    /// <summary>All that the blocks say.</summary>
    internal static string TextOf(SlackMessage message) => TextOf(message.Blocks);

    internal static string TextOf(IEnumerable<JsonObject> blocks) => string.Join('\n', blocks.Select(block => string.Concat(Texts(block))));

    public async ValueTask DisposeAsync()
    {
        await Bot.DisposeAsync();
        await Slack.DisposeAsync();
        Articles.Dispose();
    }

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject json => json.SelectMany(field => field is { Key: "text", Value: JsonValue text } ? [text.ToString()] : Texts(field.Value)),
        JsonArray array => array.SelectMany(Texts),
        _ => [],
    };
}
