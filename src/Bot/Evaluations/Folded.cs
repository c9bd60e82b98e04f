using System.Text;

namespace Bot.Evaluations;

/// <summary>Text with case, white space, quotes and dashes made alike, so that only the words are compared.</summary>
internal static class Folded
{
    internal static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            var next = character switch
            {
                '‘' or '’' or '‚' or '‛' or '′' or '`' => '\'',
                '“' or '”' or '„' or '‟' or '″' or '«' or '»' => '"',
                (>= '\u2010' and <= '\u2015') or '\u2212' => '-',
                _ when char.IsWhiteSpace(character) => ' ',
                _ => char.ToLowerInvariant(character),
            };
            if (next != ' ' || (folded.Length > 0 && folded[^1] != ' '))
                folded.Append(next);
        }

        return folded.ToString().TrimEnd();
    }

    /// <summary>Does the quote hold the evidence? How the evidence ends in punctuation does not count.</summary>
    internal static bool Holds(string quote, string evidence) =>
        Of(quote).Contains(Of(evidence).TrimEnd('.', ',', ';', ':', '!', '?', '"', '\'', ' '), StringComparison.Ordinal);

    /// <summary>Does the answer name this? A number must not be part of a longer number.</summary>
    internal static bool Names(string answer, string accepted)
    {
        var (text, wanted) = (Of(answer), Of(accepted));
        for (var at = text.IndexOf(wanted, StringComparison.Ordinal); at >= 0; at = text.IndexOf(wanted, at + 1, StringComparison.Ordinal))
        {
            var end = at + wanted.Length;
            var continuesBefore = char.IsAsciiDigit(wanted[0]) && EndsInNumber(text.AsSpan(0, at));
            var continuesAfter = char.IsAsciiDigit(wanted[^1]) && StartsWithNumber(text.AsSpan(end));
            if (!continuesBefore && !continuesAfter)
                return true;
        }

        return false;
    }

    // "7,000" is part of "17,000" and of "7,000,000", but not of "7,000, and".
    private static bool EndsInNumber(ReadOnlySpan<char> before) =>
        before is [.., >= '0' and <= '9'] or [.., >= '0' and <= '9', '.' or ','];

    private static bool StartsWithNumber(ReadOnlySpan<char> after) =>
        after is [>= '0' and <= '9', ..] or ['.' or ',', >= '0' and <= '9', ..];
}
