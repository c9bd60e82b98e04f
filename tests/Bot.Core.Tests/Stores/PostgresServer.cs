using System.Diagnostics;
using Npgsql;

namespace Bot.Core.Tests.Stores;

/// <summary>A PostgreSQL of its own in a folder of its own, on a Unix socket there. It ends with these tests, however they end.</summary>
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

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bot-pg-");
    private string _binaries = "";
    private Process? _server;

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
        if (_folder.Exists)
            _folder.Delete(recursive: true);
    }

    private void Make()
    {
        _binaries = FindBinaries() ?? throw new InvalidOperationException("BOT_TEST_POSTGRES says start, but initdb is neither in /usr/lib/postgresql nor on the PATH: install it, as with `apt install postgresql-15`.");
        if (Account is { } user)
            Finish(Begin(null, "chown", user, _folder.FullName));
        Finish(Begin(Account, Path.Combine(_binaries, "initdb"), "--pgdata", Data, "--username", User, "--auth", "trust", "--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"));
        File.AppendAllText(Path.Combine(Data, "postgresql.conf"), $"{Settings}\nunix_socket_directories = '{_folder.FullName}'\n");
    }

    internal void Resume()
    {
        var ready = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        // Its input closes when this process ends, so that no server is left behind by tests that were killed.
        _server = Begin(Account, "sh", "-c", "\"$0\" -D \"$1\" & server=$!; cat > /dev/null; kill -QUIT $server; wait $server", Path.Combine(_binaries, "postgres"), Data);
        var log = new List<string>();
        _server.OutputDataReceived += (_, _) => { };
        _server.ErrorDataReceived += (_, line) =>
        {
            if (line.Data is null)
                ready.TrySetResult(false);
            else if (line.Data.Contains("ready to accept connections", StringComparison.Ordinal))
                ready.TrySetResult(true);
            else if (!ready.Task.IsCompleted)
                log.Add(line.Data);
        };
        _server.BeginOutputReadLine();
        _server.BeginErrorReadLine();
        if (!ready.Task.Wait(Patience) || !ready.Task.Result)
            throw new InvalidOperationException($"PostgreSQL did not start: {string.Join(' ', log)}");
    }

    private Process Begin(string? user, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = _folder.FullName };
        if (user is not null)
            start.UserName = user;
        return Process.Start(start) ?? throw new InvalidOperationException($"{program} did not start.");
    }

    private static void Finish(Process process)
    {
        using (process)
        {
            var (said, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            process.WaitForExit();
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"{process.StartInfo.FileName} failed: {errors.Result} {said.Result}");
        }
    }

    private static string? FindBinaries()
    {
        const string Debian = "/usr/lib/postgresql";
        var versions = Directory.Exists(Debian) ? Directory.GetDirectories(Debian).OrderDescending(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin")) : [];
        return versions.Concat((Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)).FirstOrDefault(folder => File.Exists(Path.Combine(folder, "initdb")));
    }
}
