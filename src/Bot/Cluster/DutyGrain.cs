namespace Bot.Cluster;

/// <summary>A duty, which is on the node that this is activated on; the key is its name.</summary>
[Alias("bot.duty")]
internal interface IDutyGrain : IGrainWithStringKey
{
    /// <summary>Gives it to a node, where none has it.</summary>
    /// <returns>The id of the node that has it.</returns>
    [Alias("keep"), ResponseTimeout("00:00:02")]
    Task<string> KeepAsync();
}

[NodePlacement]
internal sealed class DutyGrain(ClusterDuties duties) : Grain, IDutyGrain
{
    public Task<string> KeepAsync() => Task.FromResult(duties.NodeId);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        duties.Begin(this.GetPrimaryKeyString());
        return Task.CompletedTask;
    }

    // The next node begins when this is over.
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) => duties.EndAsync(this.GetPrimaryKeyString());
}
