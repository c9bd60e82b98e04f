using System.Collections.Concurrent;
using Bot.Core;
using Bot.Core.Answers;
using Bot.Core.Sharding;

namespace Bot.Cluster;

/// <summary>
/// The search of a large corpus, in shards on several nodes (docs/scale.md). Each node makes, of a version that is large enough, the shards that it is to have by <see cref="NodePlacementDirector"/>,
/// and what all nodes know of all shards. Until that is there, and where a shard cannot be asked, this node answers by itself: the answers are the same.
/// </summary>
internal sealed partial class ClusterShards(
    Corpus corpus, CorpusOptions options, AnswerOptions answers, ClusterOptions cluster, IGrainFactory grains, Nodes nodes, TimeProvider time, ILogger<ClusterShards> logger) : BackgroundService
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    /// <summary>Of the version in use and, for those who still ask for it, the one before.</summary>
    private const int VersionsKept = 2;

    private readonly ConcurrentDictionary<(string Version, int Number), Shard> _own = new();
    private volatile Sharded? _sharded;

    /// <summary>Those of all versions that this node holds.</summary>
    internal int Count => _own.Count;

    /// <summary>The shard, where this node has it.</summary>
    internal Shard? Find(string version, int number) => _own.GetValueOrDefault((version, number));

    /// <summary>The answer that the version in use gives; null where it is not in shards, or one of them cannot be asked.</summary>
    internal async Task<Answer?> AskAsync(Question question, CancellationToken cancellationToken)
    {
        // Vectors lie with the whole.
        if (_sharded is not { } sharded || sharded.Corpus.State.Version != corpus.Current.State.Version || !question.Vector.IsEmpty)
            return null;
        try
        {
            return await sharded.Corpus.AskAsync(question, cancellationToken);
        }
        catch (ShardFailedException exception)
        {
            LogAlone(exception.Message);
            return null;
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(BetweenLooks, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                // Making them takes a while, in which questions are answered from the whole.
                await Task.Run(() => Look(stoppingToken), stoppingToken);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                LogFailed(exception);
            }
        }
    }

    private void Look(CancellationToken cancellationToken)
    {
        var snapshot = corpus.Current;
        var version = snapshot.State.Version;
        var count = cluster.ShardsOf(snapshot.Passages);
        if (count == 0)
        {
            _sharded = null;
            _own.Clear();
            return;
        }

        if (_sharded?.Corpus.State.Version != version || _sharded.Count != count)
            Make(snapshot, count, cancellationToken);
        // A node that died left its shards to others.
        foreach (var number in Enumerable.Range(0, count).Where(number => IsOwn(number) && !_own.ContainsKey((version, number))))
            _own[(version, number)] = new Shard(ShardBuilder.Build(snapshot, number, count, options, cancellationToken), _sharded!.Front, number); // made above
    }

    private void Make(CorpusSnapshot snapshot, int count, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var version = snapshot.State.Version;
        var facts = new ShardFacts[count];
        var own = new List<(int Number, CorpusSnapshot Shard)>();
        for (var number = 0; number < count; number++)
        {
            var shard = ShardBuilder.Build(snapshot, number, count, options, cancellationToken);
            facts[number] = ShardFacts.Of(shard);
            if (IsOwn(number))
                own.Add((number, shard));
        }

        var front = CorpusFront.Of(version, facts, WholeFacts.Of(snapshot));
        foreach (var (number, shard) in own)
            _own[(version, number)] = new Shard(shard, front, number);
        IShard[] all = [.. Enumerable.Range(0, count).Select(number => new RemoteShard(grains, version, number, cluster.Replicas, time))];
        var kept = new[] { version, _sharded?.Corpus.State.Version }.Take(VersionsKept).ToList();
        _sharded = new Sharded(new ShardedCorpus(front, all, answers, options.Folder), front, count);
        foreach (var old in _own.Keys.Where(shard => !kept.Contains(shard.Version)))
            _own.TryRemove(old, out _);
        LogMade(version, count, own.Count, time.GetElapsedTime(began));
    }

    /// <summary>One of its replicas is to be here.</summary>
    private bool IsOwn(int number) => NodePlacementDirector.Order($"shard/{number}", nodes.Living).Take(cluster.Replicas).Contains(nodes.Own);

    [LoggerMessage(LogLevel.Information, "Corpus {Version} is in {Shards} shards, of which this node has {Own} (made in {Elapsed})")]
    private partial void LogMade(string version, int shards, int own, TimeSpan elapsed);

    [LoggerMessage(LogLevel.Warning, "This node answers by itself: {Reason}")]
    private partial void LogAlone(string reason);

    [LoggerMessage(LogLevel.Error, "The shards of the corpus could not be made, so this node answers by itself")]
    private partial void LogFailed(Exception exception);

    private sealed record Sharded(ShardedCorpus Corpus, CorpusFront Front, int Count);
}
