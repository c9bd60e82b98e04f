using System.Globalization;
using Bot.Core;
using Bot.Core.Answers;
using Bot.Core.Articles;
using Bot.Core.Search;
using Bot.Evaluations;

namespace Bot.Evaluation.Training;

/// <summary>
/// Fits the three models of the engine on the development data, one after the other since each reads what the one before it found, writes their
/// files into src/Bot.Core with their figures, and prints what a fit without each data set reaches on it (ADR 0004, 0005). Run it with
/// `dotnet run -c Release --project tests/Bot.Evaluation -- -explicit only -method "*WeightTraining*" -showLiveOutput`.
/// </summary>
public sealed class WeightTraining(ITestOutputHelper output)
{

    /// <summary>What the data hardly have, text quality and what somebody or something is, is weighed by hand.</summary>
    private static readonly Dictionary<string, double> ByHand = new(StringComparer.Ordinal)
    {
        ["text quality"] = 0.5,
        ["definition behind"] = 0.6,
        ["apposition behind"] = 2.5,
        ["naming before"] = 1.5,
        ["role before"] = 1,
    };

    [Fact(Explicit = true)]
    public async Task Fit_the_weights()
    {
        Assert.SkipWhen(EvaluationData.Find("multihop-rag") is null, "The development data lie beside the repository in shared/eval.");
        var sets = (await SetsAsync()).Select(set => (Set: set, Snapshot: set.Snapshot())).ToList();
        var weights = Weights.BuiltIn;

        weights = weights with { Passages = Ranking<PassageFeature>(sets, weights, PassagesOf, each: 0.5) };
        Write("Search", Weights.PassagesFile, [$"# Weights of the features of a passage (PassageFeature, ADR 0004), fitted on {Names(sets)}.", .. Lines(weights.Passages)]);
        weights = weights with { Sentences = Ranking<SentenceFeature>(sets, weights, SentencesOf, each: 0) };
        Write("Search", Weights.SentencesFile, [$"# Weights of the features of a sentence (SentenceFeature, ADR 0004), fitted on {Names(sets)}.", .. Lines(weights.Sentences)]);

        var examples = sets.Select(entry => (entry.Set.Name, Examples: ExamplesOf(entry.Set, entry.Snapshot, weights))).ToList();
        var all = examples.SelectMany(set => set.Examples).ToList();
        var leftOut = ConfidenceFit.LeftOut(all);
        var calibration = ConfidenceFit.Calibrate(leftOut);
        List<string> figures = [.. FiguresOf(examples, leftOut, calibration), .. Reliability(leftOut, calibration)];
        var trees = ConfidenceFit.Lines(all, calibration);
        Write("Answers", Weights.ConfidenceFile, [$"# Boosted trees of the confidence (ConfidenceFeature and SentenceFeature, ADR 0005), fitted on {Names(sets)}.", .. figures.Select(line => "# " + line), .. trees]);
        foreach (var line in figures)
            output.WriteLine(line);
    }

    internal static async Task<List<TrainingSet>> SetsAsync()
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
                await TrainingSet.OfFolderAsync("newsroom", Path.Combine(here, "newsroom", "articles"), Path.Combine(here, "newsroom", "questions.jsonl"), 2, 5, cancellation),
                await TrainingSet.OfFolderAsync("newspaper", Path.Combine(here, "newspaper", "articles"), Path.Combine(here, "newspaper", "questions.jsonl"), 2, 5, cancellation),
                await TrainingSet.OfFolderAsync("stories", Path.Combine(here, "stories", "articles"), Path.Combine(here, "stories", "questions.jsonl"), 2, 5, cancellation),
                await TrainingSet.OfFolderAsync("policy", Path.Combine(here, "policy", "articles"), Path.Combine(here, "policy", "questions.jsonl"), 2, 5, cancellation),
                await TrainingSet.OfFolderAsync("MultiHop-RAG", multiHop.FullName, Path.Combine(multiHop.FullName, "questions.jsonl"), 1, 1, cancellation),
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

    private static LinearModel Ranking<TFeature>(
        IReadOnlyList<(TrainingSet Set, CorpusSnapshot Snapshot)> sets, Weights weights, Func<CorpusSnapshot, Reading, IEnumerable<(int Passage, TextSpan Span, float[] Features)>> candidates, double each)
        where TFeature : struct, Enum
    {
        var names = FeatureNames.Of<TFeature>();
        var questions = sets.SelectMany(entry => entry.Set.Questions.Where(question => question.Answerable).Select(question =>
        {
            var found = candidates(entry.Snapshot, Read(entry.Snapshot, question, weights)).ToList();
            return new Candidates(
                [.. found.Select(candidate => candidate.Features)],
                [.. found.Select(candidate => Holds(entry.Snapshot, question, candidate.Passage, candidate.Span))],
                typeof(TFeature) == typeof(PassageFeature) && entry.Set.Name == "MultiHop-RAG" ? 8 : entry.Set.Repeats);
        })).ToList();
        var byHand = ByHand.Where(entry => names.Contains(entry.Key, StringComparer.Ordinal)).ToDictionary(entry => Array.IndexOf(names, entry.Key), entry => entry.Value);
        return new LinearModel(names, Fit.Ranking(questions, names.Length, byHand, each));
    }

