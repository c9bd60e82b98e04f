namespace Bot.Tests.Scenarios;

/// <summary>Somebody in the chat.</summary>
/// <param name="Id">Of the platform, as all ids here.</param>
internal sealed record Member(string Id, string Name)
{
    /// <summary>What addresses this person in a message; Discord and Slack write it alike.</summary>
    internal string Mention => $"<@{Id}>";
}

/// <summary>A channel, the direct messages with somebody, or a thread of a channel.</summary>
internal sealed record Spot(string Channel, string? Thread = null);

/// <summary>A message that stands somewhere.</summary>
internal sealed record Posted(Spot Place, string Id);
