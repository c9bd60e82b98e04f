using System.Data.Common;

namespace Bot.Core.Versions;

/// <summary>The right to change the versions that are kept, which one process has at a time of all that share them.</summary>
internal sealed class ChangeLock(Database database)
{
    private volatile DatabaseLock? _last;

    /// <summary>Who took it last in this process has it no more, though nobody gave it back: another may have it.</summary>
    public bool IsLost => _last is { IsHeld: false };

    /// <summary>Takes it; null when another has it. It ends with the process, however that ends.</summary>
    /// <param name="by">For those who want it meanwhile.</param>
    /// <param name="holder">Who has it, when that is another.</param>
    /// <exception cref="Articles.CorpusException">It is kept in a database that is out of reach.</exception>
    public IDisposable? TryTake(string by, DateTimeOffset now, out (string By, DateTimeOffset Since) holder)
    {
        holder = (by, now);
        if (database.TryLock("reload") is not { } right)
        {
            holder = Holder;
            return null;
        }

        try
        {
            database.Note("DELETE FROM holder; INSERT INTO holder (name, since) VALUES (@name, @since)", ("@name", by), ("@since", now.ToUnixTimeMilliseconds()));
        }
        catch (DbException)
        {
            // Others are told another name, and that is all.
        }

        return _last = right;
    }

    /// <summary>Who had the right to change last, or has it now.</summary>
    public (string By, DateTimeOffset Since) Holder => database.Read(
        "SELECT name, since FROM holder", row => (row.GetString(0), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)))) is [var holder] ? holder : ("another process", DateTimeOffset.UnixEpoch);
}
