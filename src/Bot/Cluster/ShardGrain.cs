using Orleans.Concurrency;

namespace Bot.Cluster;

/// <summary>One replica of a shard of the index; the key is "shard/NUMBER/REPLICA".</summary>
[Alias("bot.shard")]
internal interface IShardGrain : IGrainWithStringKey
{
    /// <summary>As <see cref="Core.Sharding.IShard.AskAsync"/>; null where the node does not have the shard of this version.</summary>
    [Alias("ask"), ResponseTimeout("00:00:02")]
    Task<byte[]?> AskAsync(string version, Immutable<byte[]> request);

    internal static string KeyOf(int shard, int replica) => FormattableString.Invariant($"shard/{shard}/{replica}");
}

[NodePlacement, Reentrant]
internal sealed class ShardGrain(ClusterShards shards) : Grain, IShardGrain
{
    // The search is not done by the thread of the grain, on which others wait.
    public async Task<byte[]?> AskAsync(string version, Immutable<byte[]> request) =>
        shards.Find(version, int.Parse(this.GetPrimaryKeyString().Split('/')[1], System.Globalization.CultureInfo.InvariantCulture)) is { } shard ? await shard.AskAsync(request.Value, CancellationToken.None) : null;
}
