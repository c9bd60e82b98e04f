using System.Data.Common;

namespace Bot.Core;

/// <summary>
/// What one store keeps: a file here (<see cref="LocalDatabase"/>), or tables in a database that several machines share. Threads and processes may share it: readers never wait, a writer waits
/// ten seconds at most for another. Statements are the same text for SQLite and PostgreSQL. What fails is a <see cref="DbException"/>.
/// </summary>
public abstract class Database
{
    /// <summary>Several statements are done together, or none of them.</summary>
    /// <returns>How many rows were inserted, changed or deleted.</returns>
    public abstract int Write(string sql, params ReadOnlySpan<(string Name, object? Value)> values);

    /// <summary>As <see cref="Write(string, ReadOnlySpan{ValueTuple{string, object}})"/>, of what may be gone when the machine loses its power, so that nobody need wait for the disk. All see it at once, and it is there when the program ends.</summary>
    public virtual int Note(string sql, params ReadOnlySpan<(string Name, object? Value)> values) => Write(sql, values);

    /// <summary>All that is written there is kept together, or nothing when it throws. What it reads nobody else changes meanwhile.</summary>
    public abstract void Write(Action<DatabaseWriter> write);

    /// <summary>As <see cref="Write(Action{DatabaseWriter})"/>, and what is deleted or replaced does not stay longer than it must; each database says how far that goes.</summary>
    public abstract void Erase(Action<DatabaseWriter> write);

    public abstract IReadOnlyList<T> Read<T>(string sql, Func<DbDataReader, T> row, params ReadOnlySpan<(string Name, object? Value)> values);

    /// <summary>The first value of the first row; null where there is no row, or its value is NULL.</summary>
    /// <typeparam name="T">What the database stores: string, long, double or byte[], nullable.</typeparam>
    public abstract T? Value<T>(string sql, params ReadOnlySpan<(string Name, object? Value)> values);

    /// <summary>Takes a right that one process has at a time, of all that share the database; null when another has it.</summary>
    /// <param name="name">Lower-case letters.</param>
    /// <exception cref="Articles.CorpusException">The database is out of reach.</exception>
    public abstract DatabaseLock? TryLock(string name);
}

/// <summary>A right that one process has at a time. It ends when it is given back, and with the process, however that ends.</summary>
public abstract class DatabaseLock : IDisposable
{
    /// <summary>False where it was given back, or was lost: then another may have it, and nothing more may be done by it. Asks a database that is shared each time.</summary>
    public abstract bool IsHeld { get; }

    public abstract void Dispose();
}

/// <summary>What a store keeps, in the words of each database.</summary>
/// <param name="Name">Lower-case letters: that of the file, and of the schema in a database that is shared.</param>
/// <param name="Holds">What is lost with it: "conversations and settings of channels".</param>
/// <param name="Local">For SQLite: what each version adds to the one before, so that a new file and an old one come to the same. Never change one that was released: add another.</param>
/// <param name="Shared">For PostgreSQL, the same. Its tables have a column rowid of their own where a statement names it, TEXT that is compared is COLLATE "C", as SQLite compares.</param>
public sealed record DatabaseSchema(string Name, string Holds, IReadOnlyList<string> Local, IReadOnlyList<string> Shared);
