using System.Text.Json.Nodes;

namespace Bot.Tests.Running;

/// <summary>A chat platform on loopback.</summary>
internal interface IStandIn : IAsyncDisposable
{
    /// <summary>The section of the settings that points the bot at it.</summary>
    string Section { get; }

    JsonObject Settings { get; }

    /// <summary>Every rule that the bot has broken.</summary>
    IReadOnlyList<string> Violations { get; }

    /// <summary>Ends when the bot has connected anew, counted from the call on.</summary>
    Task NextStartAsync(CancellationToken cancellationToken);
}
