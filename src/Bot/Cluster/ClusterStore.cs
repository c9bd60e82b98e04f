using System.Data.Common;
using Bot.Chat;
using Bot.Core;

namespace Bot.Cluster;

/// <param name="Id">Of the process: the same name has another one after a restart.</param>
/// <param name="Version">Of the corpus that it answers from.</param>
/// <param name="Ready">The version that it could answer from at once, or tried to make ready.</param>
/// <param name="Problem">Why it could not.</param>
/// <param name="IsLeaving">It takes nothing new, and ends what it has.</param>
internal sealed record ClusterNode(string Id, string Name, string Address, string? Version, string? Ready, string? Problem, bool IsLeaving)
{
    public DateTimeOffset Started { get; init; }

    /// <summary>How long ago it last said that it lives, by the clock of the database.</summary>
    public TimeSpan Silent { get; init; }

    /// <summary>It says so each second.</summary>
    internal bool IsSilent => Silent > TimeSpan.FromSeconds(4);
}

/// <summary>A version that is to come into use once all nodes can answer from it.</summary>
/// <param name="By">The node that made it.</param>
internal sealed record NextVersion(string Version, string By);

/// <summary>What the nodes of a cluster tell each other, in the shared database. Times are those of the database, so that no clock of a node matters.</summary>
internal sealed class ClusterStore
{
    /// <summary>Nodes and versions changed.</summary>
    internal const string Channel = "cluster";

    private const string First = """
        CREATE TABLE node (
            id TEXT COLLATE "C" PRIMARY KEY,
            name TEXT COLLATE "C" NOT NULL,
            address TEXT NOT NULL,
            started BIGINT NOT NULL,
            seen BIGINT NOT NULL,
            version TEXT,
            ready TEXT,
            problem TEXT,
            leaving BOOLEAN NOT NULL);
        CREATE TABLE next_version (
            version TEXT NOT NULL,
            node TEXT NOT NULL);
        CREATE TABLE duty_note (
            duty TEXT COLLATE "C" NOT NULL,
            name TEXT COLLATE "C" NOT NULL,
            text TEXT NOT NULL,
            PRIMARY KEY (duty, name));
        CREATE TABLE duty (
            name TEXT COLLATE "C" PRIMARY KEY,
            node TEXT NOT NULL,
            since BIGINT NOT NULL);
        CREATE TABLE event (
            id TEXT COLLATE "C" PRIMARY KEY,
            kind TEXT COLLATE "C" NOT NULL,
            payload TEXT NOT NULL,
            node TEXT COLLATE "C" NOT NULL,
            taken BIGINT NOT NULL,
            done BOOLEAN NOT NULL);
        CREATE INDEX event_at_work ON event (node) WHERE NOT done;
        CREATE INDEX event_of_time ON event (taken);
        CREATE TABLE data_key (
            name TEXT COLLATE "C" PRIMARY KEY,
            xml TEXT NOT NULL);
        """;

    private const string Now = "(EXTRACT(EPOCH FROM clock_timestamp()) * 1000)::BIGINT";

    internal static readonly DatabaseSchema Schema = new("cluster", "what the nodes tell each other", [], [First]);

    private readonly Database _database;

    internal ClusterStore(Databases databases) => _database = databases.Open(Schema);

    /// <summary>Tells how it stands with a node, and that it lives.</summary>
    internal void Tell(ClusterNode node) => _database.Write(
        $"""
        INSERT INTO node (id, name, address, started, seen, version, ready, problem, leaving) VALUES (@id, @name, @address, {Now}, {Now}, @version, @ready, @problem, @leaving)
        ON CONFLICT (id) DO UPDATE SET seen = {Now}, version = @version, ready = @ready, problem = @problem, leaving = @leaving
        """,
        Values(node));

    /// <summary>As <see cref="Tell"/>, and has the others look.</summary>
    internal void Announce(ClusterNode node)
    {
        Tell(node);
        _database.Write(writer => writer.Announce(Channel, node.Id));
    }

    /// <summary>The process ends.</summary>
    internal void Leave(string id) => _database.Write("DELETE FROM node WHERE id = @id", ("@id", id));

