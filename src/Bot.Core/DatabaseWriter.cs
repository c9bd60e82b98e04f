using System.Data.Common;

namespace Bot.Core;

/// <summary>Statements on one connection, those of a writer in one transaction.</summary>
public class DatabaseWriter
{
    private readonly DbConnection _connection;

    protected internal DatabaseWriter(DbConnection connection) => _connection = connection;

    public int Write(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Command(sql, values);
        return command.ExecuteNonQuery();
    }

    /// <summary>One statement for many rows.</summary>
    /// <param name="row">The parameters of one row, with the same names for all.</param>
    public virtual int WriteEach<T>(string sql, IEnumerable<T> rows, Func<T, (string Name, object? Value)[]> row)
    {
        // It is compiled once.
        using var command = Command(sql, []);
        var count = 0;
        foreach (var values in rows.Select(row))
        {
            foreach (var (name, value) in values)
            {
                if (command.Parameters.Contains(name))
                    command.Parameters[name].Value = Stored(value);
                else
                    Add(command, name, value);
            }

            count += command.ExecuteNonQuery();
        }

        return count;
    }

    public IReadOnlyList<T> Read<T>(string sql, Func<DbDataReader, T> row, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Command(sql, values);
        using var reader = command.ExecuteReader();
        List<T> rows = [];
        while (reader.Read())
            rows.Add(row(reader));
        return rows;
    }

    /// <inheritdoc cref="Database.Value"/>
    public T? Value<T>(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        using var command = Command(sql, values);
        return command.ExecuteScalar() is { } value and not DBNull ? (T)value : default;
    }

    /// <summary>Tells other machines that share the database, once what is written is kept; where nobody shares it, nobody is told.</summary>
    /// <param name="channel">Lower-case letters: what those who want to know listen to.</param>
    /// <param name="text">At most 7,999 bytes.</param>
    public virtual void Announce(string channel, string text)
    {
    }

    /// <summary>A value as the database takes it.</summary>
    protected virtual object Stored(object? value) => value ?? DBNull.Value;

    private DbCommand Command(string sql, ReadOnlySpan<(string Name, object? Value)> values)
    {
        var command = _connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in values)
            Add(command, name, value);
        return command;
    }

    private void Add(DbCommand command, string name, object? value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, Stored(value));
        command.Parameters.Add(parameter);
    }
}
