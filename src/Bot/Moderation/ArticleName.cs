using System.Globalization;
using System.Text;

namespace Bot.Moderation;

/// <summary>A name that a file may have on every system, made of what somebody calls it.</summary>
internal static class ArticleName
{
    private const int MaxBytes = 100;

    private const string Nameless = "article";

    // Only endings that the content decides anew.
    private static readonly string[] Endings = [".pdf", ".docx", ".doc", ".html", ".htm", ".xhtml", ".md", ".markdown", ".txt", ".text"];

    // The only name of the corpus's own files that the ending of an article leads to.
    private const string Reserved = "synonyms";

    private static readonly string[] Devices =
        ["con", "prn", "aux", "nul", "conin", "conout", .. Enumerable.Range(0, 10).SelectMany(i => (string[])[$"com{i}", $"lpt{i}"])];

    /// <param name="number">Put behind the name when it is more than 1.</param>
    internal static string Safe(string name, string extension, int number)
    {
        var stem = Stem(name);
        var ending = (number > 1 ? string.Create(CultureInfo.InvariantCulture, $"-{number}") : "") + extension;
        return Cut(stem, MaxBytes - Encoding.UTF8.GetByteCount(ending)) + ending;
    }

    private static string Stem(string name)
    {
        var last = name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
        var kept = Kept(ComposedLetters.Compose(last));
        kept = Trim(kept);
        if (Endings.FirstOrDefault(ending => kept.EndsWith(ending, StringComparison.OrdinalIgnoreCase)) is { } ending)
            kept = Trim(kept[..^ending.Length]);
        if (kept.Length == 0)
            return Nameless;
        var first = kept.Split('.')[0].Trim();
        return Devices.Contains(first, StringComparer.OrdinalIgnoreCase) || kept.Equals(Reserved, StringComparison.OrdinalIgnoreCase) ? $"{Nameless}-{kept}" : kept;
    }

    private static string Kept(string name)
    {
        var kept = new StringBuilder(name.Length);
        var afterLetter = false;
        // Half of a character, which no system could write, comes as the mark for what is damaged.
        foreach (var rune in name.EnumerateRunes())
        {
            // Vowels of many scripts are marks on letters.
            var isMark = afterLetter && Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
            afterLetter = Rune.IsLetter(rune) || (afterLetter && isMark);
            if (afterLetter || Rune.IsDigit(rune) || rune.Value is '-' or '_' or '.' or ' ' or '(' or ')')
                kept.Append(rune.ToString());
            else if (kept.Length > 0 && kept[^1] != '-')
                kept.Append('-');
        }
        return kept.ToString();
    }

    // No hidden file, nothing that looks like an option, and no end that Windows drops.
    private static string Trim(string name) => name.Trim('.', ' ', '-');

    private static string Cut(string stem, int bytes)
    {
        var cut = new StringBuilder();
        var left = bytes;
        foreach (var rune in stem.EnumerateRunes())
        {
            left -= rune.Utf8SequenceLength;
            if (left < 0)
                break;
            cut.Append(rune.ToString());
        }
        return cut.ToString().TrimEnd('.', ' ');
    }
}
