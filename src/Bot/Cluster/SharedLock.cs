using System.Globalization;
using Bot.Core;
using Npgsql;

namespace Bot.Cluster;

/// <summary>An advisory lock of a session of its own: PostgreSQL frees it when the session ends, be it with the program, the machine or the network.</summary>
internal sealed class SharedLock : DatabaseLock
{
    /// <summary>Who asks whether it still has it wants to go on at once.</summary>
    private const int AnswerSeconds = 5;

    private readonly NpgsqlConnection _connection;
    private readonly long _key;
    private readonly int _session;
    private readonly Lock _asking = new();
    private bool _isOver;

    private SharedLock(NpgsqlConnection connection, long key, int session) => (_connection, _key, _session) = (connection, key, session);

    /// <summary>Asks the server on the very session that has the lock, so that true means that nobody else had it up to now.</summary>
    public override bool IsHeld
    {
        get
        {
            lock (_asking)
            {
                if (_isOver)
                    return false;
                // A pooler between may have handed out another session.
                _isOver = Ask("SELECT pg_backend_pid()") is not int session || session != _session;
                // Else a session that nobody asks any more might have it still.
                if (_isOver)
                    _connection.Dispose();
                return !_isOver;
            }
        }
    }

    /// <param name="connection">Of its own, and ended with the lock.</param>
    /// <returns>Null when another session has it.</returns>
    internal static SharedLock? TryTake(NpgsqlConnection connection, long key)
    {
        try
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT CASE WHEN pg_try_advisory_lock(@key) THEN pg_backend_pid() END";
            command.Parameters.AddWithValue("@key", key);
            if (command.ExecuteScalar() is int session)
                return new SharedLock(connection, key, session);
        }
        catch
        {
            connection.Dispose();
            throw;
        }

        connection.Dispose();
        return null;
    }

    public override void Dispose()
    {
        lock (_asking)
        {
            if (_isOver)
                return;
            _isOver = true;
            // Else it would be free a moment later, when the server notices that the session is over.
            Ask($"SELECT pg_advisory_unlock({_key.ToString(CultureInfo.InvariantCulture)})");
            _connection.Dispose();
        }
    }

    /// <summary>Null where there is no answer.</summary>
    private object? Ask(string sql)
    {
        try
        {
            using var command = _connection.CreateCommand();
            (command.CommandText, command.CommandTimeout) = (sql, AnswerSeconds);
            return command.ExecuteScalar();
        }
        catch (Exception exception) when (exception is NpgsqlException or InvalidOperationException)
        {
            return null; // an invalid operation is one on a connection that is closed
        }
    }
}
