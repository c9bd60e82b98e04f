using System.Diagnostics;
using Npgsql;

namespace Bot.Benchmarks.Compare;

/// <summary>A PostgreSQL of its own in a folder of its own, on a Unix socket there; stopped and deleted at the end.</summary>
internal sealed class PostgresServer : IDisposable
{
    private const string User = "postgres";

    private const string Settings =
        """
        listen_addresses = ''
        shared_buffers = 1GB
        work_mem = 64MB
        maintenance_work_mem = 1GB
        max_wal_size = 2GB
        wal_level = minimal
        max_wal_senders = 0
        synchronous_commit = off
        autovacuum = off
        jit = off
        """;

    private readonly string _binaries;
    private readonly DirectoryInfo _folder;

    private PostgresServer(string binaries, DirectoryInfo folder) => (_binaries, _folder) = (binaries, folder);

    public string Place => new NpgsqlConnectionStringBuilder { Host = _folder.FullName, Username = User, Database = User, Pooling = false, CommandTimeout = 0 }.ToString();

    private string Data => Path.Combine(_folder.FullName, "data");

    /// <summary>Null, with the reason, where there is none to start.</summary>
    public static PostgresServer? TryStart(string parent, out string reason)
    {
        if (FindBinaries() is not { } binaries)
        {
            reason = "initdb of PostgreSQL is neither on the PATH nor in /usr/lib/postgresql; install it, as with `apt install postgresql-15`.";
            return null;
        }

        // The path of a socket has 107 bytes at the most.
        var folder = Directory.CreateDirectory(Path.Combine(parent, "pg"));
        var server = new PostgresServer(binaries, folder);
        reason = server.Start() ?? "";
        if (reason.Length == 0)
            return server;
        server.Dispose();
        return null;
    }

    public NpgsqlConnection Connect() => Connect(Place);

    public static NpgsqlConnection Connect(string place)
    {
        var connection = new NpgsqlConnection(place);
        connection.Open();
        return connection;
    }

    public void Dispose()
    {
        if (File.Exists(Path.Combine(Data, "postmaster.pid")))
            Run("pg_ctl", "stop", "--pgdata", Data, "--mode", "fast", "--wait", "--silent");
        _folder.Delete(recursive: true);
    }

    /// <returns>Why it did not start.</returns>
    private string? Start()
    {
        if (Environment.IsPrivilegedProcess && RunAs(null, "chown", User, _folder.FullName) is { } refused)
            return $"The server does not run as root, and the folder cannot be given to the user {User} ({refused}); run this as another user.";
        if (Run("initdb", "--pgdata", Data, "--username", User, "--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync") is { } failed)
            return $"initdb failed ({failed}).";
        File.AppendAllText(Path.Combine(Data, "postgresql.conf"), $"{Settings}\nunix_socket_directories = '{_folder.FullName}'\n");
        return Run("pg_ctl", "start", "--pgdata", Data, "--log", Path.Combine(_folder.FullName, "server.log"), "--wait", "--silent") is { } stayed
            ? $"The server did not start ({stayed})."
            : null;
    }

    private string? Run(string program, params string[] arguments) =>
        RunAs(Environment.IsPrivilegedProcess ? User : null, Path.Combine(_binaries, program), arguments);

    /// <returns>What went wrong.</returns>
    private string? RunAs(string? user, string program, params string[] arguments)
    {
        // What a server writes that goes on must not keep us waiting, so it goes to its log.
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true, WorkingDirectory = _folder.FullName };
        start.RedirectStandardOutput = true;
        if (user is not null)
            start.UserName = user;
        try
        {
            using var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
            process.WaitForExit();
            return process.ExitCode == 0 ? null : process.StandardError.ReadToEnd().Trim().ReplaceLineEndings(" ");
        }
        catch (System.ComponentModel.Win32Exception exception)
        {
            return exception.Message;
        }
    }

    private static string? FindBinaries()
    {
        const string Debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(Debian) ? Directory.GetDirectories(Debian).OrderDescending(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin")) : [];
        var path = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return versions.Concat(path).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")) && File.Exists(Path.Combine(folder, "pg_ctl")) && File.Exists(Path.Combine(folder, "postgres")));
    }
}
