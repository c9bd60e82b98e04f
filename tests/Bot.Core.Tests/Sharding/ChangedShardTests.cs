using Bot.Core.Answers;
using Bot.Core.Articles;
using Bot.Core.Sharding;

namespace Bot.Core.Tests.Sharding;

/// <summary>A shard that took changes as segments, with deleted articles in them, tells the same as one that was read at once.</summary>
public sealed class ChangedShardTests
{
    private const int Shards = 2;

    private static readonly string[] Sources = [.. new[] { "scraped", "newspaper", "stories" }.SelectMany(set => Directory.GetFiles(Repository.PathOf($"tests/Bot.Evaluation/{set}/articles"), "*.txt")).Order(StringComparer.Ordinal)];

    [Fact]
    public async Task Shards_of_segments_answer_as_one_machine()
    {
        using TemporaryFolder all = new(), data = new(), first = new(), firstData = new(), second = new(), secondData = new();
        foreach (var source in Sources)
            Copy(source, all);
        var whole = Open(all, data).Current;
        CorpusSnapshot[] shards = [Changed(0, first, firstData), Changed(1, second, secondData)];
        Assert.All(shards, shard => Assert.InRange(shard.Index.Segments.Count, 2, 9));
        var sharded = InShards.Of(whole, shards);

        foreach (var question in MixedCorpus.Questions(1_000).Take(120).Select(question => question with { Filter = question.Filter.IsEverything ? question.Filter : new ArticleFilter { From = new DateOnly(2017, 1, 1) } }))
            Assert.Equal(AnswerJson.Of(Answerer.Answer(whole, question, new AnswerOptions())), AnswerJson.Of(await sharded.AskAsync(question, TestContext.Current.CancellationToken)));
    }

    /// <summary>Begins with some articles that go, and without some that come, and with others that change.</summary>
    private static CorpusSnapshot Changed(int shard, TemporaryFolder folder, TemporaryFolder data)
    {
        string[] own = [.. Sources.Where(source => ShardPlacement.ShardOf(Path.GetFileName(source), Shards) == shard)];
        foreach (var source in own.Skip(3))
            Copy(source, folder);
        folder.With("gone.txt", "A zebra crossed the Grand Canal of Quetzalcoatl in 1999.").With(Path.GetFileName(own[^1]), "This was something else about ships before.");
        var corpus = Open(folder, data);
        File.Delete(Path.Combine(folder.Path, "gone.txt"));
        foreach (var source in own)
            Copy(source, folder);
        corpus.Reload("a test", isDryRun: false, mayLose: true, null, CancellationToken.None);
        return corpus.Current;
    }

    private static Corpus Open(TemporaryFolder folder, TemporaryFolder data) => Corpus.Open(new CorpusOptions { Folder = folder.Path, Data = data.Path, SegmentsFrom = 1 }, null, CancellationToken.None);

    private static void Copy(string source, TemporaryFolder folder) => folder.With(Path.GetFileName(source), File.ReadAllBytes(source));
}
