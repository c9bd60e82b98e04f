using Bot.Discord;
using Bot.Tests.DiscordStandIn;
using Bot.Tests.Running;
using Microsoft.Extensions.Logging;

namespace Bot.Tests.Discord;

/// <summary>The REST side alone, on a clock of the test.</summary>
internal sealed class RestRig : IDisposable
{
    private readonly HttpClient _http = DiscordHosting.NewClient();
    private readonly ILoggerFactory _loggers;

    internal RestRig(DiscordServer discord, TimeProvider time)
    {
        _loggers = LoggerFactory.Create(logging => logging.AddProvider(Log).SetMinimumLevel(LogLevel.Trace));
        var options = new DiscordOptions { Token = discord.Token, ApiUrl = discord.ApiUrl };
        Api = new DiscordApi(new DiscordRest(_http, options, time, _loggers.CreateLogger<DiscordRest>()));
    }

    internal LogLines Log { get; } = new();

    internal DiscordApi Api { get; }

    public void Dispose()
    {
        _http.Dispose();
        _loggers.Dispose();
        Log.Dispose();
    }
}
