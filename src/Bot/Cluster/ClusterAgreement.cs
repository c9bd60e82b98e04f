using System.Data.Common;
using Bot.Core;
using Bot.Core.Articles;

namespace Bot.Cluster;

/// <summary>
/// Puts a version in use on all nodes at one time: it is proposed, each node loads it beside the one it answers from and says so, and when all have, the version in use changes by one
/// write, which all are told of. Who proposes and dies before that leaves the old one serving; who joins meanwhile is waited for, who dies is not.
/// </summary>
/// <param name="id">Who proposes: a node, or a command in a terminal.</param>
/// <param name="members">Nodes that are there though they do not say so in the database.</param>
internal sealed class ClusterAgreement(ClusterStore store, string id, Func<IReadOnlyCollection<string>> members, TimeProvider time) : ICorpusPeers, IDisposable
{
    /// <summary>For the others to put in use what they have ready.</summary>
    private static readonly TimeSpan LongestSwitch = TimeSpan.FromSeconds(10);

    private const string TerminalPrefix = "terminal ";

    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(500);

    private readonly AutoResetEvent _told = new(initialState: false);

    /// <summary>What a command in a terminal proposes by.</summary>
    internal static string Terminal => $"{TerminalPrefix}{Environment.MachineName} {Environment.ProcessId}";

    internal static bool IsOfTerminal(string id) => id.StartsWith(TerminalPrefix, StringComparison.Ordinal);

    /// <summary>Whether a node lives.</summary>
    internal bool IsThere(string other) => members().Contains(other) || store.Nodes.Any(node => node.Id == other && !node.IsSilent);

    /// <summary>A node told something.</summary>
    internal void Look() => _told.Set();

    public void Prepare(string version, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken)
    {
        var next = new NextVersion(version, id);
        store.Propose(next);
        try
        {
            while (true)
            {
                var others = Others();
                if (others.FirstOrDefault(node => node.Ready == version && node.Problem is not null) is { } failed)
                    throw new CorpusException($"Node {failed.Name} cannot answer from version {version}, so the one before stays in use on all nodes: {failed.Problem}");
                var ready = others.Count(node => node.Ready == version || node.Version == version);
                progress?.Report(new ReloadProgress("Waiting for the other nodes", ready, others.Count));
                if (ready == others.Count)
                    return;
                WaitHandle.WaitAny([_told, cancellationToken.WaitHandle], BetweenLooks);
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
        catch
        {
            TrySettle(next);
            throw;
        }
    }

    public void Dispose() => _told.Dispose();

    public void Settle(string version)
    {
        var next = new NextVersion(version, id);
        TrySettle(next);
        var begun = time.GetTimestamp();
        try
        {
            while (Others().Any(node => node.Version != version) && time.GetElapsedTime(begun) < LongestSwitch)
                _told.WaitOne(BetweenLooks);
        }
        catch (DbException)
        {
            // It is in use; who could not be told finds out.
        }
    }

    private List<ClusterNode> Others()
    {
        var known = members();
        return [.. store.Nodes.Where(node => node.Id != id && !node.IsLeaving && (!node.IsSilent || known.Contains(node.Id)))];
    }

    private void TrySettle(NextVersion next)
    {
        try
        {
            store.Settle(next);
        }
        catch (DbException)
        {
            // The next proposal takes its place.
        }
    }
}