    private static IEnumerable<(int Passage, TextSpan Span, float[] Features)> PassagesOf(CorpusSnapshot snapshot, Reading reading) =>
        reading.Passages.Select(passage => (passage.Passage, snapshot.Index.PassageSpan(passage.Passage), passage.Features));

    // All of them, not the best by the present weights: the fit must not depend on where it starts.
    private static IEnumerable<(int Passage, TextSpan Span, float[] Features)> SentencesOf(CorpusSnapshot snapshot, Reading reading) =>
        reading.Sentences.Select(sentence => (
            sentence.Passage,
            QuoteSpan.Of(snapshot.Index, snapshot.Articles[snapshot.Index.ArticleOf(sentence.Passage)], sentence.Sentence, sentence.LeansBack),
            sentence.Features));

    private static Reading Read(CorpusSnapshot snapshot, EvaluationQuestion question, Weights weights) =>
        Reading.Of(snapshot, new Question(question.Question) { Context = question.Turns() }, weights, readsAll: true);

    internal static bool Holds(CorpusSnapshot snapshot, EvaluationQuestion question, int passage, TextSpan span)
    {
        var article = snapshot.Articles[snapshot.Index.ArticleOf(passage)];
        var text = article.Text.Substring(span.Start, span.Length);
        return question.Evidence.Any(evidence => !evidence.Partial && evidence.File == article.File && Folded.Holds(text, evidence.Text));
    }

    /// <summary>Questions with and without an answer count the same in each set.</summary>
    private static List<Example> ExamplesOf(TrainingSet set, CorpusSnapshot snapshot, Weights weights)
    {
        var read = set.Questions.Select(question => (Question: question, Read(snapshot, question, weights).Features)).Where(one => one.Features.Length > 0).ToList();
        var with = read.Count(one => one.Question.Answerable);
        var folds = read.Select(one => set.Group(one.Question)).Distinct(StringComparer.Ordinal).Select((group, i) => (group, i)).ToDictionary(entry => entry.group, entry => entry.i % ConfidenceFit.Folds, StringComparer.Ordinal);
        return [.. read.Select(one =>
        {
            var weight = 500.0 / (one.Question.Answerable ? with : read.Count - with);
            return new Example(one.Features, one.Question.Answerable, weight * set.Share, weight, folds[set.Group(one.Question)]);
        })];
    }

    private static List<string> FiguresOf(List<(string Name, List<Example> Examples)> sets, List<(Example Example, double LogOdds)> leftOut, Calibration calibration)
    {
        var logOdds = leftOut.ToDictionary(one => one.Example, one => one.LogOdds);
        return
        [
            "On questions left out (five folds; of SQuAD 2.0 whole articles): area under the curve, unanswerable and answerable refused below 0.5; area under the curve on each set when it is left out whole.",
            .. sets.Select(set =>
            {
                var trees = ConfidenceFit.Uncalibrated([.. sets.Where(other => other.Name != set.Name).SelectMany(other => other.Examples)]);
                var folds = ConfidenceFit.Auc(set.Examples.Select(example => (example.HasAnswer, logOdds[example])));
                var whole = ConfidenceFit.Auc(set.Examples.Select(example => (example.HasAnswer, (double)trees.LogOdds(example.Features))));
                double Refused(bool hasAnswer) => set.Examples.Where(example => example.HasAnswer == hasAnswer).Average(example => calibration.Probability(logOdds[example]) < 0.5 ? 1.0 : 0);
                return string.Create(CultureInfo.InvariantCulture, $"{set.Name}: {folds:0.000}, {Refused(false):0.00}, {Refused(true):0.00}; {whole:0.000}");
            }),
        ];
    }

    /// <summary>What share of the questions left out has an answer, by the confidence that was told; every set counts the same.</summary>
    private static IEnumerable<string> Reliability(List<(Example Example, double LogOdds)> leftOut, Calibration calibration) => leftOut
        .GroupBy(one => Math.Min(9, (int)(calibration.Probability(one.LogOdds) * 10)))
        .OrderBy(group => group.Key)
        .Select(group =>
        {
            var weight = group.Sum(one => one.Example.CalibrationWeight);
            var told = group.Sum(one => one.Example.CalibrationWeight * calibration.Probability(one.LogOdds)) / weight;
            var answered = group.Where(one => one.Example.HasAnswer).Sum(one => one.Example.CalibrationWeight) / weight;
            return string.Create(CultureInfo.InvariantCulture, $"confidence {group.Key / 10.0:0.0} to {(group.Key + 1) / 10.0:0.0}: {group.Count()} questions, told {told:0.00}, have an answer {answered:0.00}");
        });

    private static IEnumerable<string> Lines(LinearModel model) =>
        model.Names.Select((name, i) => string.Create(CultureInfo.InvariantCulture, $"{name} {model.Weights[i]:0.###}"));

    private static string Names(IEnumerable<(TrainingSet Set, CorpusSnapshot Snapshot)> sets) => string.Join(", ", sets.Select(entry => entry.Set.Name));

    private static void Write(string folder, string file, IEnumerable<string> lines) =>
        File.WriteAllLines(Path.Combine(EvaluationData.Repository, "src", "Bot.Core", folder, file), lines);
}
