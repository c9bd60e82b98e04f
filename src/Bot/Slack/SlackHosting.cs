using Bot.Chat;
using Bot.Commands;
using Bot.Core.Articles;
using Microsoft.Extensions.Options;

namespace Bot.Slack;

/// <summary>Puts the connector together.</summary>
internal static class SlackHosting
{
    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(20);

    /// <exception cref="CorpusException">A setting is wrong.</exception>
    internal static SlackOptions Read(SettingsFile settings)
    {
        var options = new SlackOptions();
        settings.Bind(SlackOptions.Section, section => section.Bind(options));
        options.BotToken = Copied(options.BotToken);
        options.AppToken = Copied(options.AppToken);
        options.SigningSecret = Copied(options.SigningSecret);
        SettingsFile.Check(SlackOptions.Section, new SlackOptionsValidator().Validate(name: null, options));
        if (Problem(options) is { } problem)
            throw new CorpusException($"appsettings.json or environment, section {SlackOptions.Section}: {problem}");
        return options;
    }

    internal static bool IsOn(SlackOptions options) => options.BotToken is not null;

    /// <summary>For the greeting at the start.</summary>
    internal static string Describe(SlackOptions options) => (IsOn(options), options.AppToken, options.SigningSecret) switch
    {
        (false, _, _) => "off: set Slack__BotToken and Slack__AppToken, and see `doctor`",
        (true, null, _) => $"by HTTP at {SlackEndpoint.Events}, {SlackEndpoint.Commands} and {SlackEndpoint.Interactions}",
        (true, _, null) => "connecting",
        (true, _, _) => $"connecting; also by HTTP at {SlackEndpoint.Events}, {SlackEndpoint.Commands} and {SlackEndpoint.Interactions}",
    };

    internal static void Add(IServiceCollection services, SlackOptions options)
    {
        // Each connector has one of its own; /health asks for all of them.
        var health = new ConnectorHealth(SlackPlaces.Platform);
        services.AddSingleton(health);
        services.AddSingleton(options);
        services.AddSingleton(provider => new SlackRest(NewClient(), options, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<SlackRest>>()));
        services.AddSingleton<SlackApi>();
        services.AddSingleton<SlackBot>();
        services.AddSingleton<IChannelPoster, SlackPoster>();
        services.AddSingleton<SlackReplies>();
        services.AddSingleton<SlackPeople>();
        services.AddSingleton<SlackMessages>();
        services.AddSingleton<SlackCommands>();
        services.AddSingleton<SlackInteractions>();
        services.AddSingleton<SlackHome>();
        services.AddSingleton<SlackInbox>();
        services.AddSingleton<IEventTaker>(provider => provider.GetRequiredService<SlackInbox>());
        services.AddHostedService(provider => ActivatorUtilities.CreateInstance<SlackConnector>(provider, health, (Action<SlackDelivery>)provider.GetRequiredService<SlackInbox>().Receive));
        if (options.SigningSecret is { } secret)
        {
            services.AddSingleton(provider => new SlackSignature(secret, provider.GetRequiredService<TimeProvider>()));
            services.AddSingleton(provider => ActivatorUtilities.CreateInstance<SlackEndpoint>(provider, (Action<SlackDelivery>)provider.GetRequiredService<SlackInbox>().Receive));
        }
    }

    internal static void Map(WebApplication site) => site.Services.GetService<SlackEndpoint>()?.Map(site);

    // Not by IHttpClientFactory, whose logs tell addresses: those that Slack gives are secret.
    internal static HttpClient NewClient() =>
        new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromMinutes(5), AllowAutoRedirect = false }) { Timeout = RequestTimeout };

    private static string? Problem(SlackOptions options) => options switch
    {
        { BotToken: null, AppToken: not null } or { BotToken: null, SigningSecret: not null } =>
            $"BotToken is missing: set Slack__BotToken to the Bot User OAuth Token of your app at {SlackRemedies.Apps}, page OAuth & Permissions.",
        { BotToken: not null, AppToken: null, SigningSecret: null } =>
            $"BotToken alone hears nothing. Set Slack__AppToken to a token with the scope connections:write from {SlackRemedies.Apps}, page Basic Information, App-Level Tokens; or Slack__SigningSecret, from App Credentials on the same page, to be reached by HTTP.",
        _ when !IsToken(options.BotToken) => "BotToken has characters that no token has: copy it again.",
        _ when !IsToken(options.AppToken) => "AppToken has characters that no token has: copy it again.",
        _ when !SafeAddress.IsSafe(options.ApiUrl, "https") => "ApiUrl must begin with https://, since the token is sent there.",
        _ => null,
    };

    private static bool IsToken(string? token) => token?.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '.' or '_') != false;

    /// <summary>What is copied brings blanks along; empty is not set.</summary>
    private static string? Copied(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();
}

[OptionsValidator]
internal sealed partial class SlackOptionsValidator : IValidateOptions<SlackOptions>;
