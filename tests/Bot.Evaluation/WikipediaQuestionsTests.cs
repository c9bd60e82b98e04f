using System.Globalization;
using Bot.Core.Answers;
using Bot.Evaluation.Training;
using Bot.Evaluations;

namespace Bot.Evaluation;

/// <summary>
/// The development halves of SQuAD 2.0 and ClapNQ, asked open over all their articles. Quotes are sentences, two at the most, so that no long
/// passage catches the answer by luck. Confidence is measured where it was fitted, too; what it reaches on articles that were left out of the fit
/// stands at the head of Answers/confidence.txt.
/// </summary>
public sealed class WikipediaQuestionsTests(ITestOutputHelper output)
{
    [Fact]
    public void Quotes_hold_the_answers_of_SQuAD()
    {
        var source = EvaluationData.Find("squad2");
        Assert.SkipWhen(source is null, "SQuAD 2.0 may not be committed; put it into ../shared/eval/squad2 beside the repository.");

        var (first, first3, auc) = Measure(TrainingSet.Squad(source));

        Assert.InRange(first, 0.77, 1);
        Assert.InRange(first3, 0.88, 1);
        Assert.InRange(auc, 0.72, 1);
    }

    [Fact]
    public void Quotes_hold_the_selected_sentences_of_ClapNQ()
    {
        var source = EvaluationData.Find("clapnq");
        Assert.SkipWhen(source is null, "ClapNQ may not be committed; put it into ../shared/eval/clapnq beside the repository.");

        var (_, first3, auc) = Measure(TrainingSet.ClapNq(source));

        Assert.InRange(first3, 0.88, 1);
        Assert.InRange(auc, 0.80, 1);
    }

    private (double First, double First3, double Auc) Measure(TrainingSet set)
    {
        var snapshot = set.Snapshot();
        var read = set.Questions.Select(question => (Question: question, Reading: Reading.Of(snapshot, new Question(question.Question), Weights.BuiltIn))).ToList();
        var answerable = read.Where(one => one.Question.Answerable).ToList();
        double Share(int quotes) => answerable.Average(one => one.Reading.Quotes.Take(quotes).Any(quote => Holds(one.Question, quote)) ? 1.0 : 0);
        var figures = (First: Share(1), First3: Share(3), Auc: ConfidenceFit.Auc(read.Select(one => (one.Question.Answerable, (double)one.Reading.Confidence))));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{set.Name}: first quote {figures.First:0.000}, first three {figures.First3:0.000}, area under the curve where fitted {figures.Auc:0.000}"));
        return figures;

        bool Holds(EvaluationQuestion question, SelectedQuote quote) => question.Evidence.Any(evidence =>
            evidence.File == snapshot.Articles[quote.Article].File
            && Folded.Holds(snapshot.Articles[quote.Article].Text.Substring(quote.Span.Start, quote.Span.Length), evidence.Text));
    }
}
