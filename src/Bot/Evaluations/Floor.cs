using System.Globalization;

namespace Bot.Evaluations;

/// <summary>What a figure must reach at least, or at most where less is better.</summary>
internal sealed record Floor(Measure Measure, double Value)
{
    /// <summary>Reads "evidenceFirst3=0.85"; null when it is not so.</summary>
    internal static Floor? TryParse(string text)
    {
        var parts = text.Split('=', 2, StringSplitOptions.TrimEntries);
        return parts is [var name, var number]
            && Measure.All.FirstOrDefault(measure => measure.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) is { } measure
            && double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            && double.IsFinite(value)
                ? new Floor(measure, value)
                : null;
    }

    /// <summary>What is wrong, in one line; null when the figure holds. A figure that could not be measured does not hold.</summary>
    internal string? Missed(IReadOnlyDictionary<string, double> figures)
    {
        if (!figures.TryGetValue(Measure.Name, out var figure))
            return $"{Measure.Name} could not be measured with these questions.";
        if (Measure.LessIsBetter ? figure <= Value : figure >= Value)
            return null;

        var (relation, kind) = Measure.LessIsBetter ? ("above", "ceiling") : ("below", "floor");
        return string.Create(CultureInfo.InvariantCulture, $"{Measure.Name} is {figure:0.####}, {relation} its {kind} of {Value:0.####}.");
    }
}
