namespace Bot.Core.Sharding;

/// <summary>A shard did not answer, or has another version of the corpus: a replica may be asked instead. Nothing was changed.</summary>
public sealed class ShardFailedException : Exception
{
    public ShardFailedException(int shard, string message, Exception? inner = null)
        : base(message, inner) => Shard = shard;

    /// <summary>Its number, from 0.</summary>
    public int Shard { get; }
}
