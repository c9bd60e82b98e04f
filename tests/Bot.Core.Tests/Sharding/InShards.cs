using Bot.Core.Answers;
using Bot.Core.Search;
using Bot.Core.Sharding;

namespace Bot.Core.Tests.Sharding;

/// <summary>A corpus in shards of this process, as who makes a version makes them: what is sent goes through bytes.</summary>
internal static class InShards
{
    public static ShardedCorpus Of(CorpusSnapshot whole, int shards, Func<int, IShard, IShard>? behind = null, long cacheBytes = 64 << 20, AnswerOptions? options = null, Reranker? reranker = null)
    {
        CorpusSnapshot[] snapshots = [.. Enumerable.Range(0, shards).Select(number => ShardBuilder.Build(whole, number, shards, new CorpusOptions(), CancellationToken.None))];
        return Of(whole, snapshots, behind, cacheBytes, options, reranker);
    }

    public static ShardedCorpus Of(CorpusSnapshot whole, IReadOnlyList<CorpusSnapshot> shards, Func<int, IShard, IShard>? behind = null, long cacheBytes = 64 << 20, AnswerOptions? options = null, Reranker? reranker = null)
    {
        var facts = shards.Select(shard => ShardFacts.Read(ShardFacts.Of(shard).Write())).ToList();
        var front = CorpusFront.Read(CorpusFront.Of(whole.State.Version, facts, WholeFacts.Read(WholeFacts.Of(whole).Write())).Write());
        return new ShardedCorpus(front, [.. shards.Select((shard, number) => (behind ?? ((_, here) => here))(number, new Shard(shard, front, number)))], options ?? new AnswerOptions(), whole.Synonyms, cacheBytes) { Reranker = reranker };
    }
}
