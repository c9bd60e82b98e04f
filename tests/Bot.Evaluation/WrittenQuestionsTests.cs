namespace Bot.Evaluation;

/// <summary>
/// The questions written for this project: about the seed articles (32 answerable, 13 not), and about invented articles
/// on other topics, in three languages and formats (52 answerable, 27 not).
/// </summary>
public sealed class WrittenQuestionsTests(WrittenQuestionsTests.Runs runs) : IClassFixture<WrittenQuestionsTests.Runs>
{
    private const string Seeds = "seeds";
    private const string Topics = "topics";

    public static TheoryData<string> Sets => [Seeds, Topics];

    [Theory]
    [InlineData(Seeds, "evidenceFirst", 0.75)]
    [InlineData(Seeds, "evidenceFirst3", 0.85)]
    [InlineData(Seeds, "evidenceFirst10", 0.95)]
    [InlineData(Seeds, "acceptInAnswer", 0.70)]
    [InlineData(Seeds, "unanswerableRefused", 0.70)]
    [InlineData(Topics, "evidenceFirst", 0.80)]
    [InlineData(Topics, "evidenceFirst3", 0.92)]
    [InlineData(Topics, "evidenceFirst10", 0.98)]
    [InlineData(Topics, "acceptInAnswer", 0.82)]
    [InlineData(Topics, "unanswerableRefused", 0.60)]
    public void A_figure_does_not_fall_below_its_floor(string set, string name, double floor) => Assert.InRange(runs.Of(set).Figures[name], floor, 1);

    [Theory]
    [InlineData(Seeds, 0.15)]
    [InlineData(Topics, 0.10)]
    public void Few_questions_that_have_an_answer_are_refused(string set, double ceiling) => Assert.InRange(runs.Of(set).Figures["answerableRefused"], 0, ceiling);

    [Theory]
    [MemberData(nameof(Sets))]
    public void Every_printed_quote_is_verbatim(string set)
    {
        Assert.True(runs.Of(set).Quotes > 500);
        Assert.Equal(runs.Of(set).Quotes, runs.Of(set).QuotesVerbatim);
    }

    [Theory]
    [MemberData(nameof(Sets))]
    public void Every_sentence_of_every_answer_is_cited(string set) => Assert.All(
        runs.Of(set).Judgements.Select(judgement => judgement.Document).Where(document => document.Found),
        document => Assert.All(document.Sentences, sentence => Assert.Contains(sentence.Text, document.Citations[sentence.Citations[0] - 1].Quote, StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Sets))]
    public void Every_refusal_says_what_is_missing_and_shows_what_comes_closest(string set) => Assert.All(
        runs.Of(set).Judgements.Select(judgement => judgement.Document).Where(document => !document.Found),
        document =>
        {
            Assert.NotEqual("", document.Missing);
            Assert.Equal(document.Passages.Count > 0, document.Closest.Count > 0);
        });

    public sealed class Runs : IAsyncLifetime
    {
        private readonly Dictionary<string, Evaluations.Evaluation> _evaluations = new(StringComparer.Ordinal);

        internal Evaluations.Evaluation Of(string set) => _evaluations[set];

        public async ValueTask InitializeAsync()
        {
            var here = Path.Combine(EvaluationData.Repository, "tests", "Bot.Evaluation");
            _evaluations[Seeds] = await EvaluatedCorpus.RunAsync(
                Path.Combine(EvaluationData.Repository, "seeds"), Path.Combine(here, Seeds, "questions.jsonl"), TestContext.Current.CancellationToken);
            _evaluations[Topics] = await EvaluatedCorpus.RunAsync(
                Path.Combine(here, Topics, "articles"), Path.Combine(here, Topics, "questions.jsonl"), TestContext.Current.CancellationToken);
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
