using System.Text.Json.Nodes;
using Bot.Chat;
using Bot.Commands;
using Bot.Core;

namespace Bot.Tests.Running;

/// <summary>The program, started by <c>serve</c> with settings that point at a stand-in, as a user starts it.</summary>
internal sealed class RunningBot : IAsyncDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo _home;
    private CancellationTokenSource _stop = new();
    private readonly StringWriter _output = new();
    private Task<int> _running = Task.FromResult(0);

    private RunningBot(DirectoryInfo home) => _home = home;

    internal LogLines Log { get; } = new();

    internal ChatDatabase Database => ChatDatabase.Open(new LocalDatabases(Path.Combine(_home.FullName, "data")));

    /// <summary>Where its settings lie.</summary>
    internal string Home => _home.FullName;

    internal Uri Web { get; private set; } = new("http://127.0.0.1");

    /// <summary>Waits until it is connected.</summary>
    internal static async Task<RunningBot> StartAsync(IStandIn standIn, CancellationToken cancellationToken, JsonObject? settings = null, string? corpus = null)
    {
        var started = standIn.NextStartAsync(cancellationToken);
        var bot = await LaunchAsync(standIn, cancellationToken, settings, corpus);
        await bot.OrLogAsync(started);
        return bot;
    }

    /// <param name="standIn">Null for the web side alone.</param>
    internal static async Task<RunningBot> LaunchAsync(IStandIn? standIn, CancellationToken cancellationToken, JsonObject? settings = null, string? corpus = null)
    {
        var bot = new RunningBot(Directory.CreateTempSubdirectory("bot-running-"));
        await bot.WriteSettingsAsync(standIn, settings, corpus, cancellationToken);
        bot.Run();
        return bot;
    }

    /// <summary>Ends it as Ctrl+C does, and starts it again with the same data.</summary>
    internal async Task RestartAsync(IStandIn standIn, CancellationToken cancellationToken)
    {
        await StopAsync();
        var started = standIn.NextStartAsync(cancellationToken);
        Run();
        await OrLogAsync(started);
    }

    internal async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _running;
    }

    /// <summary>Fails with what was logged instead of waiting for ever.</summary>
    internal async Task OrLogAsync(Task awaited)
    {
        var ended = await Task.WhenAny(awaited, _running, Task.Delay(Deadline));
        if (ended != awaited)
            throw new InvalidOperationException($"{(ended == _running ? "The bot ended" : "Nothing happened")}: {_output}\n{string.Join('\n', Log.All)}");
        await awaited;
    }

    internal async Task<T> OrLogAsync<T>(Task<T> awaited)
    {
        await OrLogAsync((Task)awaited);
        return await awaited;
    }

    /// <summary>Its web side can be reached; a chat may be connected before.</summary>
    internal Task ServesAsync(CancellationToken cancellationToken) => OrLogAsync(Log.SeenAsync("Application started", cancellationToken));

    /// <summary>What /health says.</summary>
    internal async Task<JsonObject> HealthAsync(CancellationToken cancellationToken)
    {
        await ServesAsync(cancellationToken);
        using var http = new HttpClient();
        return JsonNode.Parse(await http.GetStringAsync(new Uri(Web, "/health"), cancellationToken))!.AsObject(); // the document is an object
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
        Log.Dispose();
        _output.Dispose();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        // Another test may be closing the connections of all pools at this moment, which takes files away or makes them.
        SpinWait.SpinUntil(IsDeleted, Deadline);
    }

    private bool IsDeleted()
    {
        try
        {
            _home.Delete(recursive: true);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private void Run()
    {
        _stop.Dispose();
        _stop = new CancellationTokenSource();
        using var input = new StringReader("");
        _running = Task.Run(() => Program.RunAsync(["serve", "--data", Path.Combine(_home.FullName, "data")], new Terminal(input, _output, _output) { Folder = _home.FullName, Log = Log }, _stop.Token));
    }

    private async Task WriteSettingsAsync(IStandIn? standIn, JsonObject? settings, string? corpus, CancellationToken cancellationToken)
    {
        using var port = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        port.Start();
        Web = new Uri($"http://{port.LocalEndpoint}");
        port.Stop();

        var all = new JsonObject
        {
            ["Corpus"] = new JsonObject { ["Folder"] = corpus ?? Path.Combine(Checkout.Folder, "seeds") },
            [nameof(Web)] = new JsonObject { ["Urls"] = Web.ToString().TrimEnd('/') },
        };
        if (standIn is not null)
            all[standIn.Section] = standIn.Settings.DeepClone();
        foreach (var (section, values) in settings ?? [])
        {
            if (values is not JsonObject given)
            {
                all[section] = values?.DeepClone();
                continue;
            }

            var target = all[section] as JsonObject ?? [];
            all[section] = target;
            foreach (var (name, value) in given)
                target[name] = value?.DeepClone();
        }

        await File.WriteAllTextAsync(Path.Combine(_home.FullName, "appsettings.json"), all.ToJsonString(), cancellationToken);
    }
}
