using System.Collections.Concurrent;
using Bot.Core;

namespace Bot.Cluster;

/// <summary>The databases of a node: shared by all, and for what a question needs with a copy of what this node wrote, in case the server is out of reach.</summary>
internal sealed class ClusterDatabases(SharedDatabases shared, Reach reach) : Databases
{
    /// <summary>Of somebody something was erased for good; its text is who did.</summary>
    internal const string Erased = "erased";

    /// <summary>What every question reads or writes; the rest can wait.</summary>
    private static readonly string[] Copied = ["chat", "audit", "models", "pages"];

    private readonly ConcurrentBag<CopiedDatabase> _copies = [];

    /// <summary>Of this process among those that erase.</summary>
    private readonly string _id = Guid.NewGuid().ToString("N");

    internal SharedDatabases Shared => shared;

    internal Reach Reach => reach;

    public override Database Open(DatabaseSchema schema, string part = "")
    {
        // A cluster has one corpus, wherever its folder lies on each machine.
        var database = shared.Open(schema);
        if (!Copied.Contains(schema.Name))
            return database;
        var copied = new CopiedDatabase(database, () => LocalDatabase.InMemory(schema.Local), reach, _id);
        _copies.Add(copied);
        return copied;
    }

    /// <summary>Somebody erased something, or may have while nobody listened: it may be in the copies too.</summary>
    internal void Heard(string who)
    {
        if (who == _id)
            return;
        foreach (var copy in _copies)
            copy.ForgetCopy();
    }
}
