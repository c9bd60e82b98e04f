using Bot.Core.Answers;
using Bot.Core.Articles;
using Bot.Core.Sharding;

namespace Bot.Core.Tests.Sharding;

public sealed class ShardFailureTests
{
    private static readonly Article[] Articles = [.. Enumerable.Range(0, 12).Select(i => Some.Article($"The treaty number {i} was signed by Anna Blom in Lisbon. It says {i} things.", $"{i:00}.txt"))];
    private static readonly Question Question = new("Who signed the treaty?");

    [Fact]
    public async Task A_shard_that_fails_is_named()
    {
        var sharded = InShards.Of(Some.Snapshot(Articles), 3, (number, shard) => number == 1 ? new Failing(shard, failures: int.MaxValue) : shard);

        var failed = await Assert.ThrowsAsync<ShardFailedException>(() => sharded.AskAsync(Question, TestContext.Current.CancellationToken));

        Assert.Equal(1, failed.Shard);
        Assert.Equal("Shard 2 of 3 did not answer (The machine is gone.).", failed.Message);
        Assert.IsType<IOException>(failed.InnerException);
    }

    [Fact]
    public async Task A_question_that_is_asked_again_is_answered_as_ever()
    {
        var whole = Some.Snapshot(Articles);
        var sharded = InShards.Of(whole, 3, (number, shard) => number == 2 ? new Failing(shard, failures: 1) : shard);

        await Assert.ThrowsAsync<ShardFailedException>(() => sharded.AskAsync(Question, TestContext.Current.CancellationToken));
        var answer = await sharded.AskAsync(Question, TestContext.Current.CancellationToken);

        Assert.Equal(AnswerJson.Of(Answerer.Answer(whole, Question, new AnswerOptions())), AnswerJson.Of(answer));
    }

    [Fact]
    public async Task A_shard_of_another_version_is_no_shard_of_this_one()
    {
        var whole = Some.Snapshot(Articles);
        IShard? other = null;
        InShards.Of(Next(whole), 2, (_, shard) => other = shard);
        var sharded = InShards.Of(whole, 2, (number, shard) => number == 1 ? other! : shard); // made above

        var failed = await Assert.ThrowsAsync<ShardFailedException>(() => sharded.AskAsync(Question, TestContext.Current.CancellationToken));

        Assert.Equal("Shard 2 of 2 has version v2 of the corpus, and not v1.", failed.Message);
    }

    [Fact]
    public async Task What_is_cut_off_on_the_way_is_a_failure_too()
    {
        var sharded = InShards.Of(Some.Snapshot(Articles), 1, (_, shard) => new Cutting(shard));

        await Assert.ThrowsAsync<ShardFailedException>(() => sharded.AskAsync(Question, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_answer_to_something_else_is_a_failure_too()
    {
        var sharded = InShards.Of(Some.Snapshot(Articles), 2, (number, shard) => number == 1 ? new Mumbling(shard) : shard);

        var failed = await Assert.ThrowsAsync<ShardFailedException>(() => sharded.AskAsync(Question, TestContext.Current.CancellationToken));

        Assert.Equal("Shard 2 of 2 does not say all that it was asked.", failed.Message);
    }

    [Fact]
    public async Task A_question_that_nobody_waits_for_ends()
    {
        using var gone = new CancellationTokenSource();
        var sharded = InShards.Of(Some.Snapshot(Articles), 2, (_, shard) => new Cancelling(gone, shard));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => sharded.AskAsync(Question, gone.Token));
    }

    [Fact]
    public void Articles_of_another_corpus_are_no_shard_of_this_one()
    {
        var whole = Some.Snapshot(Articles);
        var front = CorpusFront.Of("v1", [ShardFacts.Of(whole)], WholeFacts.Of(whole));

        Assert.Throws<ArgumentException>(() => new Shard(Some.Snapshot(Articles[..3]), front, 0));
        Assert.Throws<ArgumentException>(() => CorpusFront.Of("v1", [ShardFacts.Of(Some.Snapshot(Articles[..3]))], WholeFacts.Of(whole)));
        Assert.Throws<ArgumentException>(() => CorpusFront.Of("v1", [ShardFacts.Of(whole), ShardFacts.Of(Some.Snapshot(Articles[..3]))], WholeFacts.Of(whole)));
    }

    private static CorpusSnapshot Next(CorpusSnapshot whole) => CorpusSnapshot.Build("v2", new ArticleFolderReading(whole.Articles, [], []), 100, whole.Synonyms, before: null, progress: null, CancellationToken.None);

    private sealed class Failing(IShard shard, int failures) : IShard
    {
        private int _failures;

        public Task<byte[]> AskAsync(byte[] request, CancellationToken cancellationToken) => _failures++ < failures ? throw new IOException("The machine is gone.") : shard.AskAsync(request, cancellationToken);
    }

    private sealed class Cutting(IShard shard) : IShard
    {
        public async Task<byte[]> AskAsync(byte[] request, CancellationToken cancellationToken) => (await shard.AskAsync(request, cancellationToken))[..^3];
    }

    /// <summary>Answers what nobody asked.</summary>
    private sealed class Mumbling(IShard shard) : IShard
    {
        public Task<byte[]> AskAsync(byte[] request, CancellationToken cancellationToken) => shard.AskAsync(new ShardRequest("v1") { Counted = ["treaty"] }.Write(), cancellationToken);
    }

    private sealed class Cancelling(CancellationTokenSource source, IShard shard) : IShard
    {
        public async Task<byte[]> AskAsync(byte[] request, CancellationToken cancellationToken)
        {
            await source.CancelAsync();
            return await shard.AskAsync(request, cancellationToken);
        }
    }
}
