namespace Bot.Chat;

/// <summary>Text that must be shorter: it ends with a sentence where one ends in its second half, else with a word, and says that it goes on.</summary>
internal static class CutText
{
    internal const string Mark = " […]";

    /// <param name="maxLength">UTF-16 units, with the mark.</param>
    internal static string Of(string text, int maxLength)
    {
        if (text.Length <= maxLength)
            return text;
        var room = maxLength - Mark.Length;
        if (room <= 0)
            return "";

        var start = text.AsSpan(0, room);
        var end = Math.Max(start.LastIndexOf(". "), Math.Max(start.LastIndexOf("? "), start.LastIndexOf("! "))) + 1;
        if (end <= room / 2)
            end = start.LastIndexOfAny(' ', '\n');
        if (end <= 0)
            end = char.IsHighSurrogate(text[room - 1]) ? room - 1 : room;
        return string.Concat(text.AsSpan(0, end).TrimEnd(), Mark);
    }
}
