using Bot.Answers;
using Bot.Api;
using Bot.Chat;
using Bot.Cluster;
using Bot.Core.Articles;
using Bot.Discord;
using Bot.Models;
using Bot.Moderation;
using Bot.Slack;
using Bot.Telemetry;
using Bot.Web;
using Microsoft.AspNetCore.DataProtection;

namespace Bot.Commands;

/// <summary>Puts together what serves: the web side, and the chats that are switched on.</summary>
internal sealed record BotHost(WebOptions Web, ApiOptions Api, ChatOptions Chat, DiscordOptions Discord, SlackOptions Slack, TelemetryOptions Telemetry, ClusterOptions Cluster)
{
    /// <exception cref="CorpusException">A setting is wrong.</exception>
    internal static BotHost Read(SettingsFile settings) =>
        new(WebOptions.Read(settings), ApiOptions.Read(settings), ChatHosting.Read(settings), DiscordHosting.Read(settings), SlackHosting.Read(settings), TelemetryOptions.Read(settings), ClusterHosting.Read(settings));

    internal WebApplication Build(WebApplicationBuilder builder, OpenedCorpus opened)
    {
        var services = builder.Services;
        var keys = services.AddDataProtection().SetApplicationName("Bot");
        // What signs forms and sessions outlives a restart.
        if (opened.Databases is ClusterDatabases cluster)
            ClusterHosting.Add(builder, Cluster, cluster);
        else
            keys.PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(opened.Data, "keys")));
        ModerationHosting.Add(services, opened);
        ModerationHosting.AddServices(services);
        if (opened.UsesModels && ModelSettings.Read(opened.Settings).HasEmbeddings)
            services.AddHostedService(provider => ActivatorUtilities.CreateInstance<VectorFilling>(provider, provider.GetRequiredService<Asking>().Models.Vectors ?? throw new InvalidOperationException("Embeddings are set, and nothing keeps their vectors.")));
        TelemetryHosting.Add(services, Telemetry, Cluster.Enabled ? Cluster.NodeName : null);
        ChatHosting.Add(services, Chat, opened.Databases, Web.PublicUrl);
        if (DiscordHosting.IsOn(Discord) || SlackHosting.IsOn(Slack))
            services.AddHostedService<ConnectorWatch>();
        if (DiscordHosting.IsOn(Discord))
            DiscordHosting.Add(services, Discord);
        if (SlackHosting.IsOn(Slack))
            SlackHosting.Add(services, Slack);

        services.AddSingleton(provider => WebCorpus.Of(opened.Corpus, provider.GetRequiredService<Asking>(), provider.GetRequiredService<WebScope>().Filter));
        var site = WebSite.Build(builder, Web, Api);
        TelemetryHosting.Map(site, Telemetry);
        DiscordHosting.Map(site);
        SlackHosting.Map(site);
        return site;
    }
}
