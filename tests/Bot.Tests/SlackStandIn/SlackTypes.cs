using System.Text.Json.Nodes;

namespace Bot.Tests.SlackStandIn;

/// <summary>Slack's own TypeScript types, as a judge of bodies.</summary>
internal static class SlackTypes
{
    /// <summary>
    /// One line an error; skips the test when tests/slack-peers is not installed. Kinds: message, ephemeral, update (the arguments of chat.*), open,
    /// publish (those of views.*), modal, home (a view), blocks; and what Slack brings: event, command, block_actions, message_action, shortcut,
    /// block_suggestion, view_submission, view_closed.
    /// </summary>
    internal static async Task<IReadOnlyList<string>> CheckAsync(IEnumerable<(string Kind, JsonNode Body)> bodies, CancellationToken cancellationToken)
    {
        using var node = SlackPeer.Start("types.mjs");
        var told = node.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = node.StandardError.ReadToEndAsync(cancellationToken);
        foreach (var (kind, body) in bodies)
            await node.StandardInput.WriteLineAsync(new JsonObject { ["kind"] = kind, ["body"] = body.DeepClone() }.ToJsonString().AsMemory(), cancellationToken);
        node.StandardInput.Close();
        var failures = (await told).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        await node.WaitForExitAsync(cancellationToken);
        Assert.True((node.ExitCode == 0) == (failures.Length == 0), await errors);
        return failures;
    }
}
