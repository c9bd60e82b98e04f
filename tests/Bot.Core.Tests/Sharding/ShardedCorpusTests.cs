using Bot.Core.Answers;
using Bot.Core.Articles;
using Bot.Core.Search;
using Bot.Core.Sharding;

namespace Bot.Core.Tests.Sharding;

public sealed class ShardedCorpusTests(ITestOutputHelper output)
{
    private const int Asked = 1_000;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(7)]
    public async Task Lists_and_scores_are_those_of_one_machine(int shards)
    {
        var whole = MixedCorpus.Whole;
        var sharded = InShards.Of(whole, shards);

        foreach (var question in MixedCorpus.Questions(Asked))
            Assert.Equal(Search(whole, question), await sharded.ReadAsync(snapshot => Search(snapshot, question), TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(1, 200)]
    [InlineData(2, 200)]
    [InlineData(4, Asked)]
    [InlineData(7, 200)]
    public async Task Answers_are_those_of_one_machine(int shards, int questions)
    {
        var whole = MixedCorpus.Whole;
        var counted = new CountedCalls();
        var sharded = InShards.Of(whole, shards, (_, shard) => counted.Around(shard));
        var (found, most) = (0, 0);

        foreach (var question in MixedCorpus.Questions(Asked).Take(questions))
        {
            counted.Calls = 0;
            var expected = Answerer.Answer(whole, question, new AnswerOptions());
            found += expected is Answer.Found ? 1 : 0;
            Assert.Equal(AnswerJson.Of(expected), AnswerJson.Of(await sharded.AskAsync(question, TestContext.Current.CancellationToken)));
            most = Math.Max(most, counted.Calls);
        }

        output.WriteLine($"{found} of {questions} were answered; the calls that a question cost at most, of all shards: {most}.");
        Assert.InRange(found, questions / 4, questions);
        // Each round is a wait for the network.
        Assert.InRange(most, shards, 12 * shards);
    }

    [Fact]
    public async Task Claims_are_checked_as_on_one_machine()
    {
        var whole = MixedCorpus.Whole;
        var sharded = InShards.Of(whole, 3);
        var random = new Random(11);
        for (var i = 0; i < 60; i++)
        {
            var article = whole.Articles[random.Next(whole.Articles.Count)];
            var figures = whole.FiguresIn(article);
            if (figures.Count == 0)
                continue;
            var told = article.TextOf(figures[random.Next(figures.Count)].Sentence);
            Claim[] claims = [new(told, null), new(told.Replace('1', '7'), "It is said.")];
            var filter = i % 3 == 0 ? MixedCorpus.Filter(random) : ArticleFilter.Everything;

            var expected = Answerer.Check(whole, claims, filter, new AnswerOptions());
            var actual = await sharded.CheckAsync(claims, filter, TestContext.Current.CancellationToken);

            Assert.Equal(expected.Select(claim => AnswerJson.Of(claim.Answer)), actual.Select(claim => AnswerJson.Of(claim.Answer)));
            Assert.Equal(AnswerJson.Of(expected.SelectMany(claim => claim.Numbers)), AnswerJson.Of(actual.SelectMany(claim => claim.Numbers)));
        }
    }

    [Fact]
    public async Task What_a_filter_admits_is_told_as_on_one_machine()
    {
        var whole = MixedCorpus.Whole;
        var sharded = InShards.Of(whole, 3);
        var random = new Random(3);

        foreach (var filter in Enumerable.Range(0, 30).Select(_ => MixedCorpus.Filter(random)).Append(ArticleFilter.Everything))
        {
            Assert.Equal(whole.StateOf(filter), await sharded.StateOfAsync(filter, TestContext.Current.CancellationToken));
            Assert.Equal(whole.PublishersOf(filter), await sharded.PublishersOfAsync(filter, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task Many_questions_at_once_are_answered_as_one_after_the_other()
    {
        var whole = MixedCorpus.Whole;
        // So small that most of what is fetched is forgotten at once.
        var sharded = InShards.Of(whole, 4, cacheBytes: 100_000);
        var questions = MixedCorpus.Questions(Asked).Take(120).ToList();

        var answers = await Task.WhenAll(questions.Select(question => Task.Run(() => sharded.AskAsync(question, TestContext.Current.CancellationToken), TestContext.Current.CancellationToken)));

        Assert.Equal(questions.Select(question => AnswerJson.Of(Answerer.Answer(whole, question, new AnswerOptions()))), answers.Select(AnswerJson.Of));
    }

    [Fact]
    public async Task Without_articles_nothing_is_found()
    {
        var whole = Some.Snapshot();
        var question = new Question("Who signed the treaty?");

        Assert.Equal(AnswerJson.Of(Answerer.Answer(whole, question, new AnswerOptions())), AnswerJson.Of(await InShards.Of(whole, 3).AskAsync(question, TestContext.Current.CancellationToken)));
    }

    /// <summary>As <see cref="PassageRanker"/> searches.</summary>
    private static List<Hit> Search(CorpusSnapshot whole, Question question)
    {
        var snapshot = whole.Only(question.Filter);
        var read = snapshot.QuestionReader.Read(question);
        return PassageSearch.Top(snapshot.Index, read.Terms, [.. read.Clauses.Select(clause => clause.Terms)], 100, 25);
    }

    private sealed class CountedCalls
    {
        private int _calls;

        public int Calls { get => _calls; set => _calls = value; }

        public IShard Around(IShard shard) => new Counting(this, shard);

        private sealed class Counting(CountedCalls counted, IShard shard) : IShard
        {
            public Task<byte[]> AskAsync(byte[] request, CancellationToken cancellationToken)
            {
                Interlocked.Increment(ref counted._calls);
                return shard.AskAsync(request, cancellationToken);
            }
        }
    }
}
