using System.ComponentModel.DataAnnotations;

namespace Bot.Cluster;

/// <summary>Section Cluster of the settings: the same program as one node of several (docs/scale.md).</summary>
internal sealed class ClusterOptions
{
    internal const string Section = "Cluster";
    internal const string DefaultName = "bot";

    private const int PassagesOfShard = 5_000_000;

    public bool Enabled { get; set; }

    /// <summary>The connection string of PostgreSQL, where all nodes keep what survives. A secret: set it by the environment.</summary>
    public string? Postgres { get; set; }

    /// <summary>Where the nodes find each other: "host:6379,password=...". Without it they are processes of one machine, for a try-out.</summary>
    public string? Redis { get; set; }

    /// <summary>Nodes with the same name are one cluster.</summary>
    [Required, RegularExpression("[a-z0-9-]{1,40}", ErrorMessage = "Cluster:Name has 1 to 40 small letters, digits and hyphens.")]
    public string Name { get; set; } = DefaultName;

    /// <summary>What this node is called among the others; by default the machine's name and the port.</summary>
    [RegularExpression("[A-Za-z0-9._-]{1,60}", ErrorMessage = "Cluster:Node has 1 to 60 letters, digits, points and hyphens.")]
    public string? Node { get; set; }

    /// <summary>The address at which the other nodes reach this one. Keep it in a network of your own: nodes trust each other.</summary>
    [Required]
    public string Address { get; set; } = "127.0.0.1";

    [Range(1, 65_535)]
    public int Port { get; set; } = 11_111;

    /// <summary>In a try-out without Redis: the port of the node that starts first.</summary>
    [Range(1, 65_535)]
    public int FirstPort { get; set; } = 11_111;

    /// <summary>A corpus of so many passages is searched in shards, on several nodes at once; a smaller one by the node that is asked.</summary>
    [Range(1, int.MaxValue)]
    public int ShardsFrom { get; set; } = 10_000_000;

    /// <summary>How many shards there are then; 0 for one for each five million passages.</summary>
    [Range(0, 1_000)]
    public int Shards { get; set; }

    /// <summary>On how many nodes each shard is.</summary>
    [Range(1, 10)]
    public int Replicas { get; set; } = 2;

    /// <summary>0 where the corpus is not in shards.</summary>
    internal int ShardsOf(int passages) => passages < ShardsFrom ? 0 : Shards > 0 ? Shards : 1 + (passages / PassagesOfShard);

    internal string NodeName => Node ?? $"{Environment.MachineName}-{Port}";
}
