namespace Bot.Chat;

/// <summary>What is said once and then not again.</summary>
internal sealed class ChatHints(ChatDatabase database)
{
    /// <summary>True the first time.</summary>
    /// <param name="givenTo">The place, or the place and the person.</param>
    internal bool IsFirst(string platform, string givenTo) =>
        database.Write("INSERT OR IGNORE INTO hint (platform, given_to) VALUES (@platform, @to)", ("@platform", platform), ("@to", givenTo)) == 1;
}
