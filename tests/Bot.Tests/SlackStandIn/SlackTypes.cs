using System.Text.Json.Nodes;
using Bot.Tests.Running;

namespace Bot.Tests.SlackStandIn;

/// <summary>Slack's own TypeScript types, as a judge of bodies.</summary>
internal static class SlackTypes
{
    /// <summary>
    /// One line an error; skips the test when tests/slack-peers is not installed. Kinds: message, ephemeral, update (the arguments of chat.*), open,
    /// publish (those of views.*), modal, home (a view), blocks; and what Slack brings: event, command, block_actions, message_action, shortcut,
    /// block_suggestion, view_submission, view_closed.
    /// </summary>
    internal static Task<IReadOnlyList<string>> CheckAsync(IEnumerable<(string Kind, JsonNode Body)> bodies, CancellationToken cancellationToken) =>
        PeerProgram.JudgeAsync(SlackPeer.Folder, "types.mjs", bodies, cancellationToken);
}
