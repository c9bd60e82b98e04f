namespace Bot.Cluster;

/// <summary>This process among those of the cluster.</summary>
internal sealed class ThisNode(ILocalSiloDetails silo)
{
    /// <summary>Of this process: the same name has another one after a restart.</summary>
    internal string Id { get; } = silo.SiloAddress.ToParsableString();

    internal string Name { get; } = silo.Name;

    internal string Address { get; } = silo.SiloAddress.Endpoint.ToString();
}
