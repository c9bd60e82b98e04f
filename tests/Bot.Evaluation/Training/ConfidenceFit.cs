using System.Globalization;
using Bot.Core.Answers;
using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;
using Microsoft.ML.Trainers.LightGbm;

namespace Bot.Evaluation.Training;

/// <summary>One question for the confidence: its features, whether it has an answer, and the fold it is left out with.</summary>
/// <param name="Weight">How much it counts when trees are fitted.</param>
/// <param name="CalibrationWeight">How much it counts when they are calibrated: every set as much as any other.</param>
internal sealed record Example(float[] Features, bool HasAnswer, double Weight, double CalibrationWeight, int Fold);

/// <summary>The logistic curve from a sum of trees to a probability.</summary>
internal sealed record Calibration(double Slope, double Offset)
{
    public static Calibration None { get; } = new(1, 0);

    public double Probability(double logOdds) => 1 / (1 + Math.Exp(-((Slope * logOdds) + Offset)));
}

/// <summary>Boosted trees for the confidence, fitted by LightGBM (Ke et al. 2017) and calibrated by what questions get that were left out (Platt 1999).</summary>
internal static class ConfidenceFit
{
    public const int Folds = 5;

    private const int Trees = 450;
    private const int Leaves = 12;

    /// <summary>The lines of the file that <see cref="BoostedTrees.Parse"/> reads.</summary>
    public static List<string> Lines(IReadOnlyList<Example> examples, Calibration calibration) => Trained(examples, calibration);

    /// <summary>Trees that are not calibrated, to rank with.</summary>
    public static BoostedTrees Uncalibrated(IReadOnlyList<Example> examples) => BoostedTrees.Parse(Confidence.Names, Trained(examples, Calibration.None));

    /// <summary>The log-odds that each example gets from trees fitted without its fold.</summary>
    public static List<(Example Example, double LogOdds)> LeftOut(IReadOnlyList<Example> examples) =>
    [
        .. Enumerable.Range(0, Folds).SelectMany(fold =>
        {
            var trees = Uncalibrated([.. examples.Where(example => example.Fold != fold)]);
            return examples.Where(example => example.Fold == fold).Select(example => (example, (double)trees.LogOdds(example.Features)));
        }),
    ];

    /// <summary>The chance that an example with an answer scores above one without (area under the ROC curve).</summary>
    public static double Auc(IEnumerable<(bool HasAnswer, double Score)> scored)
    {
        var all = scored.ToLookup(one => one.HasAnswer, one => one.Score);
        var without = all[false].Order().ToArray();
        return all[true].Average(score =>
        {
            var below = LowerBound(without, score);
            var upTo = LowerBound(without, Math.BitIncrement(score));
            return (below + upTo) / 2.0 / without.Length;
        });
    }

    private static int LowerBound(double[] sorted, double value)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] < value)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }

    /// <summary>Slope and offset of the logistic curve through the log-odds, by Newton's method.</summary>
    public static Calibration Calibrate(IReadOnlyList<(Example Example, double LogOdds)> scored)
    {
        double slope = 1, offset = 0;
        for (var step = 0; step < 30; step++)
        {
            double g0 = 0, g1 = 0, h00 = 1e-9, h01 = 0, h11 = 1e-9;
            foreach (var (example, logOdds) in scored)
            {
                var p = 1 / (1 + Math.Exp(-((slope * logOdds) + offset)));
                var error = example.CalibrationWeight * ((example.HasAnswer ? 1 : 0) - p);
                var curvature = example.CalibrationWeight * p * (1 - p);
                g0 += error;
                g1 += error * logOdds;
                h00 += curvature;
                h01 += curvature * logOdds;
                h11 += curvature * logOdds * logOdds;
            }

            var determinant = (h00 * h11) - (h01 * h01);
            offset += ((h11 * g0) - (h01 * g1)) / determinant;
            slope += ((h00 * g1) - (h01 * g0)) / determinant;
        }

        return new Calibration(slope, offset);
    }

    private static List<string> Trained(IReadOnlyList<Example> examples, Calibration calibration)
    {
        var ml = new MLContext(seed: 1);
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, Confidence.Names.Length);
        var mean = examples.Average(example => example.Weight);
        var rows = ml.Data.LoadFromEnumerable(examples.Select(example => new Row(example.Features, example.HasAnswer, (float)(example.Weight / mean))), schema);
        var trainer = ml.BinaryClassification.Trainers.LightGbm(new LightGbmBinaryTrainer.Options
        {
            NumberOfIterations = Trees,
            NumberOfLeaves = Leaves,
            LearningRate = 0.05,
            MinimumExampleCountPerLeaf = 8,
            ExampleWeightColumnName = nameof(Row.Weight),
            NumberOfThreads = 2,
            Seed = 1,
            Booster = new GradientBooster.Options { L2Regularization = 5, MinimumChildWeight = 4, FeatureFraction = 0.5, SubsampleFraction = 0.7, SubsampleFrequency = 1 },
        });
        var lines = new List<string> { $"{Number(calibration.Offset)} 1" };
        foreach (var tree in trainer.Fit(rows).Model.SubModel.TrainedTreeEnsemble.Trees)
            Write(tree, examples, calibration.Slope, lines);
        return lines;
    }

    private static void Write(RegressionTreeBase tree, IReadOnlyList<Example> examples, double slope, List<string> lines)
    {
        var counts = new double[tree.LeafValues.Count];
        foreach (var example in examples)
            counts[Leaf(tree, example.Features)] += example.Weight;
        Write(tree.LeftChild.Count == 0 ? -1 : 0, 0);

        void Write(int node, int depth)
        {
            var indent = new string(' ', depth);
            if (node < 0)
            {
                lines.Add($"{indent}{Number(tree.LeafValues[~node] * slope)} {Number(Math.Max(counts[~node], 1e-3))}");
                return;
            }

            lines.Add($"{indent}{Confidence.Names[tree.NumericalSplitFeatureIndexes[node]]} <= {Number(tree.NumericalSplitThresholds[node])}");
            Write(tree.LeftChild[node], depth + 1);
            Write(tree.RightChild[node], depth + 1);
        }
    }

    private static int Leaf(RegressionTreeBase tree, float[] features)
    {
        var node = tree.LeftChild.Count == 0 ? -1 : 0;
        while (node >= 0)
            node = features[tree.NumericalSplitFeatureIndexes[node]] <= tree.NumericalSplitThresholds[node] ? tree.LeftChild[node] : tree.RightChild[node];
        return ~node;
    }

    private static string Number(double number) => number.ToString("G5", CultureInfo.InvariantCulture);

    private sealed record Row(float[] Features, bool Label, float Weight);
}
