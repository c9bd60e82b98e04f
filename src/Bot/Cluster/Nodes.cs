namespace Bot.Cluster;

/// <summary>The nodes as this one knows them.</summary>
internal sealed class Nodes(ILocalSiloDetails silo, ISiloStatusOracle silos)
{
    internal SiloAddress Own => silo.SiloAddress;

    /// <summary>Those that take grains.</summary>
    internal IReadOnlyList<SiloAddress> Living => [.. silos.GetApproximateSiloStatuses(onlyActive: true).Keys];
}
