namespace Bot.Evaluation.Training;

/// <summary>The candidates of one question: their features, which of them are right, and how much the question counts.</summary>
internal sealed record Candidates(float[][] Features, bool[] IsRight, double Weight);

/// <summary>
/// Weights that give the right candidates of each question the most of the softmax over all of them, by stochastic gradient ascent with a step
/// of its own for every weight (AdaGrad; Duchi, Hazan and Singer 2011) over standardised features; the mean over the second half of the epochs is kept. Seeded: the same data give the same weights.
/// </summary>
internal static class Fit
{
    private const int Epochs = 40;
    private const double Step = 0.1;
    private const double Decay = 2e-3;

    /// <param name="kept">Places of weights that are set by hand, and those weights.</param>
    /// <param name="each">1 where each of the right candidates is to come first, 0 where any of them is enough, or between.</param>
    public static float[] Ranking(IReadOnlyList<Candidates> questions, int features, IReadOnlyDictionary<int, double> kept, double each)
    {
        var deviations = Deviations(questions, features);
        questions = [.. questions.Where(question => question.IsRight.Contains(true)).Select(question => question with { Features = [.. question.Features.Select(row => row.Select((value, k) => (float)(value / deviations[k])).ToArray())] })];
        var weights = new double[features];
        foreach (var (place, weight) in kept)
            weights[place] = weight * deviations[place];
        var squares = new double[features];
        var sums = new double[features];
        var mean = questions.Average(question => question.Weight);
        for (var epoch = 0; epoch < Epochs; epoch++)
        {
            foreach (var question in Shuffled(questions, epoch))
                Ascend(question, question.Weight / mean);
            for (var k = 0; epoch >= Epochs / 2 && k < features; k++)
                sums[k] += weights[k] / (Epochs - (Epochs / 2));
        }

        return [.. sums.Select((weight, k) => (float)(weight / deviations[k]))];

        void Ascend(Candidates question, double share)
        {
            var scores = question.Features.Select(Score).ToArray();
            var highest = scores.Max();
            var odds = scores.Select(score => Math.Exp(score - highest)).ToArray();
            var all = odds.Sum();
            var right = Math.Max(1e-12, odds.Where((_, i) => question.IsRight[i]).Sum());
            var count = question.IsRight.Count(isRight => isRight);
            for (var k = 0; k < features; k++)
            {
                if (kept.ContainsKey(k))
                    continue;
                var gradient = -Decay * weights[k];
                for (var i = 0; i < odds.Length; i++)
                    gradient += share * question.Features[i][k] * ((question.IsRight[i] ? (each / count) + ((1 - each) * odds[i] / right) : 0) - (odds[i] / all));
                squares[k] += gradient * gradient;
                weights[k] += Step * gradient / Math.Sqrt(squares[k] + 1e-6);
            }
        }

        double Score(float[] row)
        {
            var score = 0.0;
            for (var k = 0; k < features; k++)
                score += weights[k] * row[k];
            return score;
        }
    }

    private static double[] Deviations(IReadOnlyList<Candidates> questions, int features)
    {
        var rows = questions.SelectMany(question => question.Features).ToList();
        return [.. Enumerable.Range(0, features).Select(k =>
        {
            var mean = rows.Average(row => row[k]);
            return Math.Sqrt(rows.Average(row => (row[k] - mean) * (row[k] - mean))) + 1e-3;
        })];
    }

    private static IEnumerable<T> Shuffled<T>(IReadOnlyList<T> items, int seed)
    {
        var random = new Random(seed);
        return items.OrderBy(_ => random.Next());
    }
}
