namespace Bot.Core.Sharding;

/// <summary>One shard of a corpus, here or on another machine. Its calls only read, so that they may be repeated, and asked of any replica.</summary>
public interface IShard
{
    /// <summary>All that one round of a question asks of a shard. The bytes are those that <see cref="ShardedCorpus"/> writes and <see cref="Shard"/> reads, in the same build of the program.</summary>
    /// <returns>What <see cref="Shard"/> wrote.</returns>
    Task<byte[]> AskAsync(byte[] request, CancellationToken cancellationToken);
}
