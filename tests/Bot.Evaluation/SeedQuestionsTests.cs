namespace Bot.Evaluation;

/// <summary>The questions written for the seed articles: 32 that they answer, 13 that they do not.</summary>
public sealed class SeedQuestionsTests(SeedQuestionsTests.Run run) : IClassFixture<SeedQuestionsTests.Run>
{
    [Theory]
    [InlineData("evidenceFirst", 0.75)]
    [InlineData("evidenceFirst3", 0.85)]
    [InlineData("evidenceFirst10", 0.95)]
    [InlineData("acceptInAnswer", 0.70)]
    [InlineData("unanswerableRefused", 0.70)]
    public void A_figure_does_not_fall_below_its_floor(string name, double floor) => Assert.InRange(run.Evaluation.Figures[name], floor, 1);

    [Fact]
    public void Few_questions_that_have_an_answer_are_refused() => Assert.InRange(run.Evaluation.Figures["answerableRefused"], 0, 0.15);

    [Fact]
    public void Every_printed_quote_is_verbatim()
    {
        Assert.True(run.Evaluation.Quotes > 500);
        Assert.Equal(run.Evaluation.Quotes, run.Evaluation.QuotesVerbatim);
    }

    [Fact]
    public void Every_sentence_of_every_answer_is_cited() => Assert.All(
        run.Evaluation.Judgements.Select(judgement => judgement.Document).Where(document => document.Found),
        document => Assert.All(document.Sentences, sentence => Assert.Contains(sentence.Text, document.Citations[sentence.Citations[0] - 1].Quote, StringComparison.Ordinal)));

    [Fact]
    public void Every_refusal_says_what_is_missing_and_shows_what_comes_closest() => Assert.All(
        run.Evaluation.Judgements.Select(judgement => judgement.Document).Where(document => !document.Found),
        document =>
        {
            Assert.NotEqual("", document.Missing);
            Assert.NotEmpty(document.Closest);
        });

    public sealed class Run : IAsyncLifetime
    {
        internal Evaluations.Evaluation Evaluation { get; private set; } = new([], 0, 0);

        public async ValueTask InitializeAsync() => Evaluation = await EvaluatedCorpus.RunAsync(
            Path.Combine(EvaluationData.Repository, "seeds"),
            Path.Combine(EvaluationData.Repository, "tests", "Bot.Evaluation", "seeds", "questions.jsonl"),
            TestContext.Current.CancellationToken);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
