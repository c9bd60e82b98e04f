using System.Diagnostics;
using System.Text.Json;
using Bot.Commands;

namespace Bot.Benchmarks;

/// <summary>What the program takes of the memory.</summary>
/// <param name="Heap">Before it is collected.</param>
/// <param name="Live">What is left then.</param>
internal sealed record WebMemory(long WorkingSet, long Heap, long Live, int Collections, int FullCollections, int Threads, long Allocated);

/// <summary>The program in a process of its own, as it is run, which also tells of its memory.</summary>
internal sealed class WebServed : IAsyncDisposable
{
    internal const string Name = "web-served";

    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(5);

    private readonly Process _process;
    private readonly DirectoryInfo _home;

    private WebServed(Process process, DirectoryInfo home, Uri site) => (_process, _home, Ask) = (process, home, new Uri(site, "/api/v1/ask"));

    internal Uri Ask { get; }

    internal static async Task<WebServed> StartAsync(string corpus, HttpClient http, CancellationToken cancellationToken)
    {
        using var port = new System.Net.Sockets.TcpListener(System.Net.IPAddress.Loopback, 0);
        port.Start();
        var site = new Uri($"http://{port.LocalEndpoint}");
        port.Stop();
        var home = Directory.CreateTempSubdirectory("bot-web-");
        var own = AppContext.BaseDirectory;
        // With the settings of the runtime that the program has.
        var start = new ProcessStartInfo("dotnet", ["exec", "--runtimeconfig", Path.Combine(own, "Bot.runtimeconfig.json"), Path.Combine(own, "Bot.Benchmarks.dll"), Name, "serve", "--corpus", Path.GetFullPath(corpus), "--data", Path.Combine(home.FullName, "data")])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = home.FullName,
        };
        start.Environment["Web__Urls"] = site.ToString();
        start.Environment["Api__RequestsPerMinute"] = "1000000";
        start.Environment["Logging__LogLevel__Default"] = "Warning";
        var served = new WebServed(Process.Start(start) ?? throw new InvalidOperationException("The program did not start."), home, site);
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        waiting.CancelAfter(Deadline);
        while (!await served.AnswersAsync(http, new Uri(site, "/health"), waiting.Token))
            await Task.Delay(TimeSpan.FromMilliseconds(100), waiting.Token);
        return served;
    }

    internal async Task<WebMemory> MeasureAsync()
    {
        await _process.StandardInput.WriteLineAsync();
        return JsonSerializer.Deserialize<WebMemory>(await _process.StandardOutput.ReadLineAsync() ?? "") ?? throw new InvalidOperationException("The program ended.");
    }

    /// <summary>In the process that serves: a line of input is answered with the memory.</summary>
    internal static async Task<int> ServeAsync(string[] arguments)
    {
        using var stop = new CancellationTokenSource();
        using var input = new StringReader("");
        using var output = new StringWriter();
        var running = Program.RunAsync(arguments, new Terminal(input, output, Console.Error), stop.Token);
        while (!running.IsCompleted && await Console.In.ReadLineAsync() is not null)
            Console.WriteLine(JsonSerializer.Serialize(Measure()));
        await stop.CancelAsync();
        return await running;
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _home.Delete(recursive: true);
    }

    private static WebMemory Measure()
    {
        using var process = Process.GetCurrentProcess();
        var (workingSet, heap) = (process.WorkingSet64, GC.GetTotalMemory(forceFullCollection: false));
        var allocated = GC.GetTotalAllocatedBytes();
        var (all, full) = (GC.CollectionCount(0), GC.CollectionCount(2));
        return new WebMemory(workingSet, heap, GC.GetTotalMemory(forceFullCollection: true), all, full, ThreadPool.ThreadCount, allocated);
    }

    private async Task<bool> AnswersAsync(HttpClient http, Uri health, CancellationToken cancellationToken)
    {
        if (_process.HasExited)
            throw new InvalidOperationException("The program ended.");
        try
        {
            using var response = await http.GetAsync(health, cancellationToken);
            return response.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
