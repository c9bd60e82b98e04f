using System.Text.Json.Nodes;
using Bot.Tests.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.SlackStandIn;

/// <summary>A Slack on loopback with one workspace: strict about every rule a bot must keep, and moody on command.</summary>
internal sealed class SlackServer : IStandIn
{
    internal const string TeamDomain = "newsroom";

    private readonly List<SlackChannel> _channels = [];
    private readonly List<SlackPerson> _people = [];
    private readonly List<string> _violations = [];
    private readonly Dictionary<string, IReadOnlyList<SlackPerson>> _groups = [];
    private readonly WebApplication _site;

    private SlackServer(SlackSettings settings)
    {
        Settings = settings;
        Scopes = settings.Scopes;
        Ids = new SlackIds(settings.Time);
        TeamId = Ids.Next("T");
        AppId = Ids.Next("A");
        BotUserId = Ids.Next("U");
        BotId = Ids.Next("B");
        BotToken = $"xoxb-stand-in-{Guid.NewGuid():N}";
        AppToken = $"xapp-1-{AppId}-1-{Guid.NewGuid():N}";
        Files = new Files(this);
        Posts = new Posts(this);
        Events = new Events(this);
        Views = new Views(this);
        Courier = new Courier(this);
        Sockets = new SocketHub(this);
        Http = new HttpDelivery(this);
        Interactions = new Interactions(this);
        Responses = new Responses(this);
        Api = new ApiHost(this, Methods.Of(this));
        Alice = AddPerson("alice");
        Bob = AddPerson("bob");
        Admin = AddPerson("carol", isAdmin: true);
        General = AddChannel("general");
        Random = AddChannel("random");

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Logging.ClearProviders();
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        _site = builder.Build();
        _site.Use((context, next) =>
        {
            if (context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true } upgrade)
                context.Features.Set<IHttpUpgradeFeature>(new LineUpgrade(upgrade));
            return next(context);
        });
        _site.UseWebSockets();
        Map(_site);
    }

    internal SlackSettings Settings { get; }

    /// <summary>The scopes that the bot token has now; an admin may install the app again with others.</summary>
    internal IReadOnlyCollection<string> Scopes { get; set; }

    internal string TeamId { get; }

    internal string AppId { get; }

    internal string BotUserId { get; }

    internal string BotId { get; }

    internal string BotToken { get; }

    internal string AppToken { get; }

    internal string SigningSecret { get; } = Guid.NewGuid().ToString("N");

    internal string VerificationToken { get; } = Guid.NewGuid().ToString("N")[..24];

    /// <summary>What both tokens are answered with from now on: token_revoked, account_inactive, invalid_auth.</summary>
    internal string? TokenError { get; set; }

    /// <summary>Where payloads are posted to; null brings them over sockets.</summary>
    internal RequestUrls? RequestUrls { get; set; }

    internal SlackPerson Alice { get; }

    internal SlackPerson Bob { get; }

    internal SlackPerson Admin { get; }

    internal SlackChannel General { get; }

    internal SlackChannel Random { get; }

    internal ApiHost Api { get; }

    internal SocketHub Sockets { get; }

    internal HttpDelivery Http { get; }

    internal Files Files { get; }

    /// <summary>Everything that was sent to the bot, with the times it took.</summary>
    internal Courier Courier { get; }

    internal Events Events { get; }

    internal Posts Posts { get; }

    internal Uri BaseUrl { get; private set; } = new("http://127.0.0.1");

    internal Uri ApiUrl => new(BaseUrl, "/api/");

    /// <summary>Every rule that the bot has broken.</summary>
    internal IReadOnlyList<string> Violations
    {
        get
        {
            lock (Gate)
                return [.. _violations];
        }
    }

    internal IReadOnlyList<SlackChannel> Channels
    {
        get
        {
            lock (Gate)
                return [.. _channels];
        }
    }

    /// <summary>Held while anything of the stand-in changes.</summary>
    internal Lock Gate { get; } = new();

    internal SlackIds Ids { get; }

    internal Views Views { get; }

    internal Interactions Interactions { get; }

    internal Responses Responses { get; }

    string IStandIn.Section => "Slack";

    JsonObject IStandIn.Settings => RequestUrls is null
        ? new JsonObject { [nameof(BotToken)] = BotToken, [nameof(AppToken)] = AppToken, [nameof(ApiUrl)] = ApiUrl.ToString() }
        : new JsonObject { [nameof(BotToken)] = BotToken, [nameof(SigningSecret)] = SigningSecret, [nameof(ApiUrl)] = ApiUrl.ToString() };

    IReadOnlyList<string> IStandIn.Violations => Violations;

    internal DateTimeOffset Now => Settings.Time.GetUtcNow();

    Task IStandIn.NextStartAsync(CancellationToken cancellationToken) => Sockets.Connections.ReachAsync(Sockets.Connections.Value + 1, cancellationToken);

    internal static async Task<SlackServer> StartAsync(SlackSettings settings, CancellationToken cancellationToken)
    {
        var server = new SlackServer(settings);
        await server._site.StartAsync(cancellationToken);
        var addresses = server._site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>();
        server.BaseUrl = new Uri(addresses?.Addresses.First() ?? throw new InvalidOperationException("Kestrel has no address."));
        return server;
    }

    internal SlackPerson AddPerson(string name, bool isAdmin = false, bool isOwner = false, bool isBot = false)
    {
        var person = new SlackPerson(this, name) { IsAdmin = isAdmin, IsOwner = isOwner, IsBot = isBot };
        lock (Gate)
            _people.Add(person);
        return person;
    }

    /// <summary>A user group, by the id that is returned.</summary>
    internal string AddGroup(params SlackPerson[] people)
    {
        var id = Ids.Next("S");
        lock (Gate)
            _groups[id] = people;
        return id;
    }

    internal SlackChannel AddChannel(string name, SlackChannelKind kind = SlackChannelKind.Public, bool? botIsMember = null) =>
        Add(new SlackChannel(this, Ids.Next(kind is SlackChannelKind.Direct ? "D" : "C"), name, kind) { BotIsMember = botIsMember ?? Settings.BotIsInChannels });

    internal SlackChannel Add(SlackChannel channel)
    {
        lock (Gate)
            _channels.Add(channel);
        return channel;
    }

    internal void Breach(string rule)
    {
        lock (Gate)
            _violations.Add(rule);
    }

    internal SlackPerson? FindPerson(string id) => _people.Find(person => person.Id == id);

    internal IReadOnlyList<SlackPerson>? FindGroup(string id) => _groups.GetValueOrDefault(id);

    /// <summary>The id of a person stands for the direct messages with them.</summary>
    internal SlackChannel? FindChannel(string id) => _channels.Find(channel => channel.Id == id) ?? (FindPerson(id) is { IsBot: false } person ? person.Direct : null);

    internal string NewResponseUrl(string kind) => new Uri(BaseUrl, $"/respond/{kind}/{TeamId}/{Guid.NewGuid():N}").ToString();

    public async ValueTask DisposeAsync()
    {
        Courier.Dispose();
        Sockets.DropAll();
        await _site.StopAsync();
        await _site.DisposeAsync();
        Http.Dispose();
    }

    private void Map(WebApplication site)
    {
        site.MapMethods("/api/{method}", ["GET", "POST"], Api.HandleAsync);
        site.MapPost("/respond/{kind}/{team}/{secret}", Responses.HandleAsync);
        site.MapPost("/upload/v1/{ticket}", Files.HandleAsync);
        site.MapGet("/files-pri/{file}/download/{name}", Files.SendAsync);
        site.MapGet("/files-pri/{file}/{name}", Files.SendAsync);
        site.Map("/link/", Sockets.HandleAsync);
        site.MapFallback(RefuseUnknownAsync);
    }

    private async Task RefuseUnknownAsync(HttpContext context)
    {
        Breach($"{context.Request.Method} {context.Request.Path}: no such address");
        await Reply.Page(404).WriteAsync(context);
    }
}
