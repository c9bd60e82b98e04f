namespace Bot.Chat;

/// <summary>What people think of answers, one rating a person and answer; the last one counts.</summary>
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

    internal void Save(ChatTurn turn, string user, bool isHelpful, string? reason, string? note) => database.Write(
        """
        INSERT INTO rating (turn, user, time, helpful, reason, note, question, corpus)
        VALUES (@turn, @user, @time, @helpful, @reason, @note, @question, @corpus)
        ON CONFLICT (turn, user) DO UPDATE SET time = @time, helpful = @helpful, reason = @reason, note = @note
        """,
        ("@turn", turn.Id),
        ("@user", user),
        ("@time", time.GetUtcNow().ToUnixTimeMilliseconds()),
        ("@helpful", isHelpful),
        ("@reason", reason),
        ("@note", note),
        ("@question", turn.Text),
        ("@corpus", turn.Corpus));
}
