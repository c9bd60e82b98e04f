using System.Text;

namespace Bot.Answers;

/// <summary>Text of articles and people is data: nothing in it may steer a terminal.</summary>
internal static class PlainText
{
    /// <summary>Line ends and tabs stay; other control characters and the marks that reverse the writing direction go.</summary>
    internal static string Clean(string text)
    {
        if (!text.Any(Steers))
            return text;

        var clean = new StringBuilder(text.Length);
        foreach (var character in text.Where(character => !Steers(character)))
            clean.Append(character);
        return clean.ToString();
    }

    /// <summary>The text with every run of white space and control characters as one blank.</summary>
    internal static string OneLine(string text) =>
        string.Join(' ', new string([.. text.Select(character => Steers(character) ? ' ' : character)])
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // A carriage return alone would let later text overwrite earlier text of the line.
    private static bool Steers(char character) =>
        (char.IsControl(character) && character is not ('\n' or '\t'))
        || character is '\u061C' or '\u200E' or '\u200F' or (>= '\u2028' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
