using System.Text.Json.Nodes;

namespace Bot.Tests.Scenarios;

/// <summary>How the bot of a scene is set up.</summary>
internal sealed record SceneSettings
{
    private const int Many = 100_000;

    /// <summary>For more questions than people ask.</summary>
    internal static readonly SceneSettings Unlimited = new()
    {
        IsUnlimited = true,
        Chat = _ => new JsonObject { ["UserQuestionsPerMinute"] = Many, ["ChannelQuestionsPerMinute"] = Many },
    };

    internal Func<IChat, JsonObject> Chat { get; init; } = _ => [];

    internal JsonObject Web { get; init; } = [];

    internal JsonObject Models { get; init; } = [];

    /// <summary>The platform shows it what people say in threads without mentioning it.</summary>
    internal bool ReadsThreads { get; init; }

    /// <summary>The platform does not count what the bot sends.</summary>
    internal bool IsUnlimited { get; init; }
}
