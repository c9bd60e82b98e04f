namespace Bot.Chat;

/// <summary>What is said once and then not again.</summary>
internal sealed class ChatHints(ChatDatabase database)
{
    /// <summary>True the first time for a channel or thread.</summary>
    internal bool IsFirst(string platform, string channel) =>
        database.Write("INSERT INTO hint (platform, channel) VALUES (@platform, @channel) ON CONFLICT DO NOTHING", ("@platform", platform), ("@channel", channel)) == 1;
}
