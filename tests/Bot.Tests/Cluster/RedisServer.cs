using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Bot.Tests.Cluster;

/// <summary>A Redis of its own on loopback, which keeps what it was told when it is stopped and started again. It ends with these tests, however they end.</summary>
internal sealed class RedisServer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bot-redis-");
    private readonly int _port = FreePort();
    private Process? _server;

    internal static bool IsInstalled => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "redis-server")));

    internal string Address => $"127.0.0.1:{_port}";

    internal static int FreePort()
    {
        using var port = new TcpListener(IPAddress.Loopback, 0);
        port.Start();
        return ((IPEndPoint)port.LocalEndpoint).Port;
    }

    internal void Start()
    {
        // Its input closes when this process ends, so that no server is left behind by tests that were killed.
        var start = new ProcessStartInfo("sh", ["-c", "redis-server --port \"$0\" --bind 127.0.0.1 --appendonly yes --appendfsync no --save '' & server=$!; cat > /dev/null; kill -KILL $server", $"{_port}"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = _folder.FullName,
        };
        var ready = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _server = Process.Start(start) ?? throw new InvalidOperationException("redis-server did not start.");
        _server.OutputDataReceived += (_, line) =>
        {
            if (line.Data?.Contains("Ready to accept connections", StringComparison.Ordinal) == true)
                ready.TrySetResult();
        };
        _server.BeginOutputReadLine();
        if (!ready.Task.Wait(Patience))
            throw new InvalidOperationException("redis-server is not ready.");
    }

    internal void Stop()
    {
        if (_server is null)
            return;
        _server.StandardInput.Close();
        _server.WaitForExit(Patience);
        _server.Dispose();
        _server = null;
    }

    public void Dispose()
    {
        Stop();
        _folder.Delete(recursive: true);
    }
}
