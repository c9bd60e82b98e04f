using System.Net;
using Bot.Chat;
using Bot.Commands;
using Bot.Core.Articles;
using Bot.Duties;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.Options;
using Orleans.Configuration;
using StackExchange.Redis;

namespace Bot.Cluster;

/// <summary>Makes the program a node of a cluster.</summary>
internal static class ClusterHosting
{
    /// <exception cref="CorpusException">A setting is wrong.</exception>
    internal static ClusterOptions Read(SettingsFile settings)
    {
        var options = new ClusterOptions();
        settings.Bind(ClusterOptions.Section, section => section.Bind(options));
        SettingsFile.Check(ClusterOptions.Section, new ClusterOptionsValidator().Validate(name: null, options));
        if (options is { Enabled: true, Postgres: null or "" })
            throw Wrong("Postgres is missing, which all nodes share: set Cluster__Postgres to a connection string such as Host=db;Database=bot;Username=bot;Password=..., and run `cluster init` once.");
        if (options.Enabled && !IPAddress.TryParse(options.Address, out _))
            throw Wrong($"Address is the IP address at which the other nodes reach this one; “{options.Address}” is none.");
        return options;
    }

    /// <exception cref="CorpusException">The shared database is out of reach.</exception>
    internal static ClusterDatabases Open(ClusterOptions options) =>
        new(new SharedDatabases(options.Postgres ?? throw Wrong("Postgres is missing."), options.Name == ClusterOptions.DefaultName ? "" : $"{options.Name.Replace('-', '_')}_"), new Reach(TimeProvider.System));

    internal static void Add(WebApplicationBuilder builder, ClusterOptions options, ClusterDatabases databases)
    {
        var services = builder.Services;
        services.AddSingleton(options);
        services.AddSingleton(databases);
        services.AddSingleton(databases.Reach);
        services.AddSingleton(new ClusterStore(databases));
        services.AddSingleton(provider => new SharedListener(databases.Shared, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<ThisNode>();
        services.AddSingleton<ClusterDuties>();
        services.AddSingleton<IDuties>(provider => provider.GetRequiredService<ClusterDuties>());
        services.AddSingleton<EventJournal>();
        services.AddSingleton<IEventJournal>(provider => provider.GetRequiredService<EventJournal>());
        services.AddSingleton(provider => new ClusterAgreement(
            provider.GetRequiredService<ClusterStore>(), provider.GetRequiredService<ThisNode>().Id, () => Living(provider.GetRequiredService<ISiloStatusOracle>()), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<Nodes>();
        services.AddSingleton<ClusterShards>();
        services.AddHostedService(provider => provider.GetRequiredService<ClusterShards>());
        services.AddHostedService<ClusterMetrics>();
        services.AddHostedService<NodePulse>();
        services.AddHostedService<JournalWatch>();
        services.AddHostedService<NodeChanges>();
        services.AddOptions<KeyManagementOptions>().Configure<ClusterStore>((keys, store) => keys.XmlRepository = new ClusterKeys(store));
        // What this node has goes to the others at once, while what it works on is ended.
        services.Configure<HostOptions>(host => host.ServicesStopConcurrently = true);
        // They tell each step at Information.
        builder.Logging.AddFilter("Orleans", LogLevel.Warning).AddFilter("Polly", LogLevel.Error);
        builder.UseOrleans(silo => Build(silo, options));
    }

    /// <summary>The processes that the cluster does not take for dead.</summary>
    internal static HashSet<string> Living(ISiloStatusOracle silos) =>
        silos.GetApproximateSiloStatuses().Where(silo => !silo.Value.IsTerminating()).Select(silo => silo.Key.ToParsableString()).ToHashSet(StringComparer.Ordinal);

    /// <summary>A line for people.</summary>
    internal static string Describe(ClusterOptions options, string program) =>
        $"node {options.NodeName} of “{options.Name}”{(options.Redis is { Length: > 0 } ? "" : ", on this machine alone: Redis is not set")}; `{program} cluster status` lists all";

    private static void Build(ISiloBuilder silo, ClusterOptions options)
    {
        silo.Configure<SiloOptions>(node => node.SiloName = options.NodeName);
        silo.Configure<Orleans.Configuration.ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (options.Name, options.Name));
        if (options.Redis is { Length: > 0 } redis)
        {
            silo.UseRedisClustering(clustering => clustering.ConfigurationOptions = RedisOf(redis));
            silo.UseRedisReminderService(reminders => reminders.ConfigurationOptions = RedisOf(redis));
            silo.ConfigureEndpoints(IPAddress.Parse(options.Address), options.Port, gatewayPort: 0);
        }
        else
        {
            silo.UseLocalhostClustering(options.Port, gatewayPort: 0, new IPEndPoint(IPAddress.Loopback, options.FirstPort), options.Name, options.Name);
            silo.UseInMemoryReminderService();
        }

        // A node that died is known as dead after two probes of a second each that it did not answer, when two others say so, or the only other one.
        silo.Configure<ClusterMembershipOptions>(membership =>
        {
            membership.ProbeTimeout = TimeSpan.FromSeconds(1);
            membership.NumMissedProbesLimit = 2;
            membership.NumVotesForDeathDeclaration = 2;
            membership.TableRefreshTimeout = TimeSpan.FromSeconds(5);
        });
        silo.Services.AddPlacementDirector<NodePlacementStrategy, NodePlacementDirector>();
    }

    /// <exception cref="CorpusException">It cannot be read.</exception>
    internal static ConfigurationOptions RedisOf(string connection)
    {
        try
        {
            var redis = ConfigurationOptions.Parse(connection);
            // It may be away for a while; who needs it asks again.
            redis.AbortOnConnectFail = false;
            return redis;
        }
        catch (ArgumentException)
        {
            // Without what is wrong: that may be a piece of the password.
            throw Wrong("Redis cannot be read; write it as HOST:6379,password=WORD.");
        }
    }

    private static CorpusException Wrong(string problem) => new($"appsettings.json or environment, section {ClusterOptions.Section}: {problem}");
}

[OptionsValidator]
internal sealed partial class ClusterOptionsValidator : IValidateOptions<ClusterOptions>;
