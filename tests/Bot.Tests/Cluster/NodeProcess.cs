using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Bot.Tests.Cluster;

/// <summary>A node of a cluster, in a process of its own, as an operator starts it.</summary>
internal sealed class NodeProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("bot-node-");
    private readonly ConcurrentQueue<string> _output = new();
    private TaskCompletionSource _serves = NewSource();
    private Process? _process;

    internal NodeProcess(string name, JsonObject settings)
    {
        Name = name;
        settings[nameof(Web)] = new JsonObject { ["Urls"] = Web.ToString().TrimEnd('/') };
        var cluster = settings["Cluster"] as JsonObject ?? throw new ArgumentException("A node is of a cluster.", nameof(settings));
        (cluster["Node"], cluster["Port"]) = (name, RedisServer.FreePort());
        File.WriteAllText(Path.Combine(_home.FullName, "appsettings.json"), settings.ToJsonString());
    }

    internal string Name { get; }

    internal Uri Web { get; } = new($"http://127.0.0.1:{RedisServer.FreePort().ToString(CultureInfo.InvariantCulture)}");

    /// <summary>What it wrote, the last lines.</summary>
    internal string Said => string.Join('\n', _output.TakeLast(200));

    /// <summary>Returns when it serves.</summary>
    internal async Task StartAsync()
    {
        _serves = NewSource();
        _process = Begin("serve");
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        if (await Task.WhenAny(_serves.Task, _process.WaitForExitAsync(), Task.Delay(Patience)) != _serves.Task)
            throw new InvalidOperationException($"Node {Name} does not serve: {Said}");
    }

    /// <summary>Runs a command of the program beside it, with its settings.</summary>
    internal async Task<string> CommandAsync(params string[] arguments)
    {
        using var process = Begin(arguments);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"{string.Join(' ', arguments)}: {await output}{await error}");
    }

    /// <summary>SIGSTOP: it is there and does nothing.</summary>
    internal Task PauseAsync() => SignalAsync("STOP");

    internal Task ResumeAsync() => SignalAsync("CONT");

    /// <summary>SIGKILL.</summary>
    internal async Task KillAsync()
    {
        _process!.Kill(); // it was started
        await EndAsync();
    }

    /// <summary>SIGTERM, and waits until it has ended.</summary>
    internal async Task StopAsync()
    {
        await SignalAsync("TERM");
        await EndAsync();
    }

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", _process!.Id.ToString(CultureInfo.InvariantCulture)]); // it was started
        await kill.WaitForExitAsync();
    }

    public void Dispose()
    {
        if (_process is { HasExited: false })
            _process.Kill();
        _process?.Dispose();
        _home.Delete(recursive: true);
    }

    private async Task EndAsync()
    {
        using var deadline = new CancellationTokenSource(Patience);
        await _process!.WaitForExitAsync(deadline.Token); // it was started
        _process.Dispose();
        _process = null;
    }

    private void Hear(string? line)
    {
        if (line is null)
            return;
        _output.Enqueue(line);
        if (line.Contains("Ctrl+C stops.", StringComparison.Ordinal))
            _serves.TrySetResult();
    }

    /// <summary>A command of the program beside it, with its settings.</summary>
    internal Process Begin(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, .. arguments, "--data", Path.Combine(_home.FullName, "data")])
        {
            WorkingDirectory = _home.FullName,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        return Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
    }

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
