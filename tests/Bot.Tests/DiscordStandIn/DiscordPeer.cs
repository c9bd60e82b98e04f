using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace Bot.Tests.DiscordStandIn;

/// <summary>The programs in tests/discord-peers, which are built of packages that nobody here wrote.</summary>
internal static class DiscordPeer
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here()) ?? "", "..", "..", "discord-peers"));

    /// <summary>Starts a program, or skips the test when there is nothing to start it with.</summary>
    internal static Process Start(string script, params string[] arguments)
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(Folder, "node_modules")), "tests/discord-peers has no node_modules; run `npm ci --prefix tests/discord-peers`.");
        Assert.SkipUnless(HasNode(), "node is not on the PATH.");
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = Folder,
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

    private static bool HasNode() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "node.exe" : "node")));

    private static string Here([CallerFilePath] string path = "") => path;
}
