using System.Data.Common;
using System.Text.Json;
using Bot.Answers;
using Bot.Figures;

namespace Bot.Chat;

/// <summary>Makes digests of the questions and ratings that are kept.</summary>
internal sealed class ChatDigest(ChatDatabase database)
{
    internal const int Days = 7;
    internal const int MostDays = 365;

    private const int Shown = 10;

    /// <summary>With what was asked in this very moment.</summary>
    internal Digest OfLast(int days, DateTimeOffset now) => Of(now.AddDays(-days), now.AddMilliseconds(1));

    /// <summary>Weeks one behind the other have each question once, and none that may still come.</summary>
    internal Digest Of(DateTimeOffset from, DateTimeOffset to)
    {
        (string, object?)[] time = [("@from", from.ToUnixTimeMilliseconds()), ("@to", to.ToUnixTimeMilliseconds())];
        // What was asked in private and shared has two turns; the shared one counts.
        const string Asked = "time >= @from AND time < @to AND NOT shared AND found IS NOT NULL";
        var (asked, answered) = database.Read($"SELECT COUNT(*), COUNT(*) FILTER (WHERE found) FROM turn WHERE {Asked}", row => (row.GetInt32(0), row.GetInt32(1)), time)[0];
        var notFound = database.Read($"SELECT id, text, request, figures, {ChatTurn.Confidential}, platform, \"user\", time FROM turn WHERE {Asked} AND NOT found ORDER BY time, rowid", ReadAsked, time);

        var ratings = database.Read(
            """
            SELECT turn.id, rating.question, turn.request, turn.figures, rating.question IS NULL, rating.platform, rating."user", rating.time, rating.helpful, rating.reason, rating.note
            FROM rating LEFT JOIN turn ON turn.id = rating.turn WHERE rating.time >= @from AND rating.time < @to ORDER BY rating.time, rating.rowid
            """,
            row => ReadAsked(row) with { IsHelpful = row.GetBoolean(8), Reason = row.IsDBNull(9) ? "" : row.GetString(9), Note = row.IsDBNull(10) ? null : row.GetString(10) },
            time);
        var rejected = ratings.Where(rating => !rating.IsHelpful).ToList();

        var (missing, disliked) = (Grouped(notFound), Grouped(rejected));
        return new Digest(from, to, asked, answered, ratings.Count - rejected.Count, rejected.Count)
        {
            NotFound = [.. missing.Take(Shown)],
            NotFoundLeft = Math.Max(0, missing.Count - Shown),
            NotFoundPrivate = notFound.Count(question => question.IsPrivate),
            Rejected = [.. disliked.Take(Shown)],
            RejectedLeft = Math.Max(0, disliked.Count - Shown),
            RejectedPrivate = rejected.Count(rating => rating.IsPrivate),
        };
    }

    /// <summary>What was asked, in one line: a question as it was typed, or the figures of a topic.</summary>
    internal static string TextOf(string text, TurnRequest? request) => request?.Figures is { } query ? $"Figures{FigureWording.Asked(query)}" : PlainText.OneLine(text);

    /// <summary>The same for questions that differ in capitals, blanks and the sign at their end.</summary>
    private static string KeyOf(string text) => text.TrimEnd('?', '!', '.', '…', ' ').ToUpperInvariant();

    private static List<DigestQuestion> Grouped(IEnumerable<Asked> all) =>
    [
        .. from one in all.OrderBy(one => one.Time)
           where !one.IsPrivate
           group one by KeyOf(one.Text) into same
           let last = same.Last()
           orderby same.Count() descending, last.Time descending
           select new DigestQuestion(
               same.LastOrDefault(one => one.Turn is not null)?.Turn,
               last.Text,
               same.Count(),
               same.Select(one => (one.Platform, one.User)).Distinct().Count(),
               DateTimeOffset.FromUnixTimeMilliseconds(last.Time))
           {
               Reasons =
               [
                   .. same.Select(one => one.Reason).OfType<string>().CountBy(reason => reason, StringComparer.Ordinal)
                       .OrderByDescending(reason => reason.Value)
                       .ThenBy(reason => reason.Key, StringComparer.Ordinal)
                       .Select(reason => new DigestReason(reason.Key, reason.Value)),
               ],
               Notes = [.. same.Reverse().Select(one => one.Note).OfType<string>()],
           },
    ];

    private static Asked ReadAsked(DbDataReader row)
    {
        var request = !row.IsDBNull(3) && row.GetBoolean(3) ? JsonSerializer.Deserialize(row.GetString(2), ChatJson.Default.TurnRequest) : null;
        return new Asked(
            row.IsDBNull(0) ? null : row.GetString(0),
            TextOf(row.IsDBNull(1) ? "" : row.GetString(1), request),
            row.GetBoolean(4),
            row.IsDBNull(5) ? "" : row.GetString(5),
            row.GetString(6),
            row.GetInt64(7));
    }

    private sealed record Asked(string? Turn, string Text, bool IsPrivate, string Platform, string User, long Time)
    {
        public bool IsHelpful { get; init; }

        public string? Reason { get; init; }

        public string? Note { get; init; }
    }
}
