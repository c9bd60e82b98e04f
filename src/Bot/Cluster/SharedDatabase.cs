using System.Data.Common;
using System.Globalization;
using System.Net.Sockets;
using Bot.Core;
using Bot.Core.Articles;
using Npgsql;

namespace Bot.Cluster;

/// <summary>
/// The tables of one store in PostgreSQL. Who reads and then writes has the lock of the schema for itself among all machines, as SQLite has it; single statements share it, so that nobody waits who need not.
/// What is read where the connection turns out to be broken is read once more; what is written by several statements, only while nothing of it was sent.
/// </summary>
internal sealed class SharedDatabase : Database
{
    /// <summary>For what goes over whole tables.</summary>
    private const int LongSeconds = 120;

    /// <summary>Not by the name of the table: what a session once learned of names it may believe for a moment longer.</summary>
    private const string Tables = "SELECT COUNT(*) FROM pg_tables WHERE schemaname = @schema AND tablename = 'schema_version'";

    private readonly SharedDatabases _place;
    private readonly NpgsqlDataSource _source;
    private readonly string _schema;
    private readonly long _key;
    private readonly Lock _writing = new();

    private SharedDatabase(SharedDatabases place, NpgsqlDataSource source, string schema) =>
        (_place, _source, _schema, _key) = (place, source, schema, SharedDatabases.KeyOf(schema));

    /// <param name="source">Connections whose search path is the schema.</param>
    /// <exception cref="CorpusException">It is out of reach, or a newer program made it.</exception>
    internal static SharedDatabase Open(SharedDatabases place, NpgsqlDataSource source, string name, DatabaseSchema schema)
    {
        var database = new SharedDatabase(place, source, name);
        try
        {
            // Where nothing is to be made, nobody is waited for, and no right to make anything is needed.
            if (database.FindVersion() is not { } version || version < schema.Shared.Count)
                version = database.Upgrade(schema.Shared);
            return version == schema.Shared.Count ? database : throw new CorpusException($"{place.Server}, schema {name}, was made by a newer version of the bot: install that version, or name another database.");
        }
        catch (NpgsqlException exception)
        {
            throw place.Unreachable(exception);
        }
    }

    public override int Write(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        // One message there and one back: statements that are sent together are one transaction. Of such writes many go on beside each other, but none beside those that read first.
        var statements = $"{Locking("pg_advisory_xact_lock_shared")}; {sql}";
        try
        {
            using var connection = _source.OpenConnection();
            return Writer(connection).Write(statements, values);
        }
        catch (PostgresException exception) when (IsBroken(exception))
        {
            // The server says itself that it ended the session, and with it what was not kept yet.
            using var connection = OpenAnew();
            return Writer(connection).Write(statements, values);
        }
        catch (NpgsqlException exception) when (IsBroken(exception))
        {
            // Perhaps it was written, so that who asked for it decides what comes next; the other connections broke too.
            _source.Clear();
            throw;
        }
    }

    public override void Write(Action<DatabaseWriter> write)
    {
        lock (_writing)
        {
            using var connection = Begin(out var transaction);
            using (transaction)
            {
                write(Writer(connection));
                transaction.Commit();
            }
        }
    }

    /// <summary>
    /// As <see cref="Write(Action{DatabaseWriter})"/>, and then what was deleted or replaced is vacuumed away, so that no statement can bring it back and its space is given to the next rows. Until those take it,
    /// its bytes may be read in the files of the server, and in its write-ahead log and backups as long as those are kept, by whoever may read these. A vacuum that fails, or must leave rows that an older
    /// transaction still sees, is made up for by the autovacuum of the server, which looks once a minute unless it is set otherwise; stores of what people said have it start after any deletion.
    /// </summary>
    public override void Erase(Action<DatabaseWriter> write)
    {
        Write(write);
        try
        {
            using var connection = _source.OpenConnection();
            var tables = Writer(connection).Read("SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = current_schema()", row => row.GetString(0));
            ExecuteLong(connection, $"VACUUM {string.Join(", ", tables)}");
        }
        catch (NpgsqlException)
        {
            // It is deleted all the same.
        }
    }

