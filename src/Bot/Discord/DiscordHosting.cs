using Bot.Chat;
using Bot.Commands;
using Bot.Core.Articles;
using Microsoft.Extensions.Options;

namespace Bot.Discord;

/// <summary>Puts the connector together.</summary>
internal static class DiscordHosting
{
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(20);

    /// <exception cref="CorpusException">A setting is wrong.</exception>
    internal static DiscordOptions Read(SettingsFile settings)
    {
        var options = new DiscordOptions();
        settings.Bind(DiscordOptions.Section, section => section.Bind(options));
        settings.AddListed(DiscordOptions.Section, nameof(DiscordOptions.Guilds), options.Guilds);
        SettingsFile.Check(DiscordOptions.Section, new DiscordOptionsValidator().Validate(name: null, options));
        options.Token = options.Token?.Trim();
        if (options.Guilds.FirstOrDefault(guild => guild.Length is < 15 or > 20 || !guild.All(char.IsAsciiDigit)) is { } wrong)
            throw new CorpusException($"appsettings.json or environment, section {DiscordOptions.Section}: Guilds are ids of servers, numbers of 17 to 20 digits; “{wrong}” is none.");
        if (!SafeAddress.IsSafe(options.ApiUrl, "https"))
            throw new CorpusException($"appsettings.json or environment, section {DiscordOptions.Section}: ApiUrl must begin with https://, since the token is sent there.");
        return options;
    }

    internal static bool IsOn(DiscordOptions options) => !string.IsNullOrWhiteSpace(options.Token);

    /// <summary>For the greeting at the start.</summary>
    internal static string Describe(DiscordOptions options) => IsOn(options)
        ? $"connecting{(options.PublicKey is null ? "" : $"; interactions also at {InteractionsEndpoint.Path}")}"
        : "off: set Discord__Token, and see `doctor`";

    internal static void Add(IServiceCollection services, DiscordOptions options)
    {
        // Each connector has one of its own; /health asks for all of them.
        var health = new ConnectorHealth(DiscordPlaces.Platform);
        services.AddSingleton(health);
        services.AddSingleton(options);
        services.AddSingleton(provider => new DiscordRest(NewClient(), options, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<DiscordRest>>()));
        services.AddSingleton<DiscordApi>();
        services.AddSingleton<DiscordServers>();
        services.AddSingleton<DiscordPlaces>();
        services.AddSingleton<DiscordDirect>();
        services.AddSingleton<IChannelPoster, DiscordPoster>();
        services.AddSingleton<DiscordInteractions>();
        services.AddSingleton<DiscordMessages>();
        services.AddSingleton<DiscordInbox>();
        services.AddSingleton<IEventTaker>(provider => provider.GetRequiredService<DiscordInbox>());
        services.AddSingleton<CommandRegistration>();
        services.AddSingleton<GatewayStarts>();
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<DiscordConnector>(provider, health));
        if (options.PublicKey is { } key)
        {
            services.AddSingleton(new DiscordSignature(key));
            services.AddSingleton<InteractionsEndpoint>();
        }
    }

    internal static void Map(WebApplication site)
    {
        if (site.Services.GetService<InteractionsEndpoint>() is { } endpoint)
            site.MapPost(InteractionsEndpoint.Path, endpoint.AnswerAsync);
    }

    // Not by IHttpClientFactory, whose logs tell addresses: those of interactions hold their tokens.
    internal static HttpClient NewClient() =>
        new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false }) { Timeout = RequestTimeout };
}

[OptionsValidator]
internal sealed partial class DiscordOptionsValidator : IValidateOptions<DiscordOptions>;
