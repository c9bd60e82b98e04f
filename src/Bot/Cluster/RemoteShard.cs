using Bot.Core.Sharding;
using Orleans.Concurrency;

namespace Bot.Cluster;

/// <summary>
/// A shard of a version, wherever its replicas are. One is asked, in turn; where it does not answer soon the next one is asked too, and the first reply counts, so that nobody waits for a node that
/// is about to be declared dead. A replica that failed is asked last for some time.
/// </summary>
internal sealed class RemoteShard(IGrainFactory grains, string version, int number, int replicas, TimeProvider time) : IShard
{
    /// <summary>Most replies take a millisecond or two.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan Suspicion = TimeSpan.FromSeconds(5);

    private readonly long[] _failed = new long[replicas];
    private uint _turn;

    public async Task<byte[]> AskAsync(byte[] request, CancellationToken cancellationToken)
    {
        var asked = new List<Task<byte[]?>>();
        Exception? failure = null;
        var left = new Queue<int>(Order());
        while (left.Count > 0 || asked.Count > 0)
        {
            if (left.TryDequeue(out var replica))
                asked.Add(AskAsync(replica, request));
            var reply = await NextAsync(asked, left.Count > 0, cancellationToken);
            if (reply is null)
                continue;
            asked.Remove(reply);
            try
            {
                if (await reply is { } found)
                    return found;
            }
            catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
            {
                failure = exception;
            }
        }

        throw failure ?? new InvalidOperationException("No node has it yet.");
    }

    /// <returns>One that is done; null where others should be asked too.</returns>
    private async Task<Task<byte[]?>?> NextAsync(List<Task<byte[]?>> asked, bool mayAskMore, CancellationToken cancellationToken)
    {
        Task<Task<byte[]?>> first = Task.WhenAny(asked);
        try
        {
            return await first.WaitAsync(mayAskMore ? Patience : Timeout.InfiniteTimeSpan, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return null;
        }
    }

    private async Task<byte[]?> AskAsync(int replica, byte[] request)
    {
        try
        {
            var reply = await grains.GetGrain<IShardGrain>(IShardGrain.KeyOf(number, replica)).AskAsync(version, new Immutable<byte[]>(request));
            Volatile.Write(ref _failed[replica], reply is null ? time.GetTimestamp() : 0);
            return reply;
        }
        catch
        {
            Volatile.Write(ref _failed[replica], time.GetTimestamp());
            throw;
        }
    }

    private IEnumerable<int> Order()
    {
        var first = (int)(Interlocked.Increment(ref _turn) % (uint)replicas);
        return Enumerable.Range(0, replicas).Select(place => (first + place) % replicas).OrderBy(IsSuspect);
    }

    private bool IsSuspect(int replica) => Volatile.Read(ref _failed[replica]) is var failed && failed != 0 && time.GetElapsedTime(failed) < Suspicion;
}
