using System.Text;
using System.Text.RegularExpressions;

namespace Bot.Core.Composition;

/// <summary>Addresses in a text, also such as are written so that nobody takes them for one: "evil[.]com", "hxxp://", other dots, letters of other scripts.</summary>
internal static partial class Links
{
    /// <summary>Every address as it stands in the text.</summary>
    public static IEnumerable<string> In(string text)
    {
        foreach (Match match in Written().Matches(text))
            yield return match.Value;
        // What looks like an address only when signs are folded: full-width letters, other dots, brackets and words for them.
        var folded = Fold(text);
        if (folded == text)
            yield break;
        foreach (Match match in Written().Matches(folded))
        {
            if (!text.Contains(match.Value, StringComparison.Ordinal))
                yield return match.Value;
        }
    }

    /// <summary>The cited text has the address as it is, and not as the beginning of a longer one's host.</summary>
    public static bool IsIn(string address, string cited)
    {
        for (var at = cited.IndexOf(address, StringComparison.Ordinal); at >= 0; at = cited.IndexOf(address, at + 1, StringComparison.Ordinal))
        {
            var end = at + address.Length;
            var goesOn = end < cited.Length && (char.IsLetterOrDigit(cited[end]) || (cited[end] is '.' or '-' or '@' && end + 1 < cited.Length && char.IsLetterOrDigit(cited[end + 1])));
            if (!goesOn && (at == 0 || !(char.IsLetterOrDigit(cited[at - 1]) || cited[at - 1] is '.' or '-' or '@')))
                return true;
        }

        return false;
    }

    private static string Fold(string text)
    {
        var folded = new StringBuilder(text.Normalize(NormalizationForm.FormKC));
        foreach (var dot in "。．｡․‧·٫۔")
            folded.Replace(dot, '.');
        return Bracketed().Replace(folded.ToString(), ".");
    }

    [GeneratedRegex(@"\s*[\[({<]\s*(\.|dot|punkt|point|punto)\s*[\])}>]\s*", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Bracketed();

    // A host without a scheme ends in a top-level domain in small letters that is no word behind a full stop without a space; an address of numbers; an account.
    [GeneratedRegex(
        @"\b[a-z][a-z0-9+.-]{1,10}://\S*[^\s.,;:!?""')\]}»”’]|\b(mailto|tel|javascript|data|sms|skype|slack|discord):\S+|\bwww\.\S*[^\s.,;:!?""')\]}»”’]|[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+"
        + @"|(?<![\p{L}\p{N}@._-])([\p{L}\p{N}]([\p{L}\p{N}-]*[\p{L}\p{N}])?\.)+([a-z]{2,24}|xn--[a-z0-9-]+|[\p{L}-[a-zA-Z]]{2,24}|COM|ORG|NET|IO)(?![\p{L}\p{N}])(?<!\b(a\.m|p\.m|e\.g|i\.e|z\.b|d\.h|u\.a|s\.a|c\.-à-d|p\.ej|vs|etc)\.?)([:/][^\s]*[^\s.,;:!?""')\]}»”’])?"
        + @"|(?<![\d.])(\d{1,3}\.){3}\d{1,3}(?![\d.])(:\d+)?(/\S*)?",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Written();
}
