using System.Globalization;
using System.Text.RegularExpressions;

namespace Bot.Core.Composition;

/// <summary>What a sentence of a model may look like: one line of plain text.</summary>
internal static partial class DraftForm
{
    private const int Longest = 600;

    /// <summary>The text without the citation marks behind it ("[1]", "[2, 3]"), which models add of their own accord; the list of citations is what counts.</summary>
    public static string WithoutMarks(string text) => TrailingMarks().Replace(text.Trim(), "${end}").Trim();

    /// <summary>What must not be shown; null where the form is right.</summary>
    public static string? Fault(string text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "empty";
        if (text.Length > Longest)
            return "too long";
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == '\uFFFD' || Rune(rune.Value))
                return string.Create(CultureInfo.InvariantCulture, $"U+{rune.Value:X4}");
        }

        return !text.Any(char.IsLetter) ? "no words" : Markup().Match(text) is { Success: true } markup ? markup.Value : null;

        // Spaces of other widths are letters' neighbours in French; all other separators, controls and invisible signs are not told by anybody.
        static bool Rune(int value) => CharUnicodeInfo.GetUnicodeCategory(value) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.EnclosingMark
            || value is 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x034F or 0x17B4 or 0x17B5 or 0x2800 or (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);
    }

    [GeneratedRegex(@"(\s*\[\d{1,3}(\s*,\s*\d{1,3})*\])+\s*(?<end>[.!?…]?)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex TrailingMarks();

    // Mentions, links and emphasis of Discord, Slack, Markdown and HTML; a list, heading or quotation at the beginning; marks of citations in the text.
    [GeneratedRegex(@"<[@#!/a-zA-Z:]|@(everyone|here|channel)\b|(?<![\p{L}\d])@\w|</|&[#a-zA-Z0-9]{1,8};|\]\s*\(|!\[|\[\[|\[\^?\d+\]|【|\*\*|__|~~|\|\||`|(?<!\S)[*_][^\s*_]|[^\s*_][*_](?!\S)|^\s*([#>*•-]|\d+[.)])\s|^\s*#|:[a-z0-9_+-]{2,}:|\\[nrtux]|\$\{|\{\{", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Markup();
}
