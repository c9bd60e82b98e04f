using Bot.Core.Answers;
using Bot.Core.Articles;
using Bot.Core.Figures;
using Bot.Core.Search;

namespace Bot.Core.Sharding;

/// <summary>A version of a corpus whose articles lie in shards: asked here, it answers as on one machine. Immutable but for what it remembers, for many threads.</summary>
public sealed class ShardedCorpus
{
    private const long DefaultCacheBytes = 64 << 20;

    private readonly CorpusFront _front;
    private readonly IReadOnlyList<IShard> _shards;
    private readonly CorpusSnapshot _snapshot;
    private readonly AnswerOptions _options;
    private readonly SliceCache _cache;

    /// <param name="shards">All of them, in their order.</param>
    /// <param name="synonymsFolder">The folder with the synonyms of the corpus; null where it has none of its own.</param>
    /// <param name="cacheBytes">So much is kept of articles that were fetched.</param>
    /// <exception cref="CorpusException">The synonyms have an error.</exception>
    public ShardedCorpus(CorpusFront front, IReadOnlyList<IShard> shards, AnswerOptions options, string? synonymsFolder = null, long cacheBytes = DefaultCacheBytes)
        : this(front, shards, options, Synonyms.Read(synonymsFolder ?? ""), cacheBytes)
    {
    }

    internal ShardedCorpus(CorpusFront front, IReadOnlyList<IShard> shards, AnswerOptions options, Synonyms synonyms, long cacheBytes = DefaultCacheBytes)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(shards.Count, front.Shards, nameof(shards));
        (_front, _shards, _options, _snapshot, _cache) = (front, shards, options, front.Snapshot(synonyms), new SliceCache(cacheBytes));
    }

    /// <summary>As <see cref="Answerer"/> takes it; null where none reads the best passages again.</summary>
    public Reranker? Reranker { get; init; }

    public CorpusState State => _snapshot.State;

    /// <summary>The answer that <see cref="Answerer"/> gives of all articles.</summary>
    /// <exception cref="ShardFailedException">A shard did not answer.</exception>
    public Task<Answer> AskAsync(Question question, CancellationToken cancellationToken)
    {
        var reranker = Reranker is null ? null : Once(Reranker);
        return ReadAsync(snapshot => Answerer.Answer(snapshot, question, _options, reranker), cancellationToken);
    }

    /// <summary>The same for claims, as <see cref="Answerer.Check(IReadOnlyList{Claim}, ArticleFilter)"/> looks them up.</summary>
    /// <exception cref="ShardFailedException">A shard did not answer.</exception>
    public Task<IReadOnlyList<CheckedClaim>> CheckAsync(IReadOnlyList<Claim> claims, ArticleFilter filter, CancellationToken cancellationToken) =>
        ReadAsync(snapshot => Answerer.Check(snapshot, claims, filter, _options), cancellationToken);

    /// <summary>The table that <see cref="CorpusSnapshot.FindFigures"/> makes of all articles. Articles that have figures as asked for, and all words of the topic, are fetched: without a topic they may be many.</summary>
    /// <exception cref="ShardFailedException">A shard did not answer.</exception>
    public Task<FigureTable> FindFiguresAsync(FigureQuery query, CancellationToken cancellationToken) => ReadAsync(snapshot => snapshot.FindFigures(query), cancellationToken);

    /// <summary>As <see cref="CorpusSnapshot.StateOf"/>.</summary>
    /// <exception cref="ShardFailedException">A shard did not answer.</exception>
    public Task<CorpusState> StateOfAsync(ArticleFilter filter, CancellationToken cancellationToken) => ReadAsync(snapshot => snapshot.Only(filter).State, cancellationToken);

    /// <summary>As <see cref="CorpusSnapshot.PublishersOf"/>.</summary>
    /// <exception cref="ShardFailedException">A shard did not answer.</exception>
    public Task<IReadOnlyList<PublisherCount>> PublishersOfAsync(ArticleFilter filter, CancellationToken cancellationToken) =>
        ReadAsync(snapshot => PublisherCount.Of(snapshot.Only(filter).Admitted.Publishers), cancellationToken);

    /// <summary>What is read over all articles, as if they were here.</summary>
    /// <param name="read">Depends on the snapshot alone, and may be called several times.</param>
    internal async Task<T> ReadAsync<T>(Func<CorpusSnapshot, T> read, CancellationToken cancellationToken)
    {
        var gathering = new Gathering(_front, _snapshot, _cache);
        T? result;
        while (!gathering.TryRead(read, out result))
            await gathering.FetchAsync((shard, request) => AskAsync(shard, request, cancellationToken));
        return result;
    }

    /// <summary>The same, which remembers what it was asked: a question is read several times.</summary>
    private static Reranker Once(Reranker reranker)
    {
        var known = new Dictionary<string, IReadOnlyList<float>>(StringComparer.Ordinal);
        return reranker with
        {
            Score = (question, texts) =>
            {
                var key = string.Join('\0', texts.Prepend(question));
                if (!known.TryGetValue(key, out var scores))
                    known.Add(key, scores = reranker.Score(question, texts));
                return scores;
            },
        };
    }

    private async Task<ShardReply> AskAsync(int shard, ShardRequest request, CancellationToken cancellationToken)
    {
        ShardReply reply;
        try
        {
            reply = ShardReply.Read(await _shards[shard].AskAsync(request.Write(), cancellationToken));
        }
        catch (Exception exception) when (exception is not OperationCanceledException || !cancellationToken.IsCancellationRequested)
        {
            throw new ShardFailedException(shard, $"Shard {shard + 1} of {_shards.Count} did not answer ({exception.Message}).", exception);
        }

        if (reply.Version != _front.Version)
            throw new ShardFailedException(shard, $"Shard {shard + 1} of {_shards.Count} has version {reply.Version} of the corpus, and not {_front.Version}.");
        return reply.IsTo(request) ? reply : throw new ShardFailedException(shard, $"Shard {shard + 1} of {_shards.Count} does not say all that it was asked.");
    }
}
