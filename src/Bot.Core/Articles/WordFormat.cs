using System.IO.Compression;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace Bot.Core.Articles;

/// <summary>Word (.docx): paragraphs, and tables row by row. Deleted text and field codes are left out.</summary>
internal sealed class WordFormat : IArticleFormat
{
    private const long MaxUnpackedBytes = 200 * 1024 * 1024;

    private const string Namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    public IReadOnlyList<string> Extensions => [".docx"];

    public Extraction Extract(byte[] content)
    {
        // Word stores an encrypted document, and the .doc of old, in a compound file with this mark instead of a zip.
        if (content.AsSpan().StartsWith<byte>([0xD0, 0xCF, 0x11, 0xE0]))
            return new Extraction.Refused("the document is encrypted or an old .doc; save it as .docx without a password.");
        try
        {
            using (var zip = new ZipArchive(new MemoryStream(content)))
            {
                if (zip.Entries.Sum(entry => entry.Length) > MaxUnpackedBytes)
                    return new Extraction.Refused($"the document unpacks to more than {MaxUnpackedBytes} bytes; remove pictures from it or split it.");
            }
            using var document = WordprocessingDocument.Open(new MemoryStream(content), isEditable: false);
            if (document.MainDocumentPart is not { } main)
                return new Extraction.Refused("the document is damaged: its text is missing; save it anew with Word.");
            using var stream = main.GetStream(FileMode.Open, FileAccess.Read);
            if (Read(stream) is not { } text)
                return new Extraction.Refused($"it holds more than {Extraction.MaxCharacters} characters; split it.");
            var title = document.PackageProperties.Title?.Trim();
            return new Extraction.Text(text) { Fields = new ArticleFields { Title = string.IsNullOrEmpty(title) ? null : title } };
        }
        catch (Exception e) when (e is InvalidDataException or OpenXmlPackageException or XmlException or FileFormatException)
        {
            return new Extraction.Refused("the document is damaged; save it anew with Word.");
        }
    }

    // Read as a stream, since the object model recurses into hostile nesting. No DTD, hence no entities to expand.
    private static string? Read(Stream stream)
    {
        var settings = new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MaxUnpackedBytes };
        using var xml = XmlReader.Create(stream, settings);
        var text = new StringBuilder();
        var rows = 0;
        xml.Read();
        while (!xml.EOF)
        {
            if (IsLeftOut(xml))
            {
                xml.Skip();
                continue;
            }
            if (xml.NamespaceURI == Namespace)
                rows = Write(xml, text, rows);
            if (text.Length > Extraction.MaxCharacters)
                return null;
            xml.Read();
        }
        return text.ToString().Trim();
    }

    // Fallback repeats a drawing's text for old versions of Word.
    private static bool IsLeftOut(XmlReader xml) =>
        xml.NodeType == XmlNodeType.Element && xml.LocalName is "del" or "moveFrom" or "instrText" or "Fallback" or "pPr" or "rPr";

    /// <returns>How many table rows are open.</returns>
    private static int Write(XmlReader xml, StringBuilder text, int rows)
    {
        switch (xml.NodeType, xml.LocalName)
        {
            case (XmlNodeType.Element, "t") when !xml.IsEmptyElement:
                xml.Read();
                text.Append(xml.NodeType is XmlNodeType.Text or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace ? xml.Value : "");
                break;
            case (XmlNodeType.Element, "tab"):
                text.Append('\t');
                break;
            case (XmlNodeType.Element, "br" or "cr"):
                text.Append('\n');
                break;
            case (XmlNodeType.Element, "noBreakHyphen"):
                text.Append('\u2011');
                break;
            case (XmlNodeType.Element, "tr") when !xml.IsEmptyElement:
                return rows + 1;
            case (XmlNodeType.EndElement, "p"):
                text.Append(rows > 0 ? " " : "\n\n");
                break;
            case (XmlNodeType.EndElement, "tc"):
                TrimEnd(text);
                text.Append(" | ");
                break;
            case (XmlNodeType.EndElement, "tr"):
                TrimEnd(text);
                text.Length -= text.Length > 1 && text[^1] == '|' ? 2 : 0;
                text.Append(rows > 1 ? " " : "\n\n");
                return rows - 1;
        }
        return rows;
    }

    private static void TrimEnd(StringBuilder text)
    {
        while (text.Length > 0 && text[^1] == ' ')
            text.Length--;
    }
}
