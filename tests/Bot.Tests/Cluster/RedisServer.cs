using System.Net;
using System.Net.Sockets;
using Bot.Core.Tests.Stores;

namespace Bot.Tests.Cluster;

/// <summary>A Redis of its own on loopback, which keeps what it was told when it is stopped and started again.</summary>
internal sealed class RedisServer : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bot-redis-");
    private readonly int _port = FreePort();
    private ServerProcess? _server;

    internal static bool IsInstalled => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "redis-server")));

    internal string Address => $"127.0.0.1:{_port}";

    internal static int FreePort()
    {
        using var port = new TcpListener(IPAddress.Loopback, 0);
        port.Start();
        return ((IPEndPoint)port.LocalEndpoint).Port;
    }

    internal void Start() => _server = ServerProcess.Start(
        _folder.FullName, user: null, signal: "KILL", ready: "Ready to accept connections",
        "redis-server", "--port", $"{_port}", "--bind", "127.0.0.1", "--appendonly", "yes", "--appendfsync", "no", "--save", "");

    internal void Stop()
    {
        _server?.Dispose();
        _server = null;
    }

    public void Dispose()
    {
        Stop();
        _folder.Delete(recursive: true);
    }
}
