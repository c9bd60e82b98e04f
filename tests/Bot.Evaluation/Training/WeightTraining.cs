using System.Globalization;
using Bot.Core;
using Bot.Core.Answers;
using Bot.Core.Search;
using Bot.Evaluations;

namespace Bot.Evaluation.Training;

/// <summary>
/// Fits the weights of ranking and confidence on all development data, prints them as lines of their tables, and prints what a fit
/// without each data set reaches on it. Nothing is written: weights are looked at, rounded and put into the tables by hand (ADR 0004).
/// Run it with `dotnet run -c Release --project tests/Bot.Evaluation -- -explicit only -showLiveOutput`.
/// </summary>
public sealed class WeightTraining(ITestOutputHelper output)
{
    private const int Considered = 60;
    private const double QualityByHand = 0.5;

    [Fact(Explicit = true)]
    public async Task Fit_the_weights()
    {
        Assert.SkipWhen(EvaluationData.Find("multihop-rag") is null, "The development data lie beside the repository in shared/eval.");
        var passages = new List<Candidates>();
        var sentences = new List<Candidates>();
        var examples = new Dictionary<string, List<Example>>(StringComparer.Ordinal);
        foreach (var set in await SetsAsync())
        {
            var snapshot = set.Snapshot();
            var asked = set.Questions.Select(question => Ask(snapshot, question)).Where(one => one.Sentences.Count > 0).ToList();
            foreach (var one in asked.Where(one => one.Question.Answerable))
            {
                passages.AddRange(Enumerable.Repeat(PassagesOf(snapshot, one), set.Repeats));
                sentences.AddRange(Enumerable.Repeat(SentencesOf(snapshot, one), set.Repeats));
            }

            examples.Add(set.Name, ExamplesOf(asked, set.Share));
        }

        Print("PassageFeatures", PassageFeatures.All, Fit.Ranking(passages, PassageFeatures.All.Length, Kept(PassageFeatures.All)));
        Print("SentenceFeatures", SentenceFeatures.All, Fit.Ranking(sentences, SentenceFeatures.All.Length, Kept(SentenceFeatures.All)));
        var confidence = Fit.Confidence([.. examples.Values.SelectMany(set => set)], Signs());
        Print("Confidence", Confidence.All, confidence);
        foreach (var (name, own) in examples)
        {
            var others = examples.Where(other => other.Key != name).SelectMany(other => other.Value).ToList();
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name}: area under the curve {Fit.Auc(own, confidence):0.000}, fitted without it {Fit.Auc(own, Fit.Confidence(others, Signs())):0.000}"));
        }
    }

    private static async Task<List<TrainingSet>> SetsAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var here = Path.Combine(EvaluationData.Repository, "tests", "Bot.Evaluation");
        var multiHop = Directory.CreateTempSubdirectory("bot-multihop-");
        try
        {
            MultiHopRag.Convert(Data("multihop-rag"), multiHop.FullName);
            return
            [
                await TrainingSet.OfFolderAsync("seeds", Path.Combine(EvaluationData.Repository, "seeds"), Path.Combine(here, "seeds", "questions.jsonl"), 1, 6, cancellation),
                await TrainingSet.OfFolderAsync("topics", Path.Combine(here, "topics", "articles"), Path.Combine(here, "topics", "questions.jsonl"), 1, 3, cancellation),
                await TrainingSet.OfFolderAsync("MultiHop-RAG", multiHop.FullName, Path.Combine(multiHop.FullName, "questions.jsonl"), 0.5, 1, cancellation),
                TrainingSet.ClapNq(Data("clapnq")),
                TrainingSet.Squad(Data("squad2")),
            ];
        }
        finally
        {
            multiHop.Delete(recursive: true);
        }

        static string Data(string name) => EvaluationData.Find(name) ?? throw new DirectoryNotFoundException($"shared/eval/{name} is missing.");
    }

    private static Asked Ask(CorpusSnapshot snapshot, EvaluationQuestion question)
    {
        var matcher = new QuestionMatcher(snapshot.Index, snapshot.QuestionReader.Read(new Question(question.Question) { Context = question.Turns() }));
        var passages = PassageRanker.Rank(snapshot.Index, snapshot.Articles, matcher);
        var sentences = new SentenceRanker(snapshot.Index, snapshot.Articles, snapshot.CueWords, matcher).Rank(passages);
        var features = sentences.Count == 0 ? [] : Answerer.ConfidenceFeatures(snapshot, matcher, new QuoteSelector(snapshot.Index, snapshot.Articles, matcher).Select(sentences, 3));
        return new Asked(question, passages, [.. sentences.Take(Considered)], features);
    }

    private static Candidates PassagesOf(CorpusSnapshot snapshot, Asked asked) => new(
        [.. asked.Passages.Select(passage => passage.Features)],
        [.. asked.Passages.Select(passage => Holds(snapshot, asked.Question, passage.Passage, snapshot.Index.PassageSpan(passage.Passage)))]);

    private static Candidates SentencesOf(CorpusSnapshot snapshot, Asked asked) => new(
        [.. asked.Sentences.Select(sentence => sentence.Features)],
        [.. asked.Sentences.Select(sentence => Holds(
            snapshot,
            asked.Question,
            sentence.Passage,
            QuoteSpan.Of(snapshot.Index, snapshot.Articles[snapshot.Index.ArticleOf(sentence.Passage)], sentence.Sentence, sentence.LeansBack)))]);

    private static bool Holds(CorpusSnapshot snapshot, EvaluationQuestion question, int passage, Core.Articles.TextSpan span)
    {
        var article = snapshot.Articles[snapshot.Index.ArticleOf(passage)];
        var text = article.Text.Substring(span.Start, span.Length);
        return question.Evidence.Any(evidence => !evidence.Partial && evidence.File == article.File && Folded.Holds(text, evidence.Text));
    }

    /// <summary>Questions with and without an answer count the same in each set.</summary>
    private static List<Example> ExamplesOf(List<Asked> asked, double share)
    {
        var with = asked.Count(one => one.Question.Answerable);
        return [.. asked.Select(one => new Example(
            one.Confidence, one.Question.Answerable, 500 * share / (one.Question.Answerable ? with : asked.Count - with)))];
    }

    private static int[] Signs() =>
    [
        .. Confidence.All.Select(feature => feature.Name switch
        {
            "constant" => 0,
            var name when name.Contains("missing", StringComparison.Ordinal) || name.Contains("corrected", StringComparison.Ordinal) || name.StartsWith("no ", StringComparison.Ordinal) => -1,
            _ => 1,
        }),
    ];

    private static Dictionary<int, double> Kept((string Name, float Weight)[] table) =>
        new() { [Array.FindIndex(table, feature => feature.Name == "text quality")] = QualityByHand };

    private void Print(string table, (string Name, float Weight)[] features, double[] weights)
    {
        output.WriteLine(table);
        for (var i = 0; i < features.Length; i++)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"    (\"{features[i].Name}\", {weights[i]:0.00}f), // now {features[i].Weight:0.00}"));
    }

    private sealed record Asked(EvaluationQuestion Question, IReadOnlyList<RankedPassage> Passages, IReadOnlyList<RankedSentence> Sentences, float[] Confidence);
}
