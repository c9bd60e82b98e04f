using System.Data.Common;
using Bot.Answers;
using Bot.Core;

namespace Bot.Moderation;

/// <summary>Who did what, when, where, with which result. A database of its own, which the terminal and everything that serves share.</summary>
internal sealed partial class AuditLog
{
    private const int MaxText = 500;

    private const string First = """
        CREATE TABLE entry (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            time INTEGER NOT NULL,
            platform TEXT NOT NULL,
            user TEXT NOT NULL,
            name TEXT NOT NULL,
            place TEXT NOT NULL,
            what TEXT NOT NULL,
            result TEXT NOT NULL,
            version_before TEXT,
            version_after TEXT);
        CREATE INDEX entry_of_time ON entry (time);
        CREATE TRIGGER entry_stays BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'an entry of the audit is never changed'); END;
        """;

    private const string FirstShared = """
        CREATE TABLE entry (
            id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
            time BIGINT NOT NULL,
            platform TEXT NOT NULL,
            "user" TEXT NOT NULL,
            name TEXT NOT NULL,
            place TEXT NOT NULL,
            what TEXT NOT NULL,
            result TEXT NOT NULL,
            version_before TEXT,
            version_after TEXT);
        CREATE INDEX entry_of_time ON entry (time);
        CREATE FUNCTION entry_stays() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'an entry of the audit is never changed'; END $$;
        CREATE TRIGGER entry_stays BEFORE UPDATE ON entry FOR EACH ROW EXECUTE FUNCTION entry_stays();
        """;

    internal static readonly DatabaseSchema Schema = new("audit", "who changed the corpus and when", [First], [FirstShared]);

    private readonly Database _database;
    private readonly ILogger _logger;

    private AuditLog(Database database, ILogger<AuditLog> logger) => (_database, _logger) = (database, logger);

    /// <summary>Called for every entry once it is kept.</summary>
    internal Action<AuditEntry>? Added { get; set; }

    /// <exception cref="Core.Articles.CorpusException">It cannot be opened, or a newer program made it.</exception>
    internal static AuditLog Open(Databases databases, ILogger<AuditLog> logger) => new(databases.Open(Schema), logger);

    /// <summary>What is audited was done already, and does not fail because it cannot be written down.</summary>
    internal void Add(AuditEntry entry)
    {
        var kept = entry with
        {
            By = new Actor(Short(entry.By.Platform), Short(entry.By.Id), Short(entry.By.Name), Short(entry.By.Place)),
            What = Short(entry.What),
            Result = Short(entry.Result),
            Before = entry.Before is { } before ? Short(before) : null,
            After = entry.After is { } after ? Short(after) : null,
        };
        try
        {
            _database.Write(
                """
                INSERT INTO entry (time, platform, "user", name, place, what, result, version_before, version_after)
                VALUES (@time, @platform, @user, @name, @place, @what, @result, @before, @after)
                """,
                ("@time", kept.Time.ToUnixTimeMilliseconds()),
                ("@platform", kept.By.Platform),
                ("@user", kept.By.Id),
                ("@name", kept.By.Name),
                ("@place", kept.By.Place),
                ("@what", kept.What),
                ("@result", kept.Result),
                ("@before", kept.Before),
                ("@after", kept.After));
        }
        catch (DbException exception)
        {
            LogNotKept(kept.What, kept.Result, kept.By.Platform, kept.By.Id, exception.Message);
            return;
        }

        Added?.Invoke(kept);
    }

    /// <summary>Newest first.</summary>
    internal IReadOnlyList<AuditEntry> Last(int count, int skip = 0) => _database.Read(
        "SELECT time, platform, \"user\", name, place, what, result, version_before, version_after FROM entry ORDER BY id DESC LIMIT @count OFFSET @skip",
        row => new AuditEntry(
            DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(0)),
            new Actor(row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4)),
            row.GetString(5),
            row.GetString(6),
            row.IsDBNull(7) ? null : row.GetString(7),
            row.IsDBNull(8) ? null : row.GetString(8)),
        ("@count", count),
        ("@skip", skip));

    internal int Forget(DateTimeOffset before) => _database.Write("DELETE FROM entry WHERE time < @before", ("@before", before.ToUnixTimeMilliseconds()));

    private static string Short(string text)
    {
        var line = PlainText.OneLine(text);
        if (line.Length <= MaxText)
            return line;
        var end = char.IsHighSurrogate(line[MaxText - 2]) ? MaxText - 2 : MaxText - 1;
        return $"{line[..end]}…";
    }

    [LoggerMessage(LogLevel.Error, "The audit could not be written ({Reason}), so it lacks: {What}, {Result}, by {Platform} user {User}. Is the disk of the data folder full, or read-only, or the shared database out of reach?")]
    private partial void LogNotKept(string what, string result, string platform, string user, string reason);
}
