namespace Bot.Evaluation.Training;

/// <summary>The candidates of one question: their features and which of them are right.</summary>
internal sealed record Candidates(float[][] Features, bool[] IsRight);

/// <summary>One question for the confidence: its features, whether it has an answer, and how much it counts.</summary>
internal sealed record Example(float[] Features, bool HasAnswer, double Weight);

/// <summary>Gradient ascent with a step of its own for every weight (AdaGrad; Duchi, Hazan and Singer 2011). Seeded: the same data give the same weights.</summary>
internal static class Fit
{
    private const int Epochs = 60;

    /// <summary>Weights that give the right candidates of each question the most of the softmax over all of them.</summary>
    /// <param name="kept">Places of weights that are set by hand, and those weights.</param>
    public static double[] Ranking(IReadOnlyList<Candidates> questions, int features, IReadOnlyDictionary<int, double> kept)
    {
        const double Step = 0.5;
        const double Decay = 1e-4;
        var weights = new double[features];
        foreach (var (place, weight) in kept)
            weights[place] = weight;
        var squares = new double[features];
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            foreach (var question in Shuffled(questions, epoch).Where(question => question.IsRight.Contains(true)))
            {
                var scores = question.Features.Select(row => Dot(weights, row)).ToArray();
                var highest = scores.Max();
                var shares = scores.Select(score => Math.Exp(score - highest)).ToArray();
                var all = shares.Sum();
                var right = shares.Where((_, i) => question.IsRight[i]).Sum();
                for (var k = 0; k < features; k++)
                {
                    if (kept.ContainsKey(k))
                        continue;
                    var gradient = -Decay * weights[k];
                    for (var i = 0; i < shares.Length; i++)
                        gradient += question.Features[i][k] * ((question.IsRight[i] ? shares[i] / Math.Max(right, 1e-12) : 0) - (shares[i] / all));
                    weights[k] += Grown(squares, k, gradient, Step);
                }
            }
        }

        return weights;
    }

    /// <summary>Logistic regression; a weight never takes the sign that its feature cannot mean.</summary>
    /// <param name="signs">For each feature 1, -1, or 0 where both are possible.</param>
    public static double[] Confidence(IReadOnlyList<Example> examples, int[] signs)
    {
        const double Step = 0.3;
        const double Decay = 0.002;
        var weights = new double[signs.Length];
        var squares = new double[signs.Length];
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            foreach (var example in Shuffled(examples, epoch))
            {
                var error = (example.HasAnswer ? 1 : 0) - (1 / (1 + Math.Exp(-Dot(weights, example.Features))));
                for (var k = 0; k < weights.Length; k++)
                {
                    weights[k] += Grown(squares, k, example.Weight * ((error * example.Features[k]) - (Decay * weights[k])), Step);
                    if (weights[k] * signs[k] < 0)
                        weights[k] = 0;
                }
            }
        }

        return weights;
    }

    /// <summary>The chance that an example with an answer scores above one without (area under the ROC curve).</summary>
    public static double Auc(IReadOnlyList<Example> examples, double[] weights)
    {
        var without = examples.Where(example => !example.HasAnswer).Select(example => Dot(weights, example.Features)).Order().ToArray();
        var with = examples.Where(example => example.HasAnswer).Select(example => Dot(weights, example.Features)).ToArray();
        return with.Average(score => without.Average(other => score > other ? 1.0 : score < other ? 0 : 0.5));
    }

    public static double Dot(double[] weights, float[] features)
    {
        var sum = 0.0;
        for (var i = 0; i < weights.Length; i++)
            sum += weights[i] * features[i];
        return sum;
    }

    private static double Grown(double[] squares, int place, double gradient, double step)
    {
        squares[place] += gradient * gradient;
        return step * gradient / Math.Sqrt(squares[place] + 1e-6);
    }

    private static IEnumerable<T> Shuffled<T>(IReadOnlyList<T> items, int seed)
    {
        var random = new Random(seed);
        return items.OrderBy(_ => random.Next());
    }
}
