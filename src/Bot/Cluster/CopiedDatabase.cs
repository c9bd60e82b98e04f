using System.Data.Common;
using Bot.Core;

namespace Bot.Cluster;

/// <summary>
/// A shared database beside which this process keeps, in memory, what it wrote itself. While the shared one is out of reach it goes on with that, and writes there in the same order what was
/// written meanwhile when it is back. What ends with the process before that is lost.
/// </summary>
internal sealed class CopiedDatabase : Database
{
    private readonly Database _shared;
    private readonly Func<Database> _newCopy;
    private readonly Reach _reach;
    private readonly Queue<Action<Database>> _late = new();
    private readonly string _id;
    private volatile Database _copy;

    /// <param name="newCopy">Makes an empty one in memory.</param>
    /// <param name="id">What others are told who erased something.</param>
    internal CopiedDatabase(Database shared, Func<Database> newCopy, Reach reach, string id)
    {
        (_shared, _newCopy, _reach, _id, _copy) = (shared, newCopy, reach, id, newCopy());
        reach.Add(() => shared.Value<int>("SELECT 1") == 1, CatchUp);
    }

    /// <summary>Somebody erased something elsewhere, which may be in the copy too.</summary>
    internal void ForgetCopy() => _copy = _newCopy();

    public override int Write(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        var kept = values.ToArray();
        return Write(database => database.Write(sql, kept));
    }

    // What it tells its caller by side effects is what the last database told it: the shared one, if that is there.
    public override void Write(Action<DatabaseWriter> write) => Write(database =>
    {
        database.Write(write);
        return 0;
    });

    public override void Erase(Action<DatabaseWriter> write) => Write(database =>
    {
        database.Erase(writer =>
        {
            write(writer);
            writer.Announce(ClusterDatabases.Erased, _id);
        });
        return 0;
    });

    public override IReadOnlyList<T> Read<T>(string sql, Func<DbDataReader, T> row, params ReadOnlySpan<(string Name, object? Value)> values)
    {
        if (!_reach.IsAway)
        {
            try
            {
                return _shared.Read(sql, row, values);
            }
            catch (DbException exception) when (_reach.IsReason(exception))
            {
                // The copy tells what this process knows.
            }
        }

        return _copy.Read(sql, row, values);
    }

    public override T? Value<T>(string sql, params ReadOnlySpan<(string Name, object? Value)> values)
        where T : default
    {
        if (!_reach.IsAway)
        {
            try
            {
                return _shared.Value<T>(sql, values);
            }
            catch (DbException exception) when (_reach.IsReason(exception))
            {
                // The copy tells what this process knows.
            }
        }

        return _copy.Value<T>(sql, values);
    }

    public override DatabaseLock? TryLock(string name) => _shared.TryLock(name);

    private int Write(Func<Database, int> write)
    {
        int? copied = null;
        DbException? refused = null;
        try
        {
            copied = write(_copy);
        }
        catch (DbException exception)
        {
            // It has not all rows that the shared one has.
            refused = exception;
        }

        if (!_reach.IsAway)
        {
            try
            {
                return write(_shared);
            }
            catch (DbException exception) when (_reach.IsReason(exception))
            {
                // It is written later.
            }
        }

        lock (_late)
            _late.Enqueue(database => write(database));
        return copied ?? throw refused!; // one of the two
    }

    private void CatchUp()
    {
        lock (_late)
        {
            while (_late.TryPeek(out var write))
            {
                try
                {
                    write(_shared);
                }
                catch (DbException exception) when (!_reach.IsReason(exception))
                {
                    // Another node wrote what does not go with it.
                }

                _late.Dequeue();
            }
        }
    }
}
