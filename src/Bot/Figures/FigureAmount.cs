using System.Globalization;
using Bot.Core.Figures;

namespace Bot.Figures;

/// <summary>A number with its unit: "7,000 people", "£500 million", "4,000–5,000 boats", "90%", "×2".</summary>
internal static class FigureAmount
{
    private static readonly (decimal Size, string Word)[] Scales =
        [(1_000_000_000_000, " trillion"), (1_000_000_000, " billion"), (1_000_000, " million"), (1, "")];

    /// <param name="high">The upper end of a range; null where there is one value.</param>
    internal static string Of(decimal value, decimal? high, string unit)
    {
        var one = Math.Abs(high ?? value) == 1;
        return unit switch
        {
            "percent" => $"{Range(value, high, "")}%",
            "factor" => $"×{Range(value, high, "")}",
            _ when FigureUnit.IsMoney(unit) => Range(value, high, FigureUnit.Symbol(unit)),
            _ => $"{Range(value, high, "")} {(one ? UnitName.OfOne(unit) : unit)}",
        };
    }

    private static string Range(decimal low, decimal? high, string symbol)
    {
        var (digits, scale) = Scaled(low, symbol);
        if (high is not { } end || end == low)
            return digits + scale;

        var (endDigits, endScale) = Scaled(end, symbol);
        // A dash before a minus would be hard to read.
        if (low < 0)
            return $"{digits}{scale} to {endDigits}{endScale}";

        // What both ends share stands once: "£4–5 million".
        return scale == endScale ? $"{digits}–{endDigits[symbol.Length..]}{endScale}" : $"{digits}{scale}–{endDigits}{endScale}";
    }

    // Only a number that is exactly so many millions is written in them: what is shown is never rounded.
    private static (string Digits, string Scale) Scaled(decimal value, string symbol)
    {
        var size = Math.Abs(value);
        var (scale, word) = Scales.First(scale => scale.Size == 1 || (size >= scale.Size && decimal.Round(size / scale.Size, 3) == size / scale.Size));
        var pence = symbol.Length > 0 && scale == 1 && size != decimal.Truncate(size) && decimal.Round(size, 2) == size;
        var digits = (size / scale).ToString(pence ? "N2" : "#,0.##########", CultureInfo.InvariantCulture);
        return ($"{(value < 0 ? "-" : "")}{symbol}{digits}", word);
    }
}
