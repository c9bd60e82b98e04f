using System.Text;

namespace Bot.Fetching;

/// <summary>Text whose encoding only the server tells: a file on disk has no headers.</summary>
internal static class DeclaredText
{
    internal static byte[] ToUtf8(byte[] content, string? charset)
    {
        var name = charset?.Trim('"', '\'', ' ');
        if (string.IsNullOrEmpty(name) || name.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || HasMark(content) || Find(name) is not { } encoding)
            return content;
        // The mark wins over what the page says of itself, as the header does.
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(encoding.GetString(content))];
    }

    private static bool HasMark(byte[] content) => content.AsSpan() is [0xEF, 0xBB, 0xBF, ..] or [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..];

    private static Encoding? Find(string name)
    {
        // Read as Windows-1252 by every browser.
        if (name.Equals("iso-8859-1", StringComparison.OrdinalIgnoreCase) || name.Equals("us-ascii", StringComparison.OrdinalIgnoreCase))
            name = "windows-1252";
        if (CodePagesEncodingProvider.Instance.GetEncoding(name) is { } known)
            return known;
        return name.ToLowerInvariant() switch { "utf-16" or "utf-16le" => Encoding.Unicode, "utf-16be" => Encoding.BigEndianUnicode, _ => null };
    }
}
