using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Bot.Tests.SlackStandIn;

/// <summary>The programs in tests/slack-peers, which are built of packages that nobody here wrote.</summary>
internal sealed class SlackPeer : IDisposable
{
    private static readonly string Folder = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here()) ?? "", "..", "..", "slack-peers"));

    private readonly Process _node;
    private readonly Task<string> _errors;

    private SlackPeer(Process node, CancellationToken cancellationToken)
    {
        _node = node;
        _errors = node.StandardError.ReadToEndAsync(cancellationToken);
    }

    /// <summary>Where the Bolt app over HTTP takes everything.</summary>
    internal Uri Address { get; private set; } = new("http://127.0.0.1");

    /// <summary>Starts the Bolt app over sockets, and waits until it is connected.</summary>
    internal static async Task<SlackPeer> ConnectAsync(SlackServer slack, TimeSpan? pingTimeout, CancellationToken cancellationToken)
    {
        string[] ping = pingTimeout is { } timeout ? [timeout.TotalMilliseconds.ToString(CultureInfo.InvariantCulture)] : [];
        var peer = new SlackPeer(Start("app.mjs", ["socket", slack.ApiUrl.ToString(), slack.BotToken, slack.AppToken, .. ping]), cancellationToken);
        await peer.HeardAsync("ready", slack, cancellationToken);
        return peer;
    }

    /// <summary>Starts the Bolt app over HTTP.</summary>
    internal static async Task<SlackPeer> ListenAsync(SlackServer slack, CancellationToken cancellationToken)
    {
        var peer = new SlackPeer(Start("app.mjs", ["http", slack.ApiUrl.ToString(), slack.BotToken, slack.SigningSecret]), cancellationToken);
        var line = await peer._node.StandardOutput.ReadLineAsync(cancellationToken);
        Assert.True(line?.StartsWith("ready ", StringComparison.Ordinal), line ?? await peer._errors);
        peer.Address = new Uri($"http://127.0.0.1:{line?[6..]}/slack/events");
        return peer;
    }

    internal async Task HeardAsync(string step, SlackServer slack, CancellationToken cancellationToken)
    {
        var line = await _node.StandardOutput.ReadLineAsync(cancellationToken);
        Assert.True(line == step, $"{line} instead of {step}: {(line is null ? await _errors : "")} {string.Join("; ", slack.Violations)}");
    }

    /// <summary>Starts a program, or skips the test when there is nothing to start it with.</summary>
    internal static Process Start(string script, params string[] arguments)
    {
        Assert.SkipUnless(Directory.Exists(Path.Combine(Folder, "node_modules")), "tests/slack-peers has no node_modules; run `npm ci --prefix tests/slack-peers`.");
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

    public void Dispose()
    {
        if (!_node.HasExited)
            _node.Kill();
        _node.Dispose();
    }

    private static bool HasNode() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .Any(folder => File.Exists(Path.Combine(folder, OperatingSystem.IsWindows() ? "node.exe" : "node")));

    private static string Here([CallerFilePath] string path = "") => path;
}
