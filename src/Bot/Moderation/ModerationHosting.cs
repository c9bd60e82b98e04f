using Bot.Cluster;
using Bot.Commands;
using Bot.Duties;
using Bot.Fetching;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Bot.Moderation;

/// <summary>Puts together what looks after the corpus.</summary>
internal static class ModerationHosting
{
    private static readonly Actor Puller = new("feed", "", "the pull of feeds");

    internal static ModerationOptions Read(SettingsFile settings)
    {
        var options = new ModerationOptions();
        settings.Bind(ModerationOptions.Section, section => section.Bind(options));
        SettingsFile.Check(ModerationOptions.Section, new ModerationOptionsValidator().Validate(name: null, options));
        return options;
    }

    internal static void Add(IServiceCollection services, OpenedCorpus opened)
    {
        services.AddSingleton(Read(opened.Settings));
        services.AddSingleton(FetchingOptions.Read(opened.Settings));
        services.AddSingleton(opened.Options);
        services.AddSingleton(opened.Answers);
        services.AddSingleton(opened.Corpus);
        services.AddSingleton(provider => opened.AskingWith(provider.GetRequiredService<ILoggerFactory>(), provider.GetService<ClusterShards>() is { } shards ? shards.AskAsync : null));
        services.AddSingleton(TimeProvider.System);
        services.TryAddSingleton<IDuties, OwnDuties>();
        services.AddSingleton(provider => AuditLog.Open(opened.Databases, provider.GetRequiredService<ILogger<AuditLog>>()));
        services.AddSingleton(_ => FetchedPages.Open(opened.Databases));
        services.AddSingleton(provider => new ArticleInbox(opened.Options, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new PageFetcher(provider.GetRequiredService<FetchingOptions>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<CorpusFolder>();
        services.AddSingleton<CorpusKeeper>();
    }

    /// <summary>What goes on by itself while the bot serves.</summary>
    internal static void AddServices(IServiceCollection services)
    {
        services.AddHostedService<InboxCleaning>();
        services.AddHostedService<AuditForgetting>();
        services.AddHostedService<CorpusFollower>();
        services.AddHostedService<ChangePreparing>();
        services.AddHostedService<SegmentMerging>();
        services.AddHostedService<FolderWatch>();
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<FeedPull>(provider, (Func<int, CancellationToken, Task>)((_, cancellation) =>
            provider.GetRequiredService<CorpusKeeper>().FollowFolderAsync(Puller, cancellation))));
    }
}

[OptionsValidator]
internal sealed partial class ModerationOptionsValidator : IValidateOptions<ModerationOptions>;
