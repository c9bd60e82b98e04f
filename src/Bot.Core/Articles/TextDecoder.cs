using System.Text;
using System.Text.RegularExpressions;

namespace Bot.Core.Articles;

/// <summary>Bytes -> text: the byte order mark decides, else UTF-8 when it is valid, else what the page declares, else Windows-1252.</summary>
internal static class TextDecoder
{
    public static readonly Extraction.Refused Binary = new("this is binary, not text; save it as UTF-8 text or give it the extension of its format.");

    // Longest first: the mark of UTF-16 LE begins that of UTF-32 LE.
    private static readonly Encoding[] Marked =
    [
        new UTF32Encoding(bigEndian: false, byteOrderMark: true),
        new UTF32Encoding(bigEndian: true, byteOrderMark: true),
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: true),
        Encoding.Unicode,
        Encoding.BigEndianUnicode,
    ];

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly Encoding Windows1252 = CodePagesEncodingProvider.Instance.GetEncoding(1252)
        ?? throw new NotSupportedException("The runtime has no code page 1252.");

    private static readonly Regex DeclaredCharset = new("""<meta[^>]{0,200}charset\s*=\s*["']?(?<name>[\w-]{2,30})""", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));

    /// <summary>The text without its byte order mark and else unchanged; null when it is binary.</summary>
    public static string? Decode(byte[] content, bool isHtml = false)
    {
        foreach (var encoding in Marked)
        {
            if (content.AsSpan().StartsWith(encoding.Preamble))
                return Text(encoding.GetString(content.AsSpan(encoding.Preamble.Length)));
        }
        if (content.AsSpan().Contains((byte)0))
            return null;
        try
        {
            return Text(StrictUtf8.GetString(content));
        }
        catch (DecoderFallbackException)
        {
            return Text(((isHtml ? Declared(content) : null) ?? Windows1252).GetString(content));
        }
    }

    private static Encoding? Declared(byte[] content)
    {
        // The HTML standard looks for the declaration in the first 1024 bytes.
        var match = DeclaredCharset.Match(Encoding.Latin1.GetString(content.AsSpan(0, Math.Min(content.Length, 1024))));
        // ISO 8859-1 is read as Windows-1252 by every browser.
        return match.Success ? CodePagesEncodingProvider.Instance.GetEncoding(match.Groups["name"].Value) : null;
    }

    private static string? Text(string text)
    {
        var controls = 0;
        foreach (var c in text)
        {
            if (c == '\0')
                return null;
            if (char.IsControl(c) && c is not ('\t' or '\n' or '\r' or '\f' or '\u0085'))
                controls++;
        }
        // A stray control character happens in real text; one in twenty does not.
        return controls * 20 > text.Length ? null : text;
    }
}
