using Bot.Answers;

namespace Bot.Chat;

/// <summary>What people think of answers, one rating a person and answer; the last one counts. What was asked in private is not kept with it.</summary>
internal sealed class ChatRatings(ChatDatabase database, TimeProvider time)
{
    /// <summary>The reasons that can be given, by their names for programs.</summary>
    internal static readonly IReadOnlyList<(string Name, string Text)> Reasons =
    [
        ("wrong-quote", "The quote does not answer it"),
        ("wrong-year", "The year is wrong"),
        ("missing", "Something is missing"),
        ("outdated", "It is outdated"),
    ];

    /// <summary>Characters of a note; the rest is left out.</summary>
    internal const int MaxNote = 1_000;

    internal Card Rate(ChatTurn turn, ChatUser user, ChatRequest.Rate rate)
    {
        Save(turn, user.Id, rate.IsHelpful, rate.Reason, rate.Note);
        return Card.Said(rate.IsHelpful ? "Thank you, noted: helpful." : "Thank you, noted: not helpful. Those who look after the articles can read why.");
    }

    /// <summary>Those of an answer, the newest first.</summary>
    internal IReadOnlyList<(bool IsHelpful, string? Reason, string? Note)> Of(string turn) => database.Read(
        "SELECT helpful, reason, note FROM rating WHERE turn = @turn ORDER BY time DESC",
        row => (row.GetBoolean(0), row.IsDBNull(1) ? null : row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2)),
        ("@turn", turn));

    private void Save(ChatTurn turn, string user, bool isHelpful, string? reason, string? note) => database.Write(
        """
        INSERT INTO rating (turn, "user", time, helpful, reason, note, question, corpus, platform, channel)
        VALUES (@turn, @user, @time, @helpful, @reason, @note, @question, @corpus, @platform, @channel)
        ON CONFLICT (turn, "user") DO UPDATE SET time = @time, helpful = @helpful, reason = @reason, note = @note
        """,
        ("@turn", turn.Id),
        ("@user", user),
        ("@time", time.GetUtcNow().ToUnixTimeMilliseconds()),
        ("@helpful", isHelpful),
        ("@reason", Reasons.Any(known => known.Name == reason) ? reason : null),
        ("@note", PlainText.OneLine(note ?? "") is { Length: > 0 } text ? text[..Math.Min(text.Length, MaxNote)] : null),
        ("@question", turn.IsConfidential ? null : turn.Text),
        ("@corpus", turn.Corpus),
        ("@platform", turn.Place.Platform),
        ("@channel", turn.Place.Channel));
}