    /// <summary>Those that said so in the last hour, by their names.</summary>
    internal IReadOnlyList<ClusterNode> Nodes => _database.Read(
        $"SELECT id, name, address, version, ready, problem, leaving, started, {Now} - seen FROM node WHERE seen > {Now} - 3600000 ORDER BY name, started",
        row => new ClusterNode(row.GetString(0), row.GetString(1), row.GetString(2), Text(row, 3), Text(row, 4), Text(row, 5), row.GetBoolean(6))
        {
            Started = DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(7)),
            Silent = TimeSpan.FromMilliseconds(row.GetInt64(8)),
        });

    /// <summary>Null where all is in use that was to be.</summary>
    internal NextVersion? Next => _database.Read("SELECT version, node FROM next_version", row => new NextVersion(row.GetString(0), row.GetString(1))) is [var next] ? next : null;

    internal void Propose(NextVersion next) => _database.Write(writer =>
    {
        writer.Write("DELETE FROM next_version; INSERT INTO next_version (version, node) VALUES (@version, @node)", ("@version", next.Version), ("@node", next.By));
        writer.Announce(Channel, next.Version);
    });

    /// <summary>It is in use, or will not be.</summary>
    internal void Settle(NextVersion next) => _database.Write(writer =>
    {
        writer.Write("DELETE FROM next_version WHERE version = @version AND node = @node", ("@version", next.Version), ("@node", next.By));
        writer.Announce(Channel, next.Version);
    });

    /// <summary>Which node has which duty, by its name.</summary>
    internal IReadOnlyList<(string Duty, string Node, DateTimeOffset Since)> Duties => _database.Read(
        "SELECT name, node, since FROM duty ORDER BY name", row => (row.GetString(0), row.GetString(1), DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(2))));

    internal void Begin(string duty, string node) => _database.Write(
        $"INSERT INTO duty (name, node, since) VALUES (@duty, @node, {Now}) ON CONFLICT (name) DO UPDATE SET node = @node, since = {Now}", ("@duty", duty), ("@node", node));

    internal IReadOnlyDictionary<string, string> NotesOf(string duty) =>
        _database.Read("SELECT name, text FROM duty_note WHERE duty = @duty", row => KeyValuePair.Create(row.GetString(0), row.GetString(1)), ("@duty", duty)).ToDictionary();

    /// <param name="notes">Null: there is none of that name any more.</param>
    internal void Note(string duty, IEnumerable<KeyValuePair<string, string?>> notes) => _database.Write(writer =>
    {
        foreach (var (name, text) in notes)
        {
            if (text is null)
                writer.Write("DELETE FROM duty_note WHERE duty = @duty AND name = @name", ("@duty", duty), ("@name", name));
            else
                writer.Write("INSERT INTO duty_note (duty, name, text) VALUES (@duty, @name, @text) ON CONFLICT (duty, name) DO UPDATE SET text = @text", ("@duty", duty), ("@name", name), ("@text", text));
        }
    });

    /// <summary>False where it was taken before.</summary>
    internal bool Take(ChatEvent happened, string node) => _database.Write(
        $"INSERT INTO event (id, kind, payload, node, taken, done) VALUES (@id, @kind, @payload, @node, {Now}, FALSE) ON CONFLICT (id) DO NOTHING",
        ("@id", happened.Id),
        ("@kind", happened.Kind),
        ("@payload", happened.Payload),
        ("@node", node)) == 1;

    /// <summary>It was worked on, also where it could not be taken before; what it held is forgotten.</summary>
    internal void End(string id, string kind, string node) => _database.Write(
        $"INSERT INTO event (id, kind, payload, node, taken, done) VALUES (@id, @kind, '', @node, {Now}, TRUE) ON CONFLICT (id) DO UPDATE SET done = TRUE, payload = ''",
        ("@id", id),
        ("@kind", kind),
        ("@node", node));

    /// <summary>The nodes that took events and did not end them.</summary>
    internal IReadOnlyList<string> Working => _database.Read("SELECT DISTINCT node FROM event WHERE NOT done", row => row.GetString(0));

    /// <summary>Takes over what a node that died did not end, of these kinds.</summary>
    internal IReadOnlyList<ChatEvent> TakeOver(string from, string to, IReadOnlyCollection<string> kinds)
    {
        IReadOnlyList<ChatEvent> taken = [];
        _database.Write(writer =>
        {
            taken = [.. writer.Read("SELECT id, kind, payload FROM event WHERE NOT done AND node = @from ORDER BY taken", row => new ChatEvent(row.GetString(0), row.GetString(1), row.GetString(2)), ("@from", from)).Where(happened => kinds.Contains(happened.Kind))];
            writer.WriteEach("UPDATE event SET node = @to WHERE id = @id", taken, happened => [("@to", to), ("@id", happened.Id)]);
        });
        return taken;
    }

    /// <summary>Forgets what no platform sends again, and nodes that are long gone. What was asked so long ago is answered to nobody.</summary>
    internal void Forget() => _database.Erase(writer => writer.Write(
        $"DELETE FROM event WHERE taken < {Now} - 3600000; UPDATE event SET done = TRUE, payload = '' WHERE NOT done AND taken < {Now} - 900000; DELETE FROM node WHERE seen < {Now} - 86400000"));

    internal IReadOnlyList<string> DataKeys => _database.Read("SELECT xml FROM data_key ORDER BY name", row => row.GetString(0));

    internal void KeepDataKey(string name, string xml) =>
        _database.Write("INSERT INTO data_key (name, xml) VALUES (@name, @xml) ON CONFLICT (name) DO UPDATE SET xml = @xml", ("@name", name), ("@xml", xml));

    private static (string, object?)[] Values(ClusterNode node) =>
    [
        ("@id", node.Id), ("@name", node.Name), ("@address", node.Address), ("@version", node.Version), ("@ready", node.Ready), ("@problem", node.Problem), ("@leaving", node.IsLeaving),
    ];

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);
}
