using System.Text.Json.Nodes;

namespace Bot.Tests.Scenarios;

/// <summary>How the bot of a scene is set up.</summary>
internal sealed record SceneSettings
{
    internal Func<IChat, JsonObject> Chat { get; init; } = _ => [];

    internal JsonObject Web { get; init; } = [];

    /// <summary>The platform shows it what people say in threads without mentioning it.</summary>
    internal bool ReadsThreads { get; init; }
}
