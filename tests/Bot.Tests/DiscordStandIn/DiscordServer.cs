using System.Text;
using System.Text.Json.Nodes;
using Bot.Tests.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NSec.Cryptography;

namespace Bot.Tests.DiscordStandIn;

/// <summary>A Discord on loopback with a guild, and more where they are added: strict about every rule a bot must keep, and moody on command.</summary>
internal sealed class DiscordServer : IStandIn
{
    internal const string GatewayPath = "/gateway-a";
    internal const string ResumePath = "/gateway-b";

    private readonly List<TextChannel> _channels = [];
    private readonly List<Person> _people = [];
    private readonly List<string> _violations = [];
    private readonly List<string> _guilds = [];
    private readonly Key _key = Key.Create(SignatureAlgorithm.Ed25519);
    private readonly WebApplication _site;

    private DiscordServer(DiscordSettings settings)
    {
        Settings = settings;
        Ids = new Snowflakes(settings.Time);
        ApplicationId = Ids.Next();
        GuildId = Ids.Next();
        _guilds.Add(GuildId);
        Token = $"{Convert.ToBase64String(Encoding.ASCII.GetBytes(ApplicationId)).TrimEnd('=')}.stand.in-{Guid.NewGuid():N}";
        Descriptions = new Descriptions(this);
        Announcements = new Announcements(this);
        Messages = new MessageForm(this);
        Gateway = new GatewayHub(this);
        Rest = new RestHost(this);
        Commands = new CommandRoutes(this);
        Responses = new InteractionRoutes(this);
        Interactions = new InteractionDelivery(this, _key);
        SentFiles = new SentFiles(this);
        Alice = AddPerson("alice");
        Bob = AddPerson("bob");
        General = AddChannel("general");
        Random = AddChannel("random");

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _site = builder.Build();
        _site.UseWebSockets(new WebSocketOptions { KeepAliveInterval = TimeSpan.Zero });
        new Routes(this, Rest, new ChannelRoutes(this), Commands, Responses).Map(_site);
    }

    internal DiscordSettings Settings { get; }

    internal string ApplicationId { get; }

    internal string BotId => ApplicationId;

    internal string GuildId { get; }

    internal IReadOnlyList<string> GuildIds
    {
        get
        {
            lock (Gate)
                return [.. _guilds];
        }
    }

    internal string Token { get; private set; }

    internal bool IsTokenRevoked { get; private set; }

    /// <summary>The hex key that the bot checks signatures of HTTP interactions with.</summary>
    internal string VerifyKey => Convert.ToHexStringLower(_key.PublicKey.Export(KeyBlobFormat.RawPublicKey));

    /// <summary>Where interactions are posted to; null brings them over the gateway.</summary>
    internal Uri? Endpoint { get; set; }

    internal Person Alice { get; }

    internal Person Bob { get; }

    internal TextChannel General { get; }

    internal TextChannel Random { get; }

    internal GatewayHub Gateway { get; }

    internal RestHost Rest { get; }

    internal CommandRoutes Commands { get; }

    internal InteractionDelivery Interactions { get; }

    internal Uri BaseUrl { get; private set; } = new("http://127.0.0.1");

    internal Uri ApiUrl => new(BaseUrl, "/api");

    /// <summary>Every rule that the bot has broken.</summary>
    internal IReadOnlyList<string> Violations
    {
        get
        {
            lock (Gate)
                return [.. _violations];
        }
    }

    internal IReadOnlyList<TextChannel> Channels
    {
        get
        {
            lock (Gate)
                return [.. _channels];
        }
    }

    internal IReadOnlyList<Person> People
    {
        get
        {
            lock (Gate)
                return [.. _people];
        }
    }

    /// <summary>Held while anything of the stand-in changes.</summary>
    internal Lock Gate { get; } = new();

    internal Snowflakes Ids { get; }

    internal Descriptions Descriptions { get; }

    internal Announcements Announcements { get; }

    internal MessageForm Messages { get; }

    internal InteractionRoutes Responses { get; }

