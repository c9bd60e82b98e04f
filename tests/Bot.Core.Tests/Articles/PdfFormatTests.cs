using Bot.Core.Articles;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace Bot.Core.Tests.Articles;

public sealed class PdfFormatTests
{
    [Fact]
    public void Lines_become_paragraphs_and_pages_follow_each_other()
    {
        var pdf = Pdf(["The harbour wall was finished", "in spring after four years.", "", "", "Ships have moored at the pier."], ["A second page tells the rest."]);

        var text = Assert.IsType<Extraction.Text>(new PdfFormat().Extract(pdf)).Content;

        Assert.Equal("The harbour wall was finished in spring after four years.\n\nShips have moored at the pier.\n\nA second page tells the rest.", text);
    }

    [Fact]
    public void A_title_counts_only_when_the_text_shows_it()
    {
        var shown = Pdf("The harbour wall", ["The harbour wall", "was finished in spring."]);
        var unseen = Pdf("Microsoft Word - draft7.docx", ["The harbour wall", "was finished in spring."]);

        Assert.Equal("The harbour wall", Assert.IsType<Extraction.Text>(new PdfFormat().Extract(shown)).Fields.Title);
        Assert.Null(Assert.IsType<Extraction.Text>(new PdfFormat().Extract(unseen)).Fields.Title);
    }

    [Fact]
    public void A_page_without_letters_is_refused_with_the_remedy()
    {
        Assert.Contains("OCR", Assert.IsType<Extraction.Refused>(new PdfFormat().Extract(Pdf([]))).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void An_encrypted_document_is_refused()
    {
        // A trailer with a standard security handler whose keys fit no empty password.
        var key = new string('A', 64);
        var body = "%PDF-1.4\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n2 0 obj\n<</Type/Pages/Kids[]/Count 0>>\nendobj\n"
            + $"3 0 obj\n<</Filter/Standard/V 1/R 2/Length 40/P -4/O<{key}>/U<{key}>>>\nendobj\n";
        var offsets = Enumerable.Range(1, 3).Select(n => body.IndexOf($"\n{n} 0 obj", StringComparison.Ordinal) + 1);
        var pdf = body + "xref\n0 4\n0000000000 65535 f \n" + string.Concat(offsets.Select(offset => $"{offset:D10} 00000 n \n"))
            + $"trailer\n<</Size 4/Root 1 0 R/Encrypt 3 0 R/ID[<00><00>]>>\nstartxref\n{body.Length}\n%%EOF";

        var refused = Assert.IsType<Extraction.Refused>(new PdfFormat().Extract(System.Text.Encoding.Latin1.GetBytes(pdf)));

        Assert.Contains("encrypted", refused.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("the migra-", "tion of birds", "migration ends", "the migration of birds")]
    [InlineData("close co-", "operation of", "co-operation", "close co-operation of")]
    [InlineData("the Nord-Pas-de-", "calais region", "", "the Nord-Pas-de-calais region")]
    [InlineData("pages 10-", "20 tell", "", "pages 10- 20 tell")]
    [InlineData("soft\u00AD", "ware is", "", "software is")]
    public void A_hyphen_at_a_line_end_goes_only_when_the_word_is_known_without(string first, string second, string elsewhere, string joined)
    {
        Assert.Equal(joined, PdfFormat.JoinLines([first, second], elsewhere.Split(' ').ToHashSet()));
    }

    private static byte[] Pdf(params string[][] pages) => Pdf("", pages);

    private static byte[] Pdf(string title, params string[][] pages)
    {
        using var builder = new PdfDocumentBuilder();
        builder.DocumentInformation.Title = title;
        var font = builder.AddStandard14Font(Standard14Font.Helvetica);
        foreach (var lines in pages)
        {
            var page = builder.AddPage(PageSize.A4);
            for (var i = 0; i < lines.Length; i++)
            {
                if (lines[i].Length > 0)
                    page.AddText(lines[i], 12, new PdfPoint(50, 780 - (14 * i)), font);
            }
        }
        return builder.Build();
    }
}
