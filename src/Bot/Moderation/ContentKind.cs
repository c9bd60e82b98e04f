using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Bot.Moderation;

/// <summary>What a file is by its content; its name decides only between Markdown and plain text.</summary>
internal static class ContentKind
{
    // Readers of PDF look for the mark so far (Adobe's implementation notes, H.3).
    private const int PdfHead = 1024;

    // Longer than any mark that is looked for; what comes before it may be white space.
    private const int TextHead = 4096;

    /// <summary>The marks of formats that hold no article we read: where, what, and what it is.</summary>
    private static readonly (int At, byte[] Mark, string Kind)[] Known =
    [
        (0, [0xD0, 0xCF, 0x11, 0xE0], "an encrypted document or an old Office file (.doc, .xls, .ppt); save it as .docx without a password"),
        (0, [0x1F, 0x8B], "a gzip archive; unpack it and send the article itself"),
        (0, [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "a 7z archive; unpack it and send the article itself"),
        (0, "Rar!\x1A"u8.ToArray(), "a rar archive; unpack it and send the article itself"),
        (0, "BZh"u8.ToArray(), "a bzip2 archive; unpack it and send the article itself"),
        (0, [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "an xz archive; unpack it and send the article itself"),
        (0, [0x28, 0xB5, 0x2F, 0xFD], "a zstd archive; unpack it and send the article itself"),
        (0, "MSCF\0"u8.ToArray(), "a cabinet archive; unpack it and send the article itself"),
        (257, "ustar"u8.ToArray(), "a tar archive; unpack it and send the article itself"),
        (0, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], "a PNG picture; send the text of the article"),
        (0, [0xFF, 0xD8, 0xFF], "a JPEG picture; send the text of the article"),
        (0, "GIF87a"u8.ToArray(), "a GIF picture; send the text of the article"),
        (0, "GIF89a"u8.ToArray(), "a GIF picture; send the text of the article"),
        (0, "II*\0"u8.ToArray(), "a TIFF picture; send the text of the article"),
        (0, "MM\0*"u8.ToArray(), "a TIFF picture; send the text of the article"),
        (8, "WEBP"u8.ToArray(), "a WebP picture; send the text of the article"),
        (0, "\u007fELF"u8.ToArray(), "a program; send the text of the article"),
        (0, [0xCF, 0xFA, 0xED, 0xFE], "a program; send the text of the article"),
        (0, [0xCE, 0xFA, 0xED, 0xFE], "a program; send the text of the article"),
        (0, [0xCA, 0xFE, 0xBA, 0xBE], "a program; send the text of the article"),
        (0, "\0asm"u8.ToArray(), "a program; send the text of the article"),
        (4, "ftyp"u8.ToArray(), "a film or sound; send the text of the article"),
        (0, "OggS"u8.ToArray(), "a film or sound; send the text of the article"),
        (0, "fLaC"u8.ToArray(), "a film or sound; send the text of the article"),
        (0, "ID3"u8.ToArray(), "a film or sound; send the text of the article"),
        (8, "WAVE"u8.ToArray(), "a film or sound; send the text of the article"),
        (0, "SQLite format 3\0"u8.ToArray(), "a database; send the text of the article"),
        (0, "{\\rtf"u8.ToArray(), "an RTF document; save it as .docx or .txt"),
        (0, "%!PS"u8.ToArray(), "a PostScript document; save it as .pdf"),
    ];

    private static readonly string[] StrongTags = ["<!doctype html", "<html", "<head", "<body"];

    // The rest of what the standard of MIME sniffing knows, https://mimesniff.spec.whatwg.org/#identifying-a-resource-with-an-unknown-mime-type.
    private static readonly string[] WeakTags =
        ["<script", "<iframe", "<h1", "<div", "<font", "<table", "<a", "<style", "<title", "<b", "<br", "<p", "<!--"];

    private static readonly string[] Markdown = [".md", ".markdown"];

    /// <summary>The extension that the content should have.</summary>
    /// <param name="problem">What it is instead, in one sentence with the remedy.</param>
    internal static bool TryFind(byte[] content, string name, [NotNullWhen(true)] out string? extension, out string problem)
    {
        extension = null;
        problem = Foreign(content);
        if (problem.Length > 0)
            return false;
        if (content.AsSpan().StartsWith("PK\x03\x04"u8))
            problem = PackedDocument.Check(content);
        extension = content switch
        {
            _ when content.AsSpan().StartsWith("PK\x03\x04"u8) => ".docx",
            _ when IsPdf(content) => ".pdf",
            _ => OfText(content, name, out problem),
        };
        if (problem.Length > 0)
            extension = null;
        return extension is not null;
    }

    private static string Foreign(byte[] content)
    {
        if (content.Length == 0)
            return "The file is empty; send it with its content.";
        foreach (var (at, mark, kind) in Known)
        {
            if (content.Length >= at + mark.Length && content.AsSpan(at, mark.Length).SequenceEqual(mark))
                return $"The file is {kind}.";
        }
        // Letters that a text may begin with too.
        if (content.AsSpan().StartsWith("MZ"u8) && content.AsSpan().Contains((byte)0))
            return "The file is a program; send the text of the article.";
        if (content.AsSpan().StartsWith("BM"u8) && content.AsSpan().Contains((byte)0))
            return "The file is a BMP picture; send the text of the article.";
        return content.AsSpan().StartsWith("PK\x05\x06"u8) || content.AsSpan().StartsWith("PK\x07\x08"u8)
            ? "The file is an empty or split zip archive; send the article itself."
            : "";
    }

    // An article may speak of the mark; only at the beginning it stands for itself.
    private static bool IsPdf(byte[] content)
    {
        var at = content.AsSpan(0, Math.Min(content.Length, PdfHead)).IndexOf("%PDF-"u8);
        return at == 0 || (at > 0 && content.AsSpan(Math.Max(0, content.Length - PdfHead * 2)).IndexOf("startxref"u8) >= 0);
    }

    private static string? OfText(byte[] content, string name, out string problem)
    {
        problem = "";
        var encoding = MarkedText.Find(content);
        if (encoding is not null && !MarkedText.IsValid(encoding, content))
        {
            problem = $"The file says that it is {encoding.WebName.ToUpperInvariant()} and is not; save it as UTF-8 text.";
            return null;
        }
        if (encoding is null && content.AsSpan().Contains((byte)0))
        {
            problem = "The file is binary and of no kind that is known here; send text, Markdown, HTML, PDF or Word (.docx).";
            return null;
        }
        var head = (encoding ?? Encoding.Latin1).GetString(content.AsSpan(0, Math.Min(content.Length, TextHead))).TrimStart('\uFEFF').TrimStart();
        var isXml = head.StartsWith("<?xml", StringComparison.OrdinalIgnoreCase);
        if (isXml)
            head = head[(head.IndexOf("?>", StringComparison.Ordinal) is >= 0 and var end ? end + 2 : 5)..].TrimStart();
        var isMarkdown = Markdown.Contains(Path.GetExtension(name.TrimEnd()), StringComparer.OrdinalIgnoreCase);
        var inside = SkipComments(head);
        if (StrongTags.Any(tag => Begins(inside, tag)))
            return ".html";
        if (isXml || Begins(inside, "<svg") || Begins(inside, "<rss") || Begins(inside, "<feed") || inside.StartsWith("<!DOCTYPE", StringComparison.OrdinalIgnoreCase) || inside.StartsWith("<!ENTITY", StringComparison.OrdinalIgnoreCase))
        {
            problem = "The file is XML, which is no article; save the article as HTML, text, PDF or Word (.docx).";
            return null;
        }
        // Markdown may begin with a tag.
        if (isMarkdown)
            return ".md";
        return WeakTags.Any(tag => Begins(head, tag)) ? ".html" : ".txt";
    }

    private static string SkipComments(string head)
    {
        while (head.StartsWith("<!--", StringComparison.Ordinal) && head.IndexOf("-->", StringComparison.Ordinal) is > 0 and var end)
            head = head[(end + 3)..].TrimStart();
        return head;
    }

    private static bool Begins(string head, string tag) =>
        head.StartsWith(tag, StringComparison.OrdinalIgnoreCase) && (tag == "<!--" || head.Length == tag.Length || head[tag.Length] is ' ' or '>' or '\n' or '\r' or '\t' or '/');
}
