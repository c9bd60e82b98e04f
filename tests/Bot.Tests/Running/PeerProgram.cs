using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Bot.Tests.Running;

/// <summary>The programs in tests/discord-peers and tests/slack-peers, which are built of packages that nobody here wrote.</summary>
internal static class PeerProgram
{
    /// <summary>Starts a program, or skips the test when there is nothing to start it with.</summary>
    /// <param name="peers">The folder below tests.</param>
    internal static Process Start(string peers, string script, params string[] arguments)
    {
        var folder = Path.Combine(Checkout.Folder, "tests", peers);
        Assert.SkipUnless(Directory.Exists(Path.Combine(folder, "node_modules")), $"tests/{peers} has no node_modules; run `npm ci --prefix tests/{peers}`.");
        Assert.SkipUnless(HasNode(), "node is not on the PATH.");
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(script);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start) ?? throw new InvalidOperationException("node did not start.");
    }

    /// <summary>Has a program judge bodies: one line a failure.</summary>
    internal static async Task<IReadOnlyList<string>> JudgeAsync(string peers, string script, IEnumerable<(string Kind, JsonNode Body)> bodies, CancellationToken cancellationToken)
    {
        using var node = Start(peers, script);
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

    private static bool HasNode() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "node.exe" : "node")));
}
