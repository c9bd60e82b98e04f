namespace Bot.Moderation;

/// <summary>Who acts on the corpus, for the audit.</summary>
/// <param name="Platform">"discord", "slack", "web", "terminal", "start", "watch", "feed".</param>
/// <param name="Id">Of the platform; empty where there is nobody.</param>
/// <param name="Place">The channel, by its id; empty outside of chats.</param>
internal sealed record Actor(string Platform, string Id, string Name, string Place = "")
{
    /// <summary>The same person, wherever.</summary>
    internal bool IsSame(Actor other) => Platform == other.Platform && Id == other.Id;
}
