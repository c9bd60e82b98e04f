using System.Globalization;
using System.Text;
using Bot.Answers;
using Bot.Core.Answers;

namespace Bot.Commands;

/// <summary>What features add to a score, as a table or in one line. Small ones are counted and summed up, so that what is drawn adds up.</summary>
internal static class FeatureText
{
    private const int Rows = 12;
    private const int InLine = 4;

    /// <summary>An effect below this is never drawn by itself.</summary>
    private const float Least = 0.05f;

    private const int Indent = 4;
    private const int Column = 8;

    internal static string Table(IReadOnlyList<FeatureEffect> features)
    {
        var table = new StringBuilder();
        AddRow(table, "effect", "value", "weight", "feature");
        AddRows(table, features, "");
        return table.ToString();
    }

    /// <summary>Empty when there was nothing to weigh.</summary>
    internal static string Table(ConfidenceExplanation confidence)
    {
        if (confidence is not { Start: { } start, LogOdds: { } logOdds })
            return "";
        var table = new StringBuilder();
        AddRow(table, "effect", "value", null, "feature");
        AddRow(table, Signed(start), "", null, "before any feature is read");
        AddRows(table, confidence.Features, null);
        AddRow(table, Signed(logOdds), "", null, $"log-odds, a confidence of {Number(confidence.Confidence)}");
        return table.ToString();
    }

    internal static string Line(PassageExplanation passage)
    {
        var shown = Shown(passage.Features, InLine);
        var left = passage.Features.Skip(shown.Count).ToList();
        return string.Join(" · ", [
            .. passage.Novelty >= Least ? [$"adds to those before {Signed(passage.Novelty)}"] : Array.Empty<string>(),
            .. shown.Select(Short),
            .. left.Count > 0 ? [$"{Smaller(left)} {Signed(left.Sum(feature => feature.Effect))}"] : Array.Empty<string>()]);
    }

    internal static string Short(FeatureEffect feature) => $"{feature.Feature} {Signed(feature.Effect)}";

    internal static string Number(double number) => number.ToString("0.00", CultureInfo.InvariantCulture);

    /// <param name="noWeight">What stands in the column of weights where a row has none; null where the table has no such column.</param>
    private static void AddRows(StringBuilder table, IReadOnlyList<FeatureEffect> features, string? noWeight)
    {
        var shown = Shown(features, Rows);
        foreach (var feature in shown)
            AddRow(table, Signed(feature.Effect), Number(feature.Value), feature.Weight is { } weight ? Signed(weight) : noWeight, feature.Feature);
        var left = features.Skip(shown.Count).ToList();
        if (left.Count > 0)
            AddRow(table, Signed(left.Sum(feature => feature.Effect)), "", noWeight, Smaller(left));
    }

    private static void AddRow(StringBuilder table, string effect, string value, string? weight, string feature) =>
        table.Append(effect.PadLeft(Indent + Column)).Append(value.PadLeft(Column)).Append(weight?.PadLeft(Column)).Append("  ").Append(feature).Append('\n');

    private static List<FeatureEffect> Shown(IReadOnlyList<FeatureEffect> features, int most) =>
        [.. features.Take(most).TakeWhile(feature => Math.Abs(feature.Effect) >= Least)];

    private static string Smaller(List<FeatureEffect> left) => $"{Wording.Count(left.Count, "smaller one")} together";

    private static string Signed(float number) => number.ToString("+0.00;-0.00;0.00", CultureInfo.InvariantCulture);
}
