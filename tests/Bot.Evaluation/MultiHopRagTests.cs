using System.Globalization;
using Bot.Evaluations;

namespace Bot.Evaluation;

/// <summary>The development half of MultiHop-RAG over its 609 news articles, counted as the benchmark counts.</summary>
public sealed class MultiHopRagTests(ITestOutputHelper output)
{
    [Fact]
    public async Task The_figures_do_not_fall_below_their_floors()
    {
        var source = EvaluationData.Find("multihop-rag");
        Assert.SkipWhen(source is null, "MultiHop-RAG may not be committed; put it into ../shared/eval/multihop-rag beside the repository.");
        var folder = Directory.CreateTempSubdirectory("bot-multihop-");
        try
        {
            MultiHopRag.Convert(source, folder.FullName);

            var evaluation = await EvaluatedCorpus.RunAsync(folder.FullName, Path.Combine(folder.FullName, "questions.jsonl"), TestContext.Current.CancellationToken);

            var ranks = evaluation.Judgements.Where(judgement => judgement.Question.Answerable).Select(FirstHit).ToList();
            double Hits(int k) => ranks.Average(rank => rank <= k ? 1.0 : 0);
            var mrr = ranks.Average(rank => rank <= 10 ? 1.0 / rank : 0);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Hits@10 {Hits(10):0.000}  Hits@4 {Hits(4):0.000}  MRR@10 {mrr:0.000}"));
            foreach (var (name, figure) in evaluation.Figures)
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name} {figure}"));
            Assert.InRange(Hits(10), 0.93, 1);
            Assert.InRange(Hits(4), 0.85, 1);
            Assert.InRange(mrr, 0.69, 1);
            Assert.InRange(evaluation.Figures["evidenceFirst10"], 0.44, 1);
            Assert.InRange(evaluation.Figures["unanswerableRefused"], 0.85, 1);
            Assert.InRange(evaluation.Figures["answerableRefused"], 0, 0.10);
            Assert.Equal(evaluation.Quotes, evaluation.QuotesVerbatim);
            Assert.All(evaluation.Judgements.SelectMany(judgement => judgement.Answer.Passages), passage => Assert.InRange(Words(passage.Quote), 1, 200));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>The place of the first passage that holds a piece of evidence once white space is removed, as in the benchmark's own script.</summary>
    private static int FirstHit(Judgement judgement)
    {
        var facts = judgement.Question.Evidence.Select(evidence => Squeezed(evidence.Text)).ToList();
        var place = judgement.Answer.Passages.TakeWhile(passage => !facts.Exists(fact => Squeezed(passage.Quote).Contains(fact, StringComparison.Ordinal))).Count();
        return place < judgement.Answer.Passages.Count ? place + 1 : int.MaxValue;
    }

    private static string Squeezed(string text) => text.Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal);

    private static int Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length;
}
