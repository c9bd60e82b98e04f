using System.IO.Compression;

namespace Bot.Moderation;

/// <summary>A zip that may be a Word document: what is in it is unpacked once and counted, whatever its directory says.</summary>
internal static class PackedDocument
{
    private const int MaxEntries = 5_000;

    private const long MaxUnpacked = 200 * 1024 * 1024;

    // The text of a long document shrinks to a tenth or less; what is made to unpack without end shrinks to a thousandth.
    private const int MaxRatio = 200;

    private const long RatioCounts = 1024 * 1024;

    private static readonly byte[][] Archives = ["PK\x03\x04"u8.ToArray(), [0x1F, 0x8B], "Rar!"u8.ToArray(), [0x37, 0x7A, 0xBC, 0xAF], [0xFD, 0x37, 0x7A, 0x58]];

    /// <summary>Why it is no document that is taken, in one sentence with the remedy; empty when it is one.</summary>
    internal static string Check(byte[] content)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(content, writable: false));
            if (zip.Entries.Count > MaxEntries)
                return $"The archive has more than {MaxEntries} entries, which no Word document has; send the article itself.";
            var names = zip.Entries.Select(entry => entry.FullName).ToHashSet(StringComparer.Ordinal);
            if (Foreign(names) is { } foreign)
                return $"The file is {foreign}.";
            if (names.Count < zip.Entries.Count)
                return "The document has two parts of one name; save it anew with Word.";
            if (zip.Entries.Any(entry => entry.IsEncrypted))
                return "The document is encrypted; save it without a password.";
            return Unpack(zip, content.Length);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            return "The archive is damaged; save the document anew with Word.";
        }
    }

    private static string? Foreign(HashSet<string> names)
    {
        if (names.Contains("word/document.xml") && names.Contains("[Content_Types].xml"))
            return names.Any(name => name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)) ? "a Word document with macros; save it as .docx without them" : null;
        return names switch
        {
            _ when names.Contains("xl/workbook.xml") => "an Excel workbook; save what it says as .docx or .txt",
            _ when names.Contains("ppt/presentation.xml") => "a PowerPoint presentation; save what it says as .docx or .pdf",
            _ when names.Contains("META-INF/container.xml") => "an e-book; save the article as .html, .docx or .txt",
            _ when names.Contains("META-INF/MANIFEST.MF") || names.Contains("AndroidManifest.xml") => "a program; send the text of the article",
            _ when names.Contains("mimetype") => "an OpenDocument file; save it as .docx",
            _ => "a zip archive and no Word document; unpack it and send the article itself",
        };
    }

    private static string Unpack(ZipArchive zip, long packed)
    {
        long total = 0;
        var part = new byte[64 * 1024];
        foreach (var entry in zip.Entries)
        {
            long length = 0;
            using var stream = entry.Open();
            var head = stream.ReadAtLeast(part, 8, throwOnEndOfStream: false);
            // Charts keep their numbers in a workbook of their own, which nobody here opens.
            if (!entry.FullName.StartsWith("word/embeddings/", StringComparison.Ordinal) && Archives.Any(mark => part.AsSpan(0, head).StartsWith(mark)))
                return "There is another archive in the document; take it out and save the document anew.";
            for (var read = head; read > 0; read = stream.Read(part))
            {
                length += read;
                total += read;
                if (total > MaxUnpacked)
                    return $"The document unpacks to more than {MaxUnpacked / 1024 / 1024} MB; remove pictures from it or split it.";
                // A part cannot be packed into less than what there is of the whole.
                if (length > RatioCounts && length / MaxRatio > Math.Min(packed, Math.Max(entry.CompressedLength, 1)))
                    return "The document unpacks to more than 200 times its size, as no text does; save it anew with Word.";
            }
        }
        return "";
    }
}
