using System.Globalization;

namespace Bot.Figures;

/// <summary>The axis of values: from 0, or by powers of ten where the largest value is more than 100 times the smallest.</summary>
internal sealed record ChartScale(bool IsLog, double Low, double High, IReadOnlyList<(double Place, string Label)> Ticks)
{
    private const double MostForLinear = 100;
    private const int TicksAimedAt = 6;

    /// <summary>Room above the largest value, for its number and for an arrow that points up.</summary>
    private const double Headroom = 1.18;

    /// <param name="unit">Gives the ticks their sign: "£5M", "90%".</param>
    internal static ChartScale Of(IReadOnlyCollection<decimal> values, string unit)
    {
        var (least, most) = (values.Min(), values.Max());
        return least > 0 && (double)most / (double)least > MostForLinear ? Log((double)least, (double)most, unit) : Linear((double)least, (double)most, unit);
    }

    /// <summary>Where a value stands on the axis.</summary>
    internal double Place(decimal value) => IsLog ? Math.Log10((double)value) : (double)value;

    private static ChartScale Linear(double least, double most, string unit)
    {
        var low = Math.Min(0, least * Headroom);
        var high = Math.Max(0, most * Headroom);
        if (high == low)
            high = 1;

        var step = NiceStep((high - low) / TicksAimedAt);
        var first = (long)Math.Ceiling(low / step);
        var last = (long)Math.Floor(high / step);
        var ticks = Enumerable.Range(0, (int)(last - first + 1)).Select(i => (first + i) * step);
        return new ChartScale(IsLog: false, low, high, [.. ticks.Select(value => (value, Label(value, unit)))]);
    }

    private static ChartScale Log(double least, double most, string unit)
    {
        var low = Math.Log10(least) - 0.25;
        var high = Math.Log10(most) + ((Math.Log10(most) - low) * (Headroom - 1));
        var first = (int)Math.Ceiling(low);
        var decades = Enumerable.Range(first, (int)Math.Floor(high) - first + 1);
        return new ChartScale(IsLog: true, low, high, [.. decades.Select(power => ((double)power, Label(Math.Pow(10, power), unit)))]);
    }

    private static double NiceStep(double step)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(step)));
        return power * ((step / power) switch { <= 1 => 1, <= 2 => 2, <= 2.5 => 2.5, <= 5 => 5, _ => 10 });
    }

    internal static string Label(double value, string unit)
    {
        var (size, suffix) = Math.Abs(value) switch
        {
            >= 1e12 => (1e12, "T"),
            >= 1e9 => (1e9, "bn"),
            >= 1e6 => (1e6, "M"),
            >= 1e4 => (1e3, "k"),
            _ => (1, ""),
        };
        var digits = (Math.Abs(value) / size).ToString("#,0.######", CultureInfo.InvariantCulture);
        return $"{(value < 0 ? "-" : "")}{FigureUnit.Symbol(unit)}{digits}{suffix}{(unit == "percent" ? "%" : "")}";
    }
}
