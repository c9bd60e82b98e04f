using System.Text.Json.Nodes;
using Bot.Discord;
using Bot.Tests.DiscordStandIn;
using Bot.Tests.Running;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.Discord;

/// <summary>Who manages a server that the operator has never heard of does not look after the corpus.</summary>
public sealed class ServersTests
{
    private const string Refused = "Ask who runs this bot to name you as one (Chat:Moderators, Chat:ModeratorRoles), or have the operator name this server in Discord:Guilds.";
    private const string Warning = "Warning: The bot is in 2 Discord servers, so managing one of them makes nobody a moderator";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task In_one_of_two_servers_who_manages_it_is_refused_and_told_what_to_do()
    {
        await using var scene = await DiscordScene.StartAsync();
        scene.Bob.Permissions |= Permissions.ManageGuild;

        var alone = await StatusAsync(scene, scene.General);
        var other = Other(scene);
        var (there, here) = (await StatusAsync(scene, other), await StatusAsync(scene, scene.General));

        Assert.Contains("No other version is kept", alone, StringComparison.Ordinal);
        Assert.All(new[] { there, here }, told => Assert.Contains(Refused, told, StringComparison.Ordinal));
        Assert.Empty(await scene.Bob.Autocomplete(other, "corpus rollback", "version", "").ChoicesAsync(Cancellation));
        Assert.Single(scene.Bot.Log.All, line => line.StartsWith(Warning, StringComparison.Ordinal));
        Assert.Empty(scene.Discord.Violations);
    }

    [Fact]
    public async Task A_server_that_was_joined_before_the_start_counts_too()
    {
        await using var scene = await DiscordScene.StartAsync();
        scene.Bob.Permissions |= Permissions.ManageGuild;
        Other(scene);

        await scene.Bot.RestartAsync(scene.Discord, Cancellation);

        Assert.Contains(Refused, await StatusAsync(scene, scene.General), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "No other version is kept")]
    [InlineData(true, Refused)]
    public async Task A_server_that_was_left_does_not_count_one_with_an_outage_does(bool isOutage, string expected)
    {
        await using var scene = await DiscordScene.StartAsync();
        scene.Bob.Permissions |= Permissions.ManageGuild;
        var other = Other(scene);

        scene.Discord.RemoveGuild(other.Guild!, isOutage); // a channel of a guild has one

        Assert.Contains(expected, await StatusAsync(scene, scene.General), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Persons_that_are_named_are_moderators_in_every_server()
    {
        await using var discord = await DiscordServer.StartAsync(new DiscordSettings { IdentifyWindow = TimeSpan.Zero }, Cancellation);
        var other = new TextChannel(discord, discord.Ids.Next(), "elsewhere") { In = discord.AddGuild() };
        await using var bot = await RunningBot.StartAsync(discord, Cancellation, new JsonObject { ["Chat"] = new JsonObject { ["Moderators"] = new JsonArray(discord.Bob.Id) } });

        var status = await bot.OrLogAsync(discord.Bob.Command(discord.Add(other), "corpus status").Answered);

        Assert.Contains("No other version is kept", DiscordScene.TextOf(status), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_when_all_shards_have_told_is_a_server_the_only_one()
    {
        var servers = Servers();

        servers.Begin(Ready(0, 2, First));
        var half = servers.IsTrusted(First);
        servers.Begin(Ready(1, 2));

        Assert.False(half);
        Assert.True(servers.IsTrusted(First));
        Assert.False(servers.IsTrusted(Second));
        Assert.False(servers.IsTrusted(null));
    }

    [Fact]
    public void What_another_shard_has_joined_counts_until_that_shard_tells_otherwise()
    {
        var servers = Servers();
        servers.Begin(Ready(0, 2, First));
        servers.Begin(Ready(1, 2, Second));

        servers.Begin(Ready(0, 2, First));
        var both = servers.IsTrusted(First);
        servers.Begin(Ready(1, 2));

        Assert.False(both);
        Assert.True(servers.IsTrusted(First));
    }

    [Fact]
    public void Without_the_gateway_a_server_must_be_named() =>
        Assert.Equal((false, true, false), (Servers().IsTrusted(First), Servers(First).IsTrusted(First), Servers(First).IsTrusted(Second)));

    [Fact]
    public void Servers_that_are_named_need_no_warning()
    {
        using var log = new LogLines();
        using var loggers = LoggerFactory.Create(logging => logging.AddProvider(log));

        foreach (var named in (string[][])[[First, Second], []])
            Servers(loggers.CreateLogger<DiscordServers>(), named).Begin(Ready(0, 1, First, Second));

        Assert.StartsWith(Warning, Assert.Single(log.All), StringComparison.Ordinal);
    }

    // Of shard 0 and 1 of two.
    private static string First => (2UL << 22).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Second => (3UL << 22).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static Ready Ready(int shard, int shards, params string[] guilds) =>
        new("s", new Uri("wss://gateway.example"), new DiscordUser("1", Username: null, GlobalName: null, Bot: true), new ReadyApplication("1"))
        {
            Guilds = [.. guilds.Select(guild => new ReceivedGuild(guild, Unavailable: true))],
            Shard = [shard, shards],
        };

    private static DiscordServers Servers(params string[] named) => Servers(Microsoft.Extensions.Logging.Abstractions.NullLogger<DiscordServers>.Instance, named);

    private static DiscordServers Servers(ILogger<DiscordServers> logger, string[] named)
    {
        var options = new DiscordOptions();
        foreach (var guild in named)
            options.Guilds.Add(guild);
        return new DiscordServers(options, logger);
    }

    private static TextChannel Other(DiscordScene scene) =>
        scene.Discord.Add(new TextChannel(scene.Discord, scene.Discord.Ids.Next(), "elsewhere") { In = scene.Discord.AddGuild() });

    private static async Task<string> StatusAsync(DiscordScene scene, TextChannel channel) =>
        DiscordScene.TextOf(await scene.ReplyToAsync(scene.Bob.Command(channel, "corpus status")));
}
