using Bot.Answers;
using Bot.Core.Answers;
using Bot.Core.Articles;
using Bot.Evaluations;

namespace Bot.Tests.Evaluations;

public class EvaluationRunTests
{
    private static readonly Article One = Some.Article("Calais is a port. Dover is a port. Paris is not.", "one.txt");
    private static readonly Article Two = Some.Article("Dover is a port. 28 ships lie there.", "two.txt");

    // "both" needs a passage of each of two groups; "late" has its evidence in the third passage and is refused; "none" has no answer.
    private static readonly EvaluationQuestion Both = new("both", "ports?", "list", Answerable: true)
    {
        Accept = [["Calais", "calais port"], ["Dover"]],
        Evidence = [new("one.txt", "Calais is a port.", 0), new("two.txt", "Dover is a port.", 1), new("one.txt", "Paris is not.", 2, Partial: true)],
    };

    private static readonly EvaluationQuestion Late = new("late", "ships?", "how many", Answerable: true)
    {
        Accept = [["28"]],
        Evidence = [new("two.txt", "28 ships lie there.")],
    };

    private static readonly EvaluationQuestion None = new("none", "whales?", "unanswerable", Answerable: false);

    [Fact]
    public void The_figures_are_those_worked_out_by_hand()
    {
        var calais = Some.Citation(One, "Calais is a port.");
        var dover = Some.Citation(One, "Dover is a port.", 2);
        var paris = Some.Citation(One, "Paris is not.", 3);
        var ships = Some.Citation(Two, "28 ships lie there.", 3);
        var evaluation = Run(new()
        {
            // Dover is cited from one.txt; only "also in" leads to two.txt, where the evidence lies.
            ["ports?"] = Some.Found(calais, dover with { AlsoIn = [Some.Citation(Two, "Dover is a port.")] }),
            ["ships?"] = Some.NotFound(paris) with { Passages = [paris, calais, ships] },
            ["whales?"] = Some.Found(paris),
        });

        var figures = evaluation.Figures;
        // both: the first quote meets a group; late: its closest passage is Paris.
        Assert.Equal(0.5, figures["evidenceFirst"]);
        // both: two groups within three quotes; late: none.
        Assert.Equal(0.5, figures["evidenceFirst3"]);
        // Both have all their groups among the passages.
        Assert.Equal(1, figures["evidenceFirst10"]);
        // (1/1 + 1/3) / 2
        Assert.Equal(0.6667, figures["mrr10"]);
        // both: the answer text is the first quote alone, which does not name Dover; late: refused.
        Assert.Equal(0, figures["acceptInAnswer"]);
        Assert.Equal(0.5, figures["answerableRefused"]);
        Assert.Equal(0, figures["unanswerableRefused"]);
        // Citations 2 + 0 + 1, passages 2 + 3 + 1, closest 1.
        Assert.Equal((10, 10), (evaluation.Quotes, evaluation.QuotesVerbatim));
    }

    [Fact]
    public void A_measure_that_no_question_allows_is_absent()
    {
        var figures = Run(new() { ["whales?"] = Some.NotFound() }).Figures;

        Assert.Equal(1, figures["unanswerableRefused"]);
        Assert.DoesNotContain("mrr10", figures.Keys);
    }

    [Fact]
    public void A_quote_that_the_store_does_not_hold_is_counted()
    {
        var forged = Some.Citation(One with { Text = "Calais is a fort. Dover is a port. Paris is not." }, "Calais is a fort.");
        var evaluation = Run(new() { ["whales?"] = Some.Found(forged) });

        Assert.Equal((2, 0), (evaluation.Quotes, evaluation.QuotesVerbatim));
    }

    [Fact]
    public void Figures_are_also_given_by_type()
    {
        var evaluation = Run(new() { ["whales?"] = Some.NotFound(), ["ships?"] = Some.NotFound() });

        Assert.Equal(1, evaluation.ByType["how many"]["answerableRefused"]);
        Assert.DoesNotContain("answerableRefused", evaluation.ByType["unanswerable"].Keys);
    }

    private static Evaluation Run(Dictionary<string, Answer> answers) =>
        new EvaluationRun(new Asking(question => answers[question.Text], (_, _) => [], TimeProvider.System), [One, Two])
            .Run([.. new[] { Both, Late, None }.Where(question => answers.ContainsKey(question.Question))], TestContext.Current.CancellationToken);
}
