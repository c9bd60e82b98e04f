using Bot.Answers;

namespace Bot.Figures;

/// <summary>Units as people read them. Values of the same unit but another "per" are not the same thing: people and people a day.</summary>
internal static class FigureUnit
{
    /// <summary>"people a day", "pounds (GBP)", "percent".</summary>
    internal static string Of(string unit, string? per) => PlainText.OneLine(unit) switch
    {
        "GBP" => "pounds (GBP)",
        "USD" => "US dollars (USD)",
        "EUR" => "euros (EUR)",
        var other => other,
    } + Per(per);

    /// <summary>" a day", " an hour", " per 100,000 people"; nothing where the value stands by itself.</summary>
    internal static string Per(string? per)
    {
        if (per is null || PlainText.OneLine(per) is not { Length: > 0 } each)
            return "";
        if (each.Contains(' ', StringComparison.Ordinal) || !char.IsAsciiLetter(each[0]))
            return $" per {each}";
        return "aeioAEIO".Contains(each[0], StringComparison.Ordinal) || each.StartsWith("hour", StringComparison.OrdinalIgnoreCase) ? $" an {each}" : $" a {each}";
    }

    internal static bool IsMoney(string unit) => unit.Length == 3 && unit.All(char.IsAsciiLetterUpper);

    /// <summary>What stands before an amount of money: a sign where everyone knows it, else the code.</summary>
    internal static string Symbol(string unit) => unit switch
    {
        "GBP" => "£",
        "USD" => "$",
        "EUR" => "€",
        _ when IsMoney(unit) => $"{unit} ",
        _ => "",
    };
}