    internal SentFiles SentFiles { get; }

    internal DateTimeOffset Now => Settings.Time.GetUtcNow();

    internal string GatewayUrl => $"ws://{BaseUrl.Authority}{GatewayPath}";

    internal string ResumeUrl => $"ws://{BaseUrl.Authority}{ResumePath}";

    /// <summary>GATEWAY_MESSAGE_CONTENT_LIMITED: switched on, and the application is in fewer than 100 guilds.</summary>
    internal long ApplicationFlags => Settings.PrivilegedIntents.HasFlag(GatewayIntents.MessageContent) ? 1 << 19 : 0;

    internal IEnumerable<string> UserIds => [BotId, .. People.Select(person => person.Id)];

    string IStandIn.Section => "Discord";

    JsonObject IStandIn.Settings => new() { [nameof(Token)] = Token, [nameof(ApiUrl)] = ApiUrl.ToString() };

    IReadOnlyList<string> IStandIn.Violations => Violations;

    Task IStandIn.NextStartAsync(CancellationToken cancellationToken) => Gateway.Readies.ReachAsync(Gateway.Readies.Value + 1, cancellationToken);

    internal static async Task<DiscordServer> StartAsync(DiscordSettings settings, CancellationToken cancellationToken)
    {
        var server = new DiscordServer(settings);
        await server._site.StartAsync(cancellationToken);
        var addresses = server._site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        server.BaseUrl = new Uri(addresses?.Addresses.First() ?? throw new InvalidOperationException("Kestrel has no address."));
        return server;
    }

    internal Person AddPerson(string name, bool isBot = false)
    {
        var person = new Person(this, name) { IsBot = isBot };
        lock (Gate)
            _people.Add(person);
        return person;
    }

    /// <summary>Somebody invites the bot to another guild.</summary>
    internal string AddGuild()
    {
        var guild = Ids.Next();
        lock (Gate)
            _guilds.Add(guild);
        Gateway.Dispatch("GUILD_CREATE", Descriptions.Guild(guild), GatewayIntents.Guilds, guild);
        return guild;
    }

    /// <summary>The bot is thrown out, or the guild has an outage.</summary>
    internal void RemoveGuild(string guild, bool isOutage = false)
    {
        var gone = new JsonObject { ["id"] = guild };
        if (isOutage)
        {
            gone["unavailable"] = true;
        }
        else
        {
            lock (Gate)
                _guilds.Remove(guild);
        }

        Gateway.Dispatch("GUILD_DELETE", gone, GatewayIntents.Guilds, guild);
    }

    internal TextChannel AddChannel(string name) => Add(new TextChannel(this, Ids.Next(), name));

    internal TextChannel Add(TextChannel channel)
    {
        lock (Gate)
            _channels.Add(channel);
        return channel;
    }

    internal void Remove(TextChannel channel)
    {
        channel.IsRemoved = true;
        Announcements.ChannelRemoved(channel);
    }

    /// <summary>Somebody with the right to do so deletes a message.</summary>
    internal void Delete(PostedMessage message)
    {
        lock (Gate)
            message.IsDeleted = true;
        Announcements.Deleted(message);
    }

    /// <summary>From now on every request is answered with 401 and every session start with 4004.</summary>
    internal void RevokeToken() => IsTokenRevoked = true;

    internal void Breach(string rule)
    {
        lock (Gate)
            _violations.Add(rule);
    }

    internal void ExpectNoPing(JsonObject body, string route, bool isNew = true)
    {
        if (isNew && MessageRules.WouldPing(body) is { } how)
            Breach($"{route}: would ping ({how})");
    }

    internal JsonObject UserOf(string id) => id == BotId ? Descriptions.BotUser() : Descriptions.User(People.First(person => person.Id == id));

    internal Interaction? FindInteraction(string token) => Interactions.Find(token);

    public async ValueTask DisposeAsync()
    {
        Gateway.DropAll();
        await _site.StopAsync();
        await _site.DisposeAsync();
        Interactions.Dispose();
        _key.Dispose();
    }
}
