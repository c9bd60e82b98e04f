using System.Globalization;
using System.IO.Hashing;
using System.Text;
using Orleans.Placement;
using Orleans.Runtime.Placement;

namespace Bot.Cluster;

/// <summary>
/// By the key among the nodes that are there (rendezvous hashing, Thaler and Ravishankar 1998): even, the same whoever places it, and a node that goes moves nothing but what it had.
/// </summary>
[GenerateSerializer, Alias("bot.node-placement")]
internal sealed class NodePlacementStrategy : PlacementStrategy;

[AttributeUsage(AttributeTargets.Class)]
internal sealed class NodePlacementAttribute() : PlacementAttribute(new NodePlacementStrategy());

internal sealed class NodePlacementDirector : IPlacementDirector
{
    public Task<SiloAddress> OnAddActivation(PlacementStrategy strategy, PlacementTarget target, IPlacementContext context)
    {
        var key = target.GrainIdentity.Key.ToString() ?? "";
        // "shard/3/1": the second of the nodes that are to have shard 3.
        var replica = key.Split('/') is ["shard", _, var last] ? int.Parse(last, CultureInfo.InvariantCulture) : 0;
        var nodes = Order(replica > 0 || key.StartsWith("shard/", StringComparison.Ordinal) ? key[..key.LastIndexOf('/')] : key, context.GetCompatibleSilos(target));
        return Task.FromResult(nodes[replica % nodes.Count]);
    }

    /// <summary>The nodes in the order in which they are to have it.</summary>
    internal static IReadOnlyList<SiloAddress> Order(string key, IEnumerable<SiloAddress> nodes) =>
        [.. nodes.OrderByDescending(node => Weight(key, node)).ThenBy(node => node)];

    private static ulong Weight(string key, SiloAddress node) => XxHash3.HashToUInt64(Encoding.UTF8.GetBytes($"{key}\n{node.Endpoint}"));
}
