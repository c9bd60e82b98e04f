using System.Text.Json.Nodes;
using Bot.Tests.Running;

namespace Bot.Tests.DiscordStandIn;

/// <summary>Discord's own OpenAPI description, as a judge of bodies.</summary>
internal static class DiscordSpec
{
    internal const string Peers = "discord-peers";

    /// <summary>One line a failure; skips the test when tests/discord-peers is not installed.</summary>
    internal static Task<IReadOnlyList<string>> ValidateAsync(IEnumerable<(string Kind, JsonNode Body)> bodies, CancellationToken cancellationToken) =>
        PeerProgram.JudgeAsync(Peers, "validate.mjs", bodies, cancellationToken);
}
