using Bot.Answers;
using Bot.Core.Figures;

namespace Bot.Figures;

/// <summary>A value in the words that every surface shows: "about 7,000 people", "over £500 million", "down over 90%", "128 people a day".</summary>
internal static class FigureValue
{
    internal static string Of(Figure figure)
    {
        var limit = Limit(figure);
        var behind = limit.StartsWith("or ", StringComparison.Ordinal);
        var amount = Amount(figure) + FigureUnit.Per(figure.Per);
        return PlainText.OneLine(string.Join(' ', Direction(figure, limit), behind ? "" : limit, amount, behind ? limit : ""));
    }

    private static string Amount(Figure figure) => figure is { Unit: "factor", Change: Change.Down, Value: >= 1 }
        ? FigureAmount.Of(figure.Value, figure.ValueHigh, "factor").Replace('×', '÷')
        : FigureAmount.Of(figure.Value, figure.ValueHigh, figure.Unit);

    // The words of the article first: "at least" says more than "over".
    private static string Limit(Figure figure) => figure.Qualifier ?? figure.Change switch
    {
        Change.About => "about",
        Change.Over => "over",
        Change.Under => "under",
        _ => "",
    };

    private static string Direction(Figure figure, string limit)
    {
        // "×2" tells its direction by itself.
        if (figure.Change is not (Change.Up or Change.Down) || figure.Unit == "factor")
            return "";

        var up = figure.Change == Change.Up;
        var word = IsEndOfChange(figure, limit) ? (up ? "rose to" : "fell to") : up ? "up" : "down";
        return limit.Split(' ')[0] == word ? "" : word;
    }

    // "Up 25%" would be false of a share that rose to 25%; only the word before the number tells them apart.
    private static bool IsEndOfChange(Figure figure, string limit)
    {
        var before = figure.Article.Text.AsSpan(figure.Sentence.Start, Math.Max(0, figure.Span.Start - figure.Sentence.Start)).TrimEnd();
        if (limit.Length > 0 && before.EndsWith(limit, StringComparison.OrdinalIgnoreCase))
            before = before[..^limit.Length].TrimEnd();
        return before.EndsWith(" to", StringComparison.OrdinalIgnoreCase);
    }
}
