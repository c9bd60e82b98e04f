using Bot.Core;
using Bot.Core.Articles;

namespace Bot.Models;

/// <summary>What was used of models on the days that still matter, by who asked. Processes share the database, and so a budget.</summary>
internal sealed class ModelLedger
{
    /// <summary>Who works at the terminal, whom no budget of a person holds.</summary>
    internal const string Operator = "terminal";

    /// <summary>All persons together.</summary>
    private const string Everybody = "";

    /// <summary>Money is kept in billionths, in whole numbers.</summary>
    private const decimal Billion = 1_000_000_000m;

    private const string Add = """
        INSERT INTO usage (day, asker, input, output, cost) VALUES (@day, @asker, @input, @output, @cost)
        ON CONFLICT (day, asker) DO UPDATE SET input = usage.input + @input, output = usage.output + @output, cost = usage.cost + @cost
        """;

    /// <summary>Who was forgotten meanwhile is not put in again.</summary>
    private const string Correct = "UPDATE usage SET input = input + @input, output = output + @output, cost = cost + @cost WHERE day = @day AND asker = @asker";

    internal static readonly DatabaseSchema Schema = new(
        "models",
        "the budgets of language models",
    [
        """
        CREATE TABLE usage (
            day INTEGER NOT NULL,
            asker TEXT NOT NULL,
            input INTEGER NOT NULL,
            output INTEGER NOT NULL,
            cost INTEGER NOT NULL,
            PRIMARY KEY (day, asker)) WITHOUT ROWID;
        """,
    ],
    [
        """
        CREATE TABLE usage (
            day BIGINT NOT NULL,
            asker TEXT COLLATE "C" NOT NULL,
            input BIGINT NOT NULL,
            output BIGINT NOT NULL,
            cost BIGINT NOT NULL,
            PRIMARY KEY (day, asker)) WITH (autovacuum_vacuum_threshold = 0, autovacuum_vacuum_scale_factor = 0);
        """,
    ]);

    private readonly Database _database;
    private readonly ChatModelOptions _options;
    private readonly TimeProvider _time;
    private int _cleaned;

    private ModelLedger(Database database, ChatModelOptions options, TimeProvider time) => (_database, _options, _time) = (database, options, time);

    /// <exception cref="CorpusException">It cannot be opened, or a newer program made it.</exception>
    internal static ModelLedger Open(Databases databases, ChatModelOptions options, TimeProvider time) => new(databases.Open(Schema), options, time);

    private int Today => DateOnly.FromDateTime(_time.GetUtcNow().UtcDateTime).DayNumber;

    /// <summary>Sets aside what a call may take at most, so that calls at the same time cannot pass a limit together.</summary>
    internal Reservation Reserve(string asker, ModelUse most)
    {
        var today = Today;
        Clean(today);
        Reservation reserved = new Reservation.Made(today, asker, most);
        _database.Write(writer =>
        {
            if (asker != Operator && Passes(Read(writer, today, asker), most, _options.UserTokensPerDay, _options.UserCostPerDay))
                reserved = new Reservation.Refused(IsOfAll: false);
            else if (Passes(Read(writer, today, Everybody), most, _options.TokensPerDay, _options.CostPerDay))
                reserved = new Reservation.Refused(IsOfAll: true);
            else
                writer.WriteEach(Add, [asker, Everybody], who => Row(today, who, most));
        });
        return reserved;
    }

    /// <summary>Puts what was used in the place of what was set aside.</summary>
    internal void Settle(Reservation.Made made, ModelUse used)
    {
        var more = new ModelUse(used.Input - made.Most.Input, used.Output - made.Most.Output);
        if (more != default)
            _database.Write(writer => writer.WriteEach(Correct, [made.Asker, Everybody], who => Row(made.Day, who, more)));
    }

    /// <summary>Today's, of one asker.</summary>
    internal ModelUse UsedToday(string asker) =>
        _database.Read("SELECT input, output FROM usage WHERE day = @day AND asker = @asker", row => new ModelUse(row.GetInt64(0), row.GetInt64(1)), ("@day", Today), ("@asker", asker)) is [var used] ? used : default;

    /// <summary>Deletes what is kept of one person, but for the numbers of today: a budget is not begun anew by being forgotten. The sums of all stay.</summary>
    internal void Forget(string asker)
    {
        if (asker != Everybody)
            _database.Erase(writer => writer.Write("DELETE FROM usage WHERE asker = @asker AND day < @today", ("@asker", asker), ("@today", Today)));
    }

    // Calls that began yesterday may still be settled.
    private void Clean(int today)
    {
        if (Interlocked.Exchange(ref _cleaned, today) != today)
            _database.Erase(writer => writer.Write("DELETE FROM usage WHERE day < @day", ("@day", today - 1)));
    }

    private bool Passes((ModelUse Used, decimal Cost) before, ModelUse more, long tokens, decimal cost) =>
        (tokens > 0 && before.Used.Total + more.Total > tokens) || (cost > 0 && before.Cost + CostOf(more) > cost);

    private static (ModelUse Used, decimal Cost) Read(DatabaseWriter writer, int day, string asker) => writer
        .Read("SELECT input, output, cost FROM usage WHERE day = @day AND asker = @asker", row => (new ModelUse(row.GetInt64(0), row.GetInt64(1)), row.GetInt64(2) / Billion), ("@day", day), ("@asker", asker)) is [var before] ? before : default;

    private (string, object?)[] Row(int day, string asker, ModelUse use) =>
        [("@day", day), ("@asker", asker), ("@input", use.Input), ("@output", use.Output), ("@cost", (long)(CostOf(use) * Billion))];

    private decimal CostOf(ModelUse use) => ((use.Input * _options.PricePerMillionInput) + (use.Output * _options.PricePerMillionOutput)) / 1_000_000m;
}

/// <summary>Tokens read and written.</summary>
internal readonly record struct ModelUse(long Input, long Output)
{
    internal long Total => Input + Output;
}

/// <summary>Whether a call may be made.</summary>
internal abstract record Reservation
{
    private Reservation()
    {
    }

    /// <param name="Day">That it counts for, also when it ends on the next.</param>
    internal sealed record Made(int Day, string Asker, ModelUse Most) : Reservation;

    /// <param name="IsOfAll">Not the share of this person is used up, but that of all.</param>
    internal sealed record Refused(bool IsOfAll) : Reservation
    {
        internal string Note => IsOfAll
            ? "Today's share of the language model is used up; here are the quotes alone. It is back at 00:00 UTC."
            : "You have used up today's share of the language model; here are the quotes alone. It is back at 00:00 UTC.";
    }
}
