using System.Text;

namespace Bot.Moderation;

/// <summary>Text that begins with a byte order mark.</summary>
internal static class MarkedText
{
    // Longest first: the mark of UTF-16 LE begins that of UTF-32 LE.
    private static readonly Encoding[] Encodings =
    [
        new UTF32Encoding(bigEndian: false, byteOrderMark: true, throwOnInvalidCharacters: true),
        new UTF32Encoding(bigEndian: true, byteOrderMark: true, throwOnInvalidCharacters: true),
        new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true),
        new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
        new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
    ];

    internal static Encoding? Find(byte[] content) => Encodings.FirstOrDefault(encoding => content.AsSpan().StartsWith(encoding.Preamble));

    internal static bool IsValid(Encoding encoding, byte[] content)
    {
        try
        {
            encoding.GetCharCount(content);
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
