using System.Diagnostics;
using Npgsql;

namespace Bot.Core.Tests.Stores;

/// <summary>A PostgreSQL of its own in a folder of its own, on a Unix socket there.</summary>
internal sealed class PostgresServer : IDisposable
{
    private const string User = "postgres";

    /// <summary>Nothing need survive.</summary>
    private const string Settings =
        """
        listen_addresses = ''
        max_connections = 400
        shared_buffers = 32MB
        fsync = off
        synchronous_commit = off
        full_page_writes = off
        autovacuum = off
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bot-pg-");
    private string _binaries = "";
    private ServerProcess? _server;

    private PostgresServer()
    {
    }

    internal string ConnectionString => new NpgsqlConnectionStringBuilder { Host = _folder.FullName, Username = User, Database = User }.ConnectionString;

    /// <summary>It does not run as root.</summary>
    private static string? Account => Environment.IsPrivilegedProcess ? User : null;

    private string Data => Path.Combine(_folder.FullName, "data");

    /// <exception cref="InvalidOperationException">It does not start; the message says why.</exception>
    internal static PostgresServer Start()
    {
        var server = new PostgresServer();
        try
        {
            server.Make();
            server.Resume();
            return server;
        }
        catch
        {
            server.Dispose();
            throw;
        }
    }

    /// <summary>As when it crashes; what was committed is there when it is resumed.</summary>
    internal void Stop()
    {
        _server?.Dispose();
        _server = null;
    }

    public void Dispose()
    {
        Stop();
        if (_folder.Exists)
            _folder.Delete(recursive: true);
    }

    private void Make()
    {
        _binaries = FindBinaries() ?? throw new InvalidOperationException("BOT_TEST_POSTGRES says start, but initdb is neither in /usr/lib/postgresql nor on the PATH: install it, as with `apt install postgresql-15`.");
        if (Account is { } user)
            Run(user: null, "chown", user, _folder.FullName);
        Run(Account, Path.Combine(_binaries, "initdb"), "--pgdata", Data, "--username", User, "--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync");
        File.AppendAllText(Path.Combine(Data, "postgresql.conf"), $"{Settings}\nunix_socket_directories = '{_folder.FullName}'\n");
    }

    internal void Resume() => _server = ServerProcess.Start(
        _folder.FullName, Account, signal: "QUIT", ready: "ready to accept connections", Path.Combine(_binaries, "postgres"), "-D", Data);

    private void Run(string? user, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder.FullName };
        if (user is not null)
            start.UserName = user;
        using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
        var (said, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        process.WaitForExit();
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{program} failed: {errors.Result} {said.Result}");
    }

    private static string? FindBinaries()
    {
        const string Debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(Debian) ? Directory.GetDirectories(Debian).OrderDescending(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin")) : [];
        return versions.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")));
    }
}
