using System.Text.Json.Nodes;

namespace Bot.Tests.DiscordStandIn;

/// <summary>Discord's own OpenAPI description, as a judge of bodies.</summary>
internal static class DiscordSpec
{
    /// <summary>One line a failure; skips the test when tests/discord-peers is not installed.</summary>
    internal static async Task<IReadOnlyList<string>> ValidateAsync(IEnumerable<(string Kind, JsonNode Body)> bodies, CancellationToken cancellationToken)
    {
        using var node = DiscordPeer.Start("validate.mjs");
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
