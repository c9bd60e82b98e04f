using System.Net;
using System.Text.Json.Nodes;
using Bot.Moderation;
using Bot.Tests.Running;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.Web;

/// <summary>The moderators' page over two articles, and people who visit it from addresses of their own.</summary>
internal sealed class ModeratorRig : IAsyncDisposable
{
    internal const string Token = "a token of more than twenty characters";
    internal const string Header = "X-Forwarded-User";

    /// <summary>Of the connection, which no header of a request can claim in the program.</summary>
    internal const string PeerHeader = "Test-Peer";

    private readonly WebRig _site;
    private readonly List<Visitor> _visitors = [];

    private ModeratorRig(WebRig site, TwoArticles articles) => (_site, Articles) = (site, articles);

    internal TwoArticles Articles { get; }

    internal LogLines Log { get; private init; } = new();

    internal IServiceProvider Services => _site.Services;

    internal string Version => _site.Opened.Corpus.Current.State.Version;

    /// <summary>The latest first, as "person: what, result".</summary>
    internal IReadOnlyList<string> Audit => [.. Services.GetRequiredService<AuditLog>().Last(50).Select(entry => $"{entry.By.Platform} {entry.By.Name}: {entry.What}, {entry.Result}")];

    /// <param name="moderators">Web:Moderators.</param>
    internal static async Task<ModeratorRig> StartAsync(JsonObject? moderators, TimeProvider? time = null, string? publicUrl = null)
    {
        var articles = await TwoArticles.WriteAsync(TestContext.Current.CancellationToken);
        var log = new LogLines();
        var web = new JsonObject { ["Moderators"] = moderators, ["PublicUrl"] = publicUrl };
        var site = await WebRig.StartAsync(
            articles.Folder,
            services =>
            {
                services.AddSingleton<ILoggerProvider>(log).AddSingleton<IStartupFilter, PeerFilter>();
                if (time is not null)
                    services.AddSingleton(time);
            },
            new JsonObject { ["Web"] = web });
        return new ModeratorRig(site, articles) { Log = log };
    }

    internal static Task<ModeratorRig> StartAsync() => StartAsync(new JsonObject { ["Token"] = Token });

    /// <param name="name">That the header tells; null for none.</param>
    internal Visitor Visit(string peer = "203.0.113.9", string? name = null)
    {
        var visitor = new Visitor(((TestServer)Services.GetRequiredService<IServer>()).CreateHandler(), peer, name); // the rig has no other server
        _visitors.Add(visitor);
        return visitor;
    }

    internal async Task<Visitor> SignedInAsync()
    {
        var visitor = Visit();
        await visitor.SignInAsync(Token);
        return visitor;
    }

    /// <summary>Changes the folder, as somebody does with an editor.</summary>
    internal Task ChangeBridgeAsync() => Articles.AddAsync("bridge.md", "---\ntitle: The harbour bridge\n---\nThe harbour bridge opened in 1999 after seven years of work.\n", TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        foreach (var visitor in _visitors)
            visitor.Dispose();
        await _site.DisposeAsync();
        Articles.Dispose();
        Log.Dispose();
    }

    private sealed class PeerFilter : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => site =>
        {
            site.Use((context, rest) =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Parse(context.Request.Headers[PeerHeader].ToString());
                return rest(context);
            });
            next(site);
        };
    }
}
