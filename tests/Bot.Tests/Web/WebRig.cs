using System.Net;
using System.Text.Json.Nodes;
using Bot.Answers;
using Bot.Commands;
using Bot.Core;
using Bot.Core.Answers;
using Bot.Tests.Models;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.Web;

/// <summary>The web side as it is served, over a folder of articles, reached without a network.</summary>
internal sealed class WebRig : IAsyncDisposable
{
    private readonly WebApplication _site;
    private readonly DirectoryInfo _data;

    private WebRig(WebApplication site, OpenedCorpus opened, DirectoryInfo data) => (_site, Opened, _data) = (site, opened, data);

    internal OpenedCorpus Opened { get; }

    internal IServiceProvider Services => _site.Services;

    /// <param name="replace">Services that take the place of those of the program.</param>
    /// <param name="settings">As in appsettings.json.</param>
    internal static async Task<WebRig> StartAsync(string folder, Action<IServiceCollection>? replace = null, JsonObject? settings = null)
    {
        var data = Directory.CreateTempSubdirectory("bot-web-");
        var options = new CorpusOptions { Folder = folder, Data = data.FullName };
        var corpus = Corpus.Open(options, progress: null, TestContext.Current.CancellationToken);
        var answers = new AnswerOptions();
        var answerer = new Answerer(corpus, answers);
        var opened = new OpenedCorpus(corpus, new Asking(answerer.Answer, answerer.Check, TimeProvider.System), options, answers, ModelRig.Settings(settings ?? []), new LocalDatabases(options.Data));

        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        // Without a network there is no address that a request comes from.
        builder.Services.AddSingleton<IStartupFilter, FromLoopback>();
        // When all others are there.
        builder.Host.ConfigureContainer<IServiceCollection>((_, services) => replace?.Invoke(services));
        var site = BotHost.Read(opened.Settings).Build(builder, opened);
        await site.StartAsync(TestContext.Current.CancellationToken);
        return new WebRig(site, opened, data);
    }

    internal HttpClient NewClient() => _site.GetTestClient();

    internal async Task<HttpResponseMessage> GetAsync(string path)
    {
        using var client = NewClient();
        return await client.GetAsync(path, TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        // What runs by itself may be writing into the data folder.
        await _site.StopAsync(CancellationToken.None);
        await _site.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _data.Delete(recursive: true);
    }

    private sealed class FromLoopback : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => site =>
        {
            site.Use((context, rest) =>
            {
                context.Connection.RemoteIpAddress = IPAddress.Loopback;
                return rest(context);
            });
            next(site);
        };
    }
}
