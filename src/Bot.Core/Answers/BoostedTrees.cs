using System.Globalization;

namespace Bot.Core.Answers;

/// <summary>
/// Gradient-boosted regression trees (Friedman 2001) whose sum is a log-odds. The file holds one tree after another, each indented by its depth:
/// "feature &lt;= threshold" with the branch for yes below it and then the one for no, down to a leaf, which is a number.
/// It is written by the training in tests/Bot.Evaluation (ADR 0005).
/// </summary>
internal sealed class BoostedTrees
{
    private readonly Node[] _nodes;
    private readonly int[] _roots;

    private BoostedTrees(IReadOnlyList<string> names, Node[] nodes, int[] roots)
    {
        Names = names;
        _nodes = nodes;
        _roots = roots;
        Bias = roots.Sum(root => nodes[root].Value);
    }

    public IReadOnlyList<string> Names { get; }

    /// <summary>The log-odds before any feature is read: the mean of the examples it was fitted on.</summary>
    public float Bias { get; }

    public int Trees => _roots.Length;

    /// <exception cref="InvalidDataException">The text is no such file, or names a feature that the program does not compute.</exception>
    public static BoostedTrees Parse(IReadOnlyList<string> names, IEnumerable<string> lines)
    {
        var places = names.Select((name, place) => (name, place)).ToDictionary(entry => entry.name, entry => entry.place, StringComparer.Ordinal);
        var nodes = new List<Node>();
        var roots = new List<int>();
        using var reader = lines.Where(line => line.Length > 0 && line[0] != '#').GetEnumerator();
        while (reader.MoveNext())
            roots.Add(ReadNode(reader, places, nodes));
        return new BoostedTrees(names, [.. nodes], [.. roots]);
    }

    public float LogOdds(ReadOnlySpan<float> features)
    {
        var sum = 0f;
        foreach (var root in _roots)
        {
            var node = root;
            while (_nodes[node].Feature >= 0)
                node = features[_nodes[node].Feature] <= _nodes[node].Threshold ? node + 1 : _nodes[node].No;
            sum += _nodes[node].Value;
        }

        return sum;
    }

    /// <summary>
    /// What each feature adds to the log-odds: along the way through every tree, the change of the expected value at a split belongs to
    /// the feature that was asked there (Saabas 2014). With <see cref="Bias"/> they sum up to <see cref="LogOdds"/>.
    /// </summary>
    public float[] Contributions(ReadOnlySpan<float> features)
    {
        var contributions = new float[Names.Count];
        foreach (var root in _roots)
        {
            var node = root;
            while (_nodes[node].Feature >= 0)
            {
                var next = features[_nodes[node].Feature] <= _nodes[node].Threshold ? node + 1 : _nodes[node].No;
                contributions[_nodes[node].Feature] += _nodes[next].Value - _nodes[node].Value;
                node = next;
            }
        }

        return contributions;
    }

    private static int ReadNode(IEnumerator<string> lines, Dictionary<string, int> places, List<Node> nodes)
    {
        var line = lines.Current.Trim();
        var number = nodes.Count;
        var at = line.IndexOf(" <= ", StringComparison.Ordinal);
        // A leaf: value and the weight of the examples in it.
        if (at < 0)
        {
            var parts = line.Split(' ');
            nodes.Add(new Node(-1, 0, 0, Number(parts[0]), Number(parts[1])));
            return number;
        }

        if (!places.TryGetValue(line[..at], out var feature))
            throw new InvalidDataException($"The trees ask for “{line[..at]}”, which is no feature; train them anew.");
        nodes.Add(default);
        Next(lines);
        ReadNode(lines, places, nodes);
        Next(lines);
        var no = ReadNode(lines, places, nodes);
        var (a, b) = (nodes[number + 1], nodes[no]);
        var weight = a.Weight + b.Weight;
        nodes[number] = new Node(feature, Number(line[(at + 4)..]), no, ((a.Value * a.Weight) + (b.Value * b.Weight)) / weight, weight);
        return number;
    }

    private static void Next(IEnumerator<string> lines)
    {
        if (!lines.MoveNext())
            throw new InvalidDataException("The trees end in the middle of one; train them anew.");
    }

    private static float Number(string text) => float.Parse(text, CultureInfo.InvariantCulture);

    /// <param name="Feature">-1 for a leaf.</param>
    /// <param name="No">Where the branch for larger values begins; the one for yes stands right behind the node.</param>
    /// <param name="Value">Log-odds of a leaf; of a split the mean of the leaves below it, by weight.</param>
    private readonly record struct Node(int Feature, float Threshold, int No, float Value, float Weight);
}
