using System.Runtime.InteropServices;
using System.Text;

namespace Bot.Core.Articles;

/// <summary>
/// How a text is stored: a byte for each character where Windows-1252 has them all, as it has curly quotes and dashes, else UTF-16, with halves of pairs that stand alone.
/// Either way a span of the text is found without reading the rest.
/// </summary>
internal static class TextBytes
{
    private const char FirstOther = '\u0080';

    /// <summary>Windows-1252 from 0x80 on, before it goes on as Latin-1; what it leaves out are the control characters of those numbers.</summary>
    private const string Others = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

    private static readonly byte LastOther = (byte)(FirstOther + Others.Length - 1);

    /// <param name="buffer">Where the bytes are put; long enough for UTF-16.</param>
    /// <returns>How many bytes there are: as many as characters, or twice as many.</returns>
    public static int Write(ReadOnlySpan<char> text, Span<byte> buffer)
    {
        if (TryNarrow(text, buffer))
            return text.Length;
        MemoryMarshal.AsBytes(text).CopyTo(buffer);
        return text.Length * sizeof(char);
    }

    public static void Read(ReadOnlySpan<byte> bytes, bool isWide, Span<char> text)
    {
        if (isWide)
        {
            bytes.CopyTo(MemoryMarshal.AsBytes(text));
            return;
        }

        Encoding.Latin1.GetChars(bytes, text);
        for (var place = 0; bytes[place..].IndexOfAnyInRange((byte)FirstOther, LastOther) is >= 0 and var next; place++)
        {
            place += next;
            text[place] = Others[bytes[place] - FirstOther];
        }
    }

    private static bool TryNarrow(ReadOnlySpan<char> text, Span<byte> bytes)
    {
        for (var place = 0; place < text.Length; place++)
        {
            Ascii.FromUtf16(text[place..], bytes[place..], out var plain);
            place += plain;
            if (place == text.Length)
                break;
            var other = text[place];
            if (other is > (char)0x9F and <= (char)0xFF)
                bytes[place] = (byte)other;
            else if (Others.IndexOf(other, StringComparison.Ordinal) is >= 0 and var number)
                bytes[place] = (byte)(FirstOther + number);
            else
                return false;
        }

        return true;
    }
}
