using Bot.Cluster;
using Microsoft.Data.Sqlite;

namespace Bot.Core.Tests.Stores;

/// <summary>Where the stores of one test are, fresh and gone after it: in files of a folder, or in schemas of PostgreSQL that nobody else has.</summary>
internal sealed class StorePlace : IDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly List<SharedDatabases> _shared = [];
    private readonly Lock _opening = new();

    private StorePlace(string? connectionString)
    {
        ConnectionString = connectionString;
        _folder = Directory.CreateTempSubdirectory("bot-store-");
        Databases = Open();
    }

    internal Databases Databases { get; }

    /// <summary>The data folder, also of what is shared: indexes are in it.</summary>
    internal string Folder => _folder.FullName;

    /// <summary>Null where it is local.</summary>
    internal string? ConnectionString { get; }

    /// <summary>What its names begin with in a shared database.</summary>
    internal string Prefix { get; } = $"t{Guid.CreateVersion7():N}"[..13] + $"{Random.Shared.Next(1_000_000)}_";

    internal static StorePlace Local() => new(connectionString: null);

    internal static StorePlace Shared() => new(Postgres.ConnectionString);

    /// <summary>The same as another process has it.</summary>
    internal Databases Open()
    {
        if (ConnectionString is null)
            return new LocalDatabases(Folder);
        var databases = new SharedDatabases($"{ConnectionString};Application Name={Prefix}", Prefix);
        lock (_opening)
            _shared.Add(databases);
        return databases;
    }

    /// <summary>Ends all connections to the shared database, as an administrator does, or a restart of the server.</summary>
    internal void EndSessions() => Postgres.Ask<long>($"SELECT COUNT(pg_terminate_backend(pid, 10000)) FROM pg_stat_activity WHERE application_name = '{Prefix}'");

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        foreach (var databases in _shared)
            databases.Dispose();
        if (_shared.Count > 0)
            Postgres.Ask<string>($"DO $$ DECLARE name text; BEGIN FOR name IN SELECT nspname FROM pg_namespace WHERE starts_with(nspname, '{Prefix}') LOOP EXECUTE 'DROP SCHEMA ' || name || ' CASCADE'; END LOOP; END $$");
        _folder.Delete(recursive: true);
    }
}
