using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Bot.Core;
using Bot.Core.Articles;
using Npgsql;

namespace Bot.Cluster;

/// <summary>
/// One PostgreSQL database (15 or later) for all stores and all machines, each store in a schema of its own. Locks and notifications belong to sessions, so between bot and server there is
/// no pooler that hands out sessions by the transaction.
/// </summary>
internal sealed class SharedDatabases : Databases, IDisposable
{
    /// <summary>What the connection string does not say: what is waited for, in seconds, and how many connections a store has at most.</summary>
    private const string Defaults = "Application Name=bot;Timeout=5;Command Timeout=15;Maximum Pool Size=16";

    /// <summary>The server says itself that somebody else writes for too long.</summary>
    private const string Waiting = "-c lock_timeout=10s";

    /// <summary>The server notices within half a minute that a machine is gone, and what it locked is free; as it comes, that takes hours.</summary>
    private const string Noticing = "-c tcp_keepalives_idle=10 -c tcp_keepalives_interval=5 -c tcp_keepalives_count=3 -c tcp_user_timeout=25000";

    /// <summary>PostgreSQL cuts a longer name, in bytes.</summary>
    private const int LongestName = 63;

    private const int LongestPart = 40;

    private readonly NpgsqlConnectionStringBuilder _connection;
    private readonly string _prefix;
    private readonly ConcurrentDictionary<string, NpgsqlDataSource> _sources = new(StringComparer.Ordinal);

    /// <param name="connectionString">As Npgsql takes it; its database exists, and its user may create schemas there.</param>
    /// <param name="prefix">What the names of schemas and channels begin with, so that several bots may share a database: lower-case letters, digits and _.</param>
    /// <exception cref="CorpusException">The connection string cannot be read.</exception>
    internal SharedDatabases(string connectionString, string prefix = "")
    {
        _prefix = prefix;
        try
        {
            _connection = new NpgsqlConnectionStringBuilder($"{Defaults};{connectionString}");
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or KeyNotFoundException)
        {
            // Without what is wrong: that may be a piece of the password.
            throw new CorpusException("The connection string of the shared database cannot be read; write it as Host=HOST;Port=5432;Database=NAME;Username=NAME;Password=WORD, with a password that has ; or = in double quotes.");
        }

        if (_connection.Host is not { Length: > 0 })
            throw new CorpusException("The connection string of the shared database names no host; write it as Host=HOST;Port=5432;Database=NAME;Username=NAME;Password=WORD.");
        _connection.Options = $"{_connection.Options} {Waiting} {Noticing}".Trim();
    }

    /// <summary>Where it is, without who asks and with which password.</summary>
    internal string Server => $"PostgreSQL at {_connection.Host}:{_connection.Port}";

    public override Database Open(DatabaseSchema schema, string part = "")
    {
        var name = NameOf($"{_prefix}{schema.Name}", part);
        var source = _sources.GetOrAdd(name, static (name, connection) => NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection.ConnectionString) { SearchPath = name }), _connection);
        return SharedDatabase.Open(this, source, name, schema);
    }

    /// <summary>A connection of its own, which ends when it is disposed.</summary>
    internal NpgsqlConnection Alone(int keepAliveSeconds = 0) => new(new NpgsqlConnectionStringBuilder(_connection.ConnectionString) { Pooling = false, KeepAlive = keepAliveSeconds }.ConnectionString);

    /// <summary>As it is called among all that use the database.</summary>
    internal string Channel(string channel) => $"{_prefix}{channel}";

    /// <summary>What a lock is called: locks of a database have numbers.</summary>
    internal static long KeyOf(string name) => BitConverter.ToInt64(SHA256.HashData(Encoding.UTF8.GetBytes($"bot {name}")));

    internal CorpusException Unreachable(NpgsqlException exception) => new(
        $"{Server} cannot be used ({exception.Message.TrimEnd('.')}): start it, or name the right server, database and user in the connection string; the user needs the right to connect and to create schemas.", exception);

    public void Dispose()
    {
        foreach (var source in _sources.Values)
            source.Dispose();
    }

    /// <summary>A name that needs no quotes; the end of a part tells it from others.</summary>
    private static string NameOf(string store, string part)
    {
        var letters = string.Concat(Path.GetFileName(part).ToLowerInvariant().Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '_'));
        var name = letters.Length == 0 ? store : $"{store}_{letters[^Math.Min(letters.Length, LongestPart)..]}";
        return name.Length <= LongestName ? name : throw new ArgumentException($"{name} is longer than {LongestName}.", nameof(store));
    }
}
