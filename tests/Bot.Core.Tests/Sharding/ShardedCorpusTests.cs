using Bot.Core.Answers;
using Bot.Core.Search;

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
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(7)]
    public async Task Answers_are_those_of_one_machine(int shards)
    {
        var whole = MixedCorpus.Whole;
        var sharded = InShards.Of(whole, shards);
        var found = 0;

        foreach (var question in MixedCorpus.Questions(Asked))
        {
            var expected = Answerer.Answer(whole, question, new AnswerOptions());
            found += expected is Answer.Found ? 1 : 0;
            Assert.Equal(AnswerJson.Of(expected), AnswerJson.Of(await sharded.AskAsync(question, new AnswerOptions(), TestContext.Current.CancellationToken)));
        }

        output.WriteLine($"{found} of {Asked} were answered.");
        Assert.InRange(found, Asked / 4, Asked);
    }

    /// <summary>As <see cref="PassageRanker"/> searches.</summary>
    private static List<Hit> Search(CorpusSnapshot whole, Question question)
    {
        var snapshot = whole.Only(question.Filter);
        var read = snapshot.QuestionReader.Read(question);
        return PassageSearch.Top(snapshot.Index, read.Terms, [.. read.Clauses.Select(clause => clause.Terms)], 100, 25);
    }
}