    public override IReadOnlyList<T> Read<T>(string sql, Func<DbDataReader, T> row, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        try
        {
            using var connection = _source.OpenConnection();
            return Writer(connection).Read(sql, row, values);
        }
        catch (NpgsqlException exception) when (IsBroken(exception))
        {
            using var connection = OpenAnew();
            return Writer(connection).Read(sql, row, values);
        }
    }

    public override T? Value<T>(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
        where T : default
    {
        try
        {
            using var connection = _source.OpenConnection();
            return Writer(connection).Value<T>(sql, values);
        }
        catch (NpgsqlException exception) when (IsBroken(exception))
        {
            using var connection = OpenAnew();
            return Writer(connection).Value<T>(sql, values);
        }
    }

    public override DatabaseLock? TryLock(string name)
    {
        try
        {
            return SharedLock.TryTake(_place.Alone(), SharedDatabases.KeyOf($"{_schema} {name}"));
        }
        catch (NpgsqlException exception)
        {
            throw _place.Unreachable(exception);
        }
    }

    /// <summary>Waits for the lock of the schema, which ends with the transaction.</summary>
    private string Locking(string function) => string.Create(CultureInfo.InvariantCulture, $"SELECT {function}({_key})");

    /// <summary>A transaction that has the lock of the schema.</summary>
    private NpgsqlConnection Begin(out NpgsqlTransaction transaction)
    {
        try
        {
            return Begin(_source.OpenConnection(), out transaction);
        }
        catch (NpgsqlException exception) when (IsBroken(exception))
        {
            return Begin(OpenAnew(), out transaction);
        }
    }

    private NpgsqlConnection Begin(NpgsqlConnection connection, out NpgsqlTransaction transaction)
    {
        try
        {
            transaction = connection.BeginTransaction();
            using var command = connection.CreateCommand();
            command.CommandText = Locking("pg_advisory_xact_lock");
            command.ExecuteNonQuery();
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>A new connection: where one broke, the others did too.</summary>
    private NpgsqlConnection OpenAnew()
    {
        _source.Clear();
        return _source.OpenConnection();
    }

    /// <summary>The connection ended before the answer, or was ended by the server; not that it took too long.</summary>
    private static bool IsBroken(NpgsqlException exception) => exception is PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.IdleSessionTimeout }
        || exception.InnerException is IOException or SocketException;

    /// <summary>How many versions the tables have; null where there are none.</summary>
    private long? FindVersion() => Value<long>(Tables, ("@schema", _schema)) == 0 ? null : Value<long>("SELECT version FROM schema_version");

    /// <returns>The version that it is now, which may be newer.</returns>
    private long Upgrade(IReadOnlyList<string> versions)
    {
        using var connection = Begin(out var transaction);
        using (transaction)
        {
            var writer = Writer(connection);
            // Looked at again: another process may have made it while this one waited.
            if (writer.Value<long>(Tables, ("@schema", _schema)) == 0)
                writer.Write($"CREATE SCHEMA IF NOT EXISTS {_schema}; CREATE TABLE {_schema}.schema_version (version BIGINT NOT NULL); INSERT INTO {_schema}.schema_version VALUES (0)");
            var version = writer.Value<long>("SELECT version FROM schema_version");
            if (version >= versions.Count)
                return version;
            foreach (var added in versions.Skip((int)version))
                ExecuteLong(connection, added);
            writer.Write("UPDATE schema_version SET version = @version", ("@version", versions.Count));
            transaction.Commit();
            return versions.Count;
        }
    }

    private static void ExecuteLong(NpgsqlConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        (command.CommandText, command.CommandTimeout) = (sql, LongSeconds);
        command.ExecuteNonQuery();
    }

    private SharedWriter Writer(NpgsqlConnection connection) => new(connection, _place);
}
