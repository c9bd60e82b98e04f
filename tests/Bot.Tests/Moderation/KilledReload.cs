using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace Bot.Tests.Moderation;

/// <summary>How far a reload had come when it was killed, told by what was on disk.</summary>
internal enum KilledAt
{
    /// <summary>Nobody had the right to change yet.</summary>
    Starting,

    /// <summary>Files were read and analysed; nothing was written.</summary>
    Reading,

    /// <summary>The index was being written aside.</summary>
    WritingIndex,

    /// <summary>The index was in place; its version was not kept.</summary>
    IndexWithoutVersion,

    /// <summary>The version was kept; another, or none, was in use.</summary>
    VersionNotInUse,

    /// <summary>The version was in use; the program still ran.</summary>
    InUse,

    /// <summary>The program came first.</summary>
    Ended,
}

/// <summary>The program in a process of its own, as somebody runs it in a terminal.</summary>
internal sealed class KilledReload(string folder, string data) : IDisposable
{
    private readonly Disk _before = Disk.Of(data);
    private readonly Process _process = Start(["corpus", "reload", "--yes"], folder, data);

    internal static async Task<(int ExitCode, string Output)> RunAsync(string[] arguments, string folder, string data, CancellationToken cancellationToken)
    {
        using var process = Start(arguments, folder, data);
        var (output, error) = (process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, await output + await error);
    }

    /// <summary>Lets it run on until something is seen on disk, or it ends.</summary>
    internal void Await(Func<Disk, Disk, bool> isSeen) => SpinWait.SpinUntil(() => _process.HasExited || isSeen(_before, Disk.Of(data)));

    /// <summary>Lets it run on until it writes an index, or ends.</summary>
    internal void AwaitWriting() => SpinWait.SpinUntil(() => _process.HasExited || IsWriting());

    /// <summary>SIGKILL, after a while.</summary>
    internal KilledAt Kill(TimeSpan after)
    {
        var ended = _process.WaitForExit(after);
        _process.Kill();
        _process.WaitForExit();
        var now = Disk.Of(data);
        return ended ? KilledAt.Ended
            : now.InUse != _before.InUse ? KilledAt.InUse
            : now.Versions != _before.Versions ? KilledAt.VersionNotInUse
            : now.Indexes != _before.Indexes ? KilledAt.IndexWithoutVersion
            : now.Temporary > 0 ? KilledAt.WritingIndex
            : now.Holder != _before.Holder ? KilledAt.Reading
            : KilledAt.Starting;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }

    private bool IsWriting()
    {
        try
        {
            return Directory.EnumerateFiles(data, "*.tmp", SearchOption.AllDirectories).Any();
        }
        catch (DirectoryNotFoundException)
        {
            return false; // the program has yet to make it
        }
    }

    private static Process Start(string[] arguments, string folder, string data)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Path.GetTempPath(),
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])[typeof(Program).Assembly.Location, .. arguments, "--corpus", folder, "--data", data])
            start.ArgumentList.Add(argument);
        return Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
    }

    /// <summary>What lies in the data folder; reading it disturbs nobody.</summary>
    internal sealed record Disk(string Holder, int Temporary, string Indexes, string Versions, string InUse)
    {
        private static readonly Disk Nothing = new("", 0, "", "", "");

        internal static Disk Of(string data)
        {
            var folder = Path.Combine(data, "corpora");
            try
            {
                if (!Directory.Exists(folder) || Directory.GetFiles(folder, "corpus.db", SearchOption.AllDirectories) is not [var database])
                    return Nothing;
                var files = Directory.GetFiles(Path.GetDirectoryName(database)!); // a file is in a folder
                using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString);
                connection.Open();
                return new Disk(
                    Read(connection, "SELECT group_concat(name || since) FROM holder"),
                    files.Count(file => file.EndsWith(".tmp", StringComparison.Ordinal)),
                    string.Join(' ', files.Where(file => file.EndsWith(".index", StringComparison.Ordinal)).Order(StringComparer.Ordinal)),
                    Read(connection, "SELECT group_concat(id) FROM (SELECT id FROM version ORDER BY id)"),
                    Read(connection, "SELECT group_concat(version) FROM in_use"));
            }
            catch (Exception exception) when (exception is SqliteException or IOException)
            {
                return Nothing; // the program is just making it
            }
        }

        private static string Read(SqliteConnection connection, string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            return command.ExecuteScalar() as string ?? "";
        }
    }
}
