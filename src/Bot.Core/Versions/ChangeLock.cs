using Microsoft.Data.Sqlite;

namespace Bot.Core.Versions;

/// <summary>The right to change what is kept in a folder, which one process has at a time.</summary>
internal sealed class ChangeLock(string folder, LocalDatabase database)
{
    /// <summary>Takes it; null when another has it. It ends with the process, however that ends.</summary>
    /// <param name="by">For those who want it meanwhile.</param>
    /// <param name="holder">Who has it, when that is another.</param>
    public IDisposable? TryTake(string by, DateTimeOffset now, out (string By, DateTimeOffset Since) holder)
    {
        holder = (by, now);
        FileStream right;
        try
        {
            right = new FileStream(Path.Combine(folder, "reload.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            holder = Holder;
            return null;
        }

        try
        {
            database.Write("DELETE FROM holder; INSERT INTO holder (name, since) VALUES (@name, @since)", ("@name", by), ("@since", now.ToUnixTimeMilliseconds()));
        }
        catch (SqliteException)
        {
            // Others are told another name, and that is all.
        }

        return right;
    }

    /// <summary>Who had the right to change last, or has it now.</summary>
    public (string By, DateTimeOffset Since) Holder => database.Read(
        "SELECT name, since FROM holder", row => (row.GetString(0), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(1)))) is [var holder] ? holder : ("another process", DateTimeOffset.UnixEpoch);
}
