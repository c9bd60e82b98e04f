using System.Globalization;
using Bot.Answers;

namespace Bot.Chat;

/// <summary>The years that someone typed for figures; null at an end means that it is open.</summary>
internal readonly record struct TypedYears(int? From, int? To)
{
    /// <summary>Every year.</summary>
    internal const string All = "all";

    /// <param name="last">Null when one year was typed.</param>
    /// <param name="problem">What is wrong, when the result is null.</param>
    internal static TypedYears? TryRead(string? first, string? last, out string problem)
    {
        var isAll = string.IsNullOrWhiteSpace(first) || first.Trim().Equals(All, StringComparison.OrdinalIgnoreCase);
        if (new[] { isAll ? null : first, last }.OfType<string>().FirstOrDefault(typed => Year(typed) is null) is { } wrong)
        {
            problem = $"“{PlainText.OneLine(wrong)}” is no year: write four digits, such as 2016, or “{All}”.";
            return null;
        }

        problem = "";
        var from = isAll ? null : Year(first);
        var to = last is null ? from : Year(last);
        // Who names the years the other way round means the same years.
        return from > to ? new TypedYears(to, from) : new TypedYears(from, to);
    }

    private static int? Year(string? typed) =>
        typed?.Trim() is { Length: 4 } text && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year >= 1000 ? year : null;
}
