using System.Globalization;

namespace Bot.Core.Search;

/// <summary>
/// A weighted sum of named features, read from a file of the program with one feature and its weight a line; "#" begins a comment.
/// The file is written by the training in tests/Bot.Evaluation (ADR 0004).
/// </summary>
internal sealed class LinearModel
{
    private readonly float[] _weights;

    public LinearModel(string[] names, float[] weights)
    {
        Names = names;
        _weights = weights;
    }

    public IReadOnlyList<string> Names { get; }

    public IReadOnlyList<float> Weights => _weights;

    /// <exception cref="InvalidDataException">The file names another set of features than the program computes.</exception>
    public static LinearModel Parse<TFeature>(IEnumerable<string> text)
        where TFeature : struct, Enum
    {
        var names = FeatureNames.Of<TFeature>();
        var weights = new float[names.Length];
        Array.Fill(weights, float.NaN);
        var lines = text.Where(line => line.Length > 0 && line[0] != '#').ToList();
        foreach (var line in lines)
        {
            var end = line.LastIndexOf(' ');
            var place = end < 0 ? -1 : Array.IndexOf(names, line[..end]);
            if (place < 0)
                throw new InvalidDataException($"“{line}” weighs no feature; train the weights anew.");
            weights[place] = float.Parse(line[(end + 1)..], CultureInfo.InvariantCulture);
        }

        return !Array.Exists(weights, float.IsNaN) ? new LinearModel(names, weights) : throw new InvalidDataException("Features without a weight; train the weights anew.");
    }

    public float Score(ReadOnlySpan<float> features)
    {
        var score = 0f;
        for (var i = 0; i < _weights.Length; i++)
            score += _weights[i] * features[i];
        return score;
    }

    /// <summary>The most that <see cref="Score"/> can be, to the last bit: rounding never turns the order of two sums whose parts are in order.</summary>
    /// <param name="most">What each feature is at the most; 0 at the least.</param>
    /// <param name="isExact">Where that is what it is.</param>
    public float MostOf(ReadOnlySpan<float> most, ReadOnlySpan<bool> isExact)
    {
        var score = 0f;
        for (var i = 0; i < _weights.Length; i++)
            score += isExact[i] || _weights[i] > 0 ? _weights[i] * most[i] : 0;
        return score;
    }
}
