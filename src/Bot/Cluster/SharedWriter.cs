using System.Text;
using Bot.Core;
using Npgsql;

namespace Bot.Cluster;

internal sealed class SharedWriter(NpgsqlConnection connection, SharedDatabases place) : DatabaseWriter(connection)
{
    /// <summary>Rows that are sent at once, since each would wait for the network.</summary>
    private const int BatchRows = 100;

    public override int WriteEach<T>(string sql, IEnumerable<T> rows, Func<T, (string Name, object? Value)[]> row)
    {
        var count = 0;
        foreach (var chunk in rows.Chunk(BatchRows))
        {
            using var batch = connection.CreateBatch();
            foreach (var values in chunk.Select(row))
            {
                var command = new NpgsqlBatchCommand(sql);
                foreach (var (name, value) in values)
                    command.Parameters.AddWithValue(name, Stored(value));
                batch.BatchCommands.Add(command);
            }

            count += batch.ExecuteNonQuery();
        }

        return count;
    }

    public override void Announce(string channel, string text) => Write("SELECT pg_notify(@channel, @text)", ("@channel", place.Channel(channel)), ("@text", text));

    /// <summary>Text as SQLite would give it back, but for U+0000, which PostgreSQL has no place for: it becomes the replacement character, as half a surrogate pair does.</summary>
    protected override object Stored(object? value)
    {
        if (value is not string text)
            return base.Stored(value);
        if (text.Contains('\0', StringComparison.Ordinal))
            text = text.Replace('\0', '\uFFFD');
        return text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0 ? text : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
    }
}
