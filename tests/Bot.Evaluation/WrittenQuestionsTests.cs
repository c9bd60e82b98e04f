namespace Bot.Evaluation;

/// <summary>
/// The questions written for this project: about the seed articles, and about six sets of invented articles on other topics, in four languages
/// and three formats. Weights are fitted on all but one of them: "unseen" says what to expect of articles that nobody knew.
/// </summary>
public sealed class WrittenQuestionsTests(WrittenQuestionsTests.Runs runs) : IClassFixture<WrittenQuestionsTests.Runs>
{
    private const string Unseen = "unseen";

    public static TheoryData<string> Sets => [.. Runs.Names];

    [Fact]
    public void Every_set_has_its_floors()
    {
        string[] Of(string test) => [.. typeof(WrittenQuestionsTests).GetMethod(test)!.GetCustomAttributes(typeof(InlineDataAttribute), false) // named above
            .Cast<InlineDataAttribute>().Select(data => (string)data.Data[0]!)]; // the first column is the set

        Assert.Equal(Runs.Names, Of(nameof(A_figure_does_not_fall_below_its_floor)));
        Assert.Equal(Runs.Names, Of(nameof(Few_questions_that_have_an_answer_are_refused)));
    }

    /// <summary>Of each set: evidence in the first quote, in the first three, in the first ten passages; wording accepted; unanswerable questions refused.</summary>
    [Theory]
    [InlineData("seeds", 0.78, 0.92, 0.95, 0.80, 0.85)]
    [InlineData("topics", 0.83, 0.94, 0.98, 0.85, 0.85)]
    [InlineData("newsroom", 0.65, 0.78, 0.95, 0.58, 0.85)]
    [InlineData("newspaper", 0.60, 0.74, 0.93, 0.50, 0.80)]
    [InlineData("stories", 0.62, 0.64, 0.90, 0.48, 0.88)]
    [InlineData("policy", 0.78, 0.78, 0.95, 0.60, 0.75)]
    [InlineData(Unseen, 0.64, 0.75, 0.94, 0.44, 0.70)]
    public void A_figure_does_not_fall_below_its_floor(string set, double first, double first3, double first10, double accepted, double refused)
    {
        var figures = runs.Of(set).Figures;

        Assert.InRange(figures["evidenceFirst"], first, 1);
        Assert.InRange(figures["evidenceFirst3"], first3, 1);
        Assert.InRange(figures["evidenceFirst10"], first10, 1);
        Assert.InRange(figures["acceptInAnswer"], accepted, 1);
        Assert.InRange(figures["unanswerableRefused"], refused, 1);
    }

    [Theory]
    [InlineData("seeds", 0.10)]
    [InlineData("topics", 0.10)]
    [InlineData("newsroom", 0.25)]
    [InlineData("newspaper", 0.25)]
    [InlineData("stories", 0.25)]
    [InlineData("policy", 0.25)]
    [InlineData(Unseen, 0.36)]
    public void Few_questions_that_have_an_answer_are_refused(string set, double ceiling) => Assert.InRange(runs.Of(set).Figures["answerableRefused"], 0, ceiling);

    [Theory]
    [InlineData("definition")]
    [InlineData("quote")]
    [InlineData("misspelled")]
    [InlineData("follow-up")]
    public void What_is_asked_most_about_the_seeds_is_answered(string type) => Assert.Equal(0, runs.Of("seeds").ByType[type]["answerableRefused"]);

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
        internal static readonly string[] Names = ["seeds", "topics", "newsroom", "newspaper", "stories", "policy", Unseen];

        private readonly Dictionary<string, Evaluations.Evaluation> _evaluations = new(StringComparer.Ordinal);

        internal Evaluations.Evaluation Of(string set) => _evaluations[set];

        public async ValueTask InitializeAsync()
        {
            foreach (var name in Names)
            {
                _evaluations[name] = await EvaluatedCorpus.RunAsync(
                    EvaluationData.ArticlesOf(name), Path.Combine(EvaluationData.Set(name), "questions.jsonl"), TestContext.Current.CancellationToken);
            }
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
