using Bot.Core.Articles;
using Bot.Core.Search;

namespace Bot.Core.Sharding;

/// <summary>Makes the snapshot of a shard.</summary>
public static class ShardBuilder
{
    /// <summary>Of articles that were read anywhere.</summary>
    /// <param name="articles">Those whose file falls to the shard, in the order of their files.</param>
    public static CorpusSnapshot Build(string version, IReadOnlyList<Article> articles, CorpusOptions options, CancellationToken cancellationToken) =>
        CorpusSnapshot.Build(version, new ArticleFolderReading(articles, [], []), options.PassageWords, Synonyms.None, before: null, progress: null, cancellationToken);

    /// <summary>Of a snapshot that has all articles, whose analysis is taken over, and its vectors.</summary>
    public static CorpusSnapshot Build(CorpusSnapshot whole, int number, int shards, CorpusOptions options, CancellationToken cancellationToken)
    {
        int[] places = [.. Enumerable.Range(0, whole.Articles.Count).Where(place => ShardPlacement.ShardOf(whole.Articles[place].File, shards) == number)];
        Article[] articles = [.. places.Select(place => whole.Articles[place])];
        var unchanged = new Unchanged([.. places.Select(place => (int?)place)]);
        var shard = whole.Index.Whole is null
            ? Build(whole.State.Version, articles, options, cancellationToken)
            : CorpusSnapshot.Build(whole.State.Version, new ArticleFolderReading(articles, [], []) { Unchanged = unchanged }, options.PassageWords, Synonyms.None, before: whole, progress: null, cancellationToken);
        return shard.With(whole.Vectors?.Of(whole.Index, places));
    }
}
