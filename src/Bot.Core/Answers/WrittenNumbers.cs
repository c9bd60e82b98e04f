using System.Globalization;

namespace Bot.Core.Answers;

/// <summary>The numbers of a text that are written in digits, each in one form whatever language it is in.</summary>
internal static class WrittenNumbers
{
    private const string Marks = ".,'’ \u00A0\u202F";
    private const int Group = 3;

    /// <summary>Without the marks of thousands, so that "35 000", "35.000" and "35,000" are one; with a full stop before decimals. Years are left out: they may be told in other words.</summary>
    public static HashSet<string> Of(string text)
    {
        var numbers = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
                continue;
            var number = Read(text, ref i);
            if (!IsYear(number))
                numbers.Add(number);
        }

        return numbers;
    }

    /// <param name="place">Of the first digit, and afterwards of the last.</param>
    private static string Read(string text, ref int place)
    {
        var digits = DigitsAt(text, place);
        var number = text.Substring(place, digits);
        place += digits - 1;
        var isInGroups = digits <= Group;
        while (isInGroups && IsMarkAt(text, place + 1) && DigitsAt(text, place + 2) == Group)
        {
            number = string.Concat(number, text.AsSpan(place + 2, Group));
            place += 1 + Group;
        }

        if (place + 1 < text.Length && text[place + 1] is '.' or ',' && DigitsAt(text, place + 2) is > 0 and var decimals)
        {
            number = string.Concat(number, ".", text.AsSpan(place + 2, decimals));
            place += 1 + decimals;
        }

        return number;
    }

    private static bool IsMarkAt(string text, int place) => place < text.Length && Marks.Contains(text[place], StringComparison.Ordinal);

    private static int DigitsAt(string text, int place)
    {
        var end = place;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        return end - place;
    }

    private static bool IsYear(string number) => number.Length == 4 && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= 1400 and <= 2100;
}
