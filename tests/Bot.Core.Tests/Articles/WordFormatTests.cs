using System.IO.Compression;
using Bot.Core.Articles;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Bot.Core.Tests.Articles;

public sealed class WordFormatTests
{
    [Fact]
    public void Paragraphs_tables_and_the_title_are_read()
    {
        var docx = Docx(
            new Paragraph(new Run(new Text("The wall ") { Space = SpaceProcessingModeValues.Preserve }), new Run(new Text("is done."))),
            new Table(Row("Year", "Ships"), Row("2019", "1,500")),
            new Paragraph(new Run(new Text("Line one"), new Break(), new Text("line two"))));

        var text = Assert.IsType<Extraction.Text>(new WordFormat().Extract(docx));

        Assert.Equal("The wall is done.\n\nYear | Ships\n\n2019 | 1,500\n\nLine one\nline two", text.Content);
        Assert.Equal("The wall", text.Fields.Title);
    }

    [Fact]
    public void Deleted_text_and_field_codes_are_left_out()
    {
        var docx = Docx(new Paragraph(
            new Run(new Text("kept")),
            new DeletedRun(new Run(new DeletedText("gone"))),
            new Run(new FieldCode("HYPERLINK x"))));

        Assert.Equal("kept", Assert.IsType<Extraction.Text>(new WordFormat().Extract(docx)).Content);
    }

    [Fact]
    public void A_zip_bomb_is_refused_before_it_is_unpacked()
    {
        var content = new MemoryStream();
        using (var zip = new ZipArchive(content, ZipArchiveMode.Create, leaveOpen: true))
        using (var entry = zip.CreateEntry("word/document.xml", CompressionLevel.Fastest).Open())
        {
            var zeros = new byte[1024 * 1024];
            for (var i = 0; i < 201; i++)
                entry.Write(zeros);
        }

        var refused = Assert.IsType<Extraction.Refused>(new WordFormat().Extract(content.ToArray()));

        Assert.Contains("unpacks to more than", refused.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Entities_are_not_expanded()
    {
        var content = new MemoryStream();
        content.Write(Docx(new Paragraph(new Run(new Text("x")))));
        using (var zip = new ZipArchive(content, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry("word/document.xml")?.Delete();
            using var writer = new StreamWriter(zip.CreateEntry("word/document.xml").Open());
            writer.Write("<!DOCTYPE d [<!ENTITY a \"ha\">]><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body><w:p><w:r><w:t>&a;</w:t></w:r></w:p></w:body></w:document>");
        }

        Assert.Contains("damaged", Assert.IsType<Extraction.Refused>(new WordFormat().Extract(content.ToArray())).Reason, StringComparison.Ordinal);
    }

    private static TableRow Row(params string[] cells) => new(cells.Select(cell => new TableCell(new Paragraph(new Run(new Text(cell))))));

    private static byte[] Docx(params OpenXmlElement[] body)
    {
        var content = new MemoryStream();
        using (var document = WordprocessingDocument.Create(content, WordprocessingDocumentType.Document))
        {
            document.AddMainDocumentPart().Document = new Document(new Body(body));
            document.PackageProperties.Title = "The wall";
        }
        return content.ToArray();
    }
}
