using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace Bot.Tests.Moderation;

/// <summary>Files as people send them, made in memory.</summary>
internal static class SomeFiles
{
    internal const string Sentence = "The camp of Calais held 9,000 people in the autumn of 2016, said the Post.";

    private const string WordNamespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    internal const string ContentTypes = """
        <?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>
        """;

    internal const string Relationships = """
        <?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>
        """;

    internal static byte[] Text(string text = Sentence) => Encoding.UTF8.GetBytes(text);

    internal static byte[] Html(string body = $"<p>{Sentence}</p>") => Text($"<!doctype html><html><head><title>Calais</title></head><body>{body}</body></html>");

    internal static string WordXml(string text = Sentence) => $"""<?xml version="1.0" encoding="UTF-8"?><w:document xmlns:w="{WordNamespace}"><w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:body></w:document>""";

    internal static RawZip RawWord(string? documentXml = null) => new RawZip()
        .Add("[Content_Types].xml", Text(ContentTypes))
        .Add("_rels/.rels", Text(Relationships))
        .Add("word/document.xml", Text(documentXml ?? WordXml()));

    internal static byte[] Word(string? documentXml = null, params (string Name, byte[] Content)[] parts)
    {
        var zip = RawWord(documentXml);
        foreach (var (name, content) in parts)
            zip.Add(name, content);
        return zip.ToArray();
    }

    internal static byte[] Zip(params (string Name, byte[] Content)[] entries)
    {
        var zip = new RawZip();
        foreach (var (name, content) in entries)
            zip.Add(name, content);
        return zip.ToArray();
    }

    internal static byte[] Pdf(string text = Sentence) => PdfOf("", Text($"BT /F1 12 Tf 40 700 Td ({text.Replace("(", "", StringComparison.Ordinal).Replace(")", "", StringComparison.Ordinal)}) Tj ET"));

    /// <param name="filter">Of the stream of the page: "/Filter /FlateDecode".</param>
    internal static byte[] PdfOf(string filter, byte[] page, string trailer = "", string pages = "/Kids [3 0 R] /Count 1")
    {
        using var pdf = new MemoryStream();
        var offsets = new List<long>();
        Write("%PDF-1.4\n");
        Object("<< /Type /Catalog /Pages 2 0 R >>");
        Object($"<< /Type /Pages {pages} >>");
        Object("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>");
        offsets.Add(pdf.Length);
        Write(string.Create(CultureInfo.InvariantCulture, $"4 0 obj\n<< /Length {page.Length} {filter} >>\nstream\n"));
        pdf.Write(page);
        Write("\nendstream\nendobj\n");
        Object("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>");
        var start = pdf.Length;
        Write($"xref\n0 {offsets.Count + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
            Write(string.Create(CultureInfo.InvariantCulture, $"{offset:D10} 00000 n \n"));
        Write(string.Create(CultureInfo.InvariantCulture, $"trailer\n<< /Size {offsets.Count + 1} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n"));
        return pdf.ToArray();

        void Write(string text) => pdf.Write(Encoding.Latin1.GetBytes(text));

        void Object(string content)
        {
            offsets.Add(pdf.Length);
            Write(string.Create(CultureInfo.InvariantCulture, $"{offsets.Count} 0 obj\n{content}\nendobj\n"));
        }
    }

    /// <summary>So much of one letter, packed.</summary>
    internal static byte[] Zlib(int bytes, char letter = ' ')
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            Repeat(zlib, bytes, letter);
        return packed.ToArray();
    }

    internal static byte[] Gzip(int bytes, char letter = 'a')
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            Repeat(gzip, bytes, letter);
        return packed.ToArray();
    }

    internal static byte[] Of(char letter, int bytes)
    {
        var content = new byte[bytes];
        Array.Fill(content, (byte)letter);
        return content;
    }

    private static void Repeat(Stream stream, int bytes, char letter)
    {
        var part = Of(letter, 1024 * 1024);
        for (var left = bytes; left > 0; left -= part.Length)
            stream.Write(part, 0, Math.Min(left, part.Length));
    }
}
