using System.Diagnostics;
using System.Globalization;
using Bot.Tests.Running;

namespace Bot.Tests.SlackStandIn;

/// <summary>A small Bolt app in the place of our bot.</summary>
internal sealed class SlackPeer : IDisposable
{
    internal const string Folder = "slack-peers";

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
        var peer = new SlackPeer(PeerProgram.Start(Folder, "app.mjs", ["socket", slack.ApiUrl.ToString(), slack.BotToken, slack.AppToken, .. ping]), cancellationToken);
        await peer.HeardAsync("ready", slack, cancellationToken);
        return peer;
    }

    /// <summary>Starts the Bolt app over HTTP.</summary>
    internal static async Task<SlackPeer> ListenAsync(SlackServer slack, CancellationToken cancellationToken)
    {
        var peer = new SlackPeer(PeerProgram.Start(Folder, "app.mjs", ["http", slack.ApiUrl.ToString(), slack.BotToken, slack.SigningSecret]), cancellationToken);
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

    public void Dispose()
    {
        if (!_node.HasExited)
            _node.Kill();
        _node.Dispose();
    }
}
