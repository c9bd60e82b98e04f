using System.Diagnostics;
using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.DocumentLayoutAnalysis;
using UglyToad.PdfPig.DocumentLayoutAnalysis.PageSegmenter;
using UglyToad.PdfPig.DocumentLayoutAnalysis.ReadingOrderDetector;
using UglyToad.PdfPig.DocumentLayoutAnalysis.WordExtractor;
using UglyToad.PdfPig.Exceptions;

namespace Bot.Core.Articles;

/// <summary>PDF: letters -> words -> lines -> blocks in reading order. A block is a paragraph.</summary>
internal sealed class PdfFormat : IArticleFormat
{
    private const int MaxPages = 2_000;

    // Layout analysis compares each word with its neighbours; a page of more words is no page of an article.
    private const int MaxLettersOnPage = 100_000;

    private static readonly TimeSpan MaxTime = TimeSpan.FromSeconds(60);

    public IReadOnlyList<string> Extensions => [".pdf"];

    public Extraction Extract(byte[] content)
    {
        try
        {
            using var document = PdfDocument.Open(content);
            if (document.NumberOfPages > MaxPages)
                return new Extraction.Refused($"it has more than {MaxPages} pages; split it.");
            var paragraphs = new List<IReadOnlyList<string>>();
            var watch = Stopwatch.StartNew();
            foreach (var page in document.GetPages())
            {
                if (watch.Elapsed > MaxTime)
                    return new Extraction.Refused($"reading takes longer than {MaxTime.TotalSeconds} s; split it or save it as .txt.");
                if (page.Letters.Count > MaxLettersOnPage)
                    return new Extraction.Refused($"page {page.Number} has more than {MaxLettersOnPage} letters; save it as .txt.");
                if (page.Letters.Count > 0)
                    paragraphs.AddRange(Blocks(page).Select(block => (IReadOnlyList<string>)[.. block.TextLines.Select(line => line.Text)]));
            }
            if (paragraphs.Count == 0)
                return new Extraction.Refused("the PDF holds pictures but no text; run text recognition (OCR) on it first.");
            var text = Join(paragraphs);
            return text.Length > Extraction.MaxCharacters
                ? new Extraction.Refused($"it holds more than {Extraction.MaxCharacters} characters; split it.")
                : new Extraction.Text(text) { Fields = new ArticleFields { Title = Title(document.Information.Title, text) } };
        }
        catch (PdfDocumentEncryptedException)
        {
            return new Extraction.Refused("the PDF is encrypted; save it without a password.");
        }
        catch (Exception e) when (e is UglyToad.PdfPig.Core.PdfDocumentFormatException or InvalidOperationException or KeyNotFoundException)
        {
            return new Extraction.Refused("the PDF is damaged; save it anew from its source.");
        }
    }

    private static IEnumerable<TextBlock> Blocks(UglyToad.PdfPig.Content.Page page)
    {
        var words = NearestNeighbourWordExtractor.Instance.GetWords(page.Letters).Where(word => !string.IsNullOrWhiteSpace(word.Text));
        return UnsupervisedReadingOrderDetector.Instance.Get(DocstrumBoundingBoxes.Instance.GetBlocks(words));
    }

    // The title in a PDF's properties is often the name of a template or a draft, so it counts only when the text shows it.
    private static string? Title(string? title, string text)
    {
        title = title?.Trim();
        return title is { Length: > 3 } && text.AsSpan(0, Math.Min(text.Length, 2_000)).Contains(title, StringComparison.OrdinalIgnoreCase) ? title : null;
    }

    private static string Join(IReadOnlyList<IReadOnlyList<string>> paragraphs)
    {
        var words = paragraphs
            .SelectMany(lines => lines)
            .SelectMany(line => line.Split(' '))
            .Select(word => word.Trim('.', ',', ';', ':', '?', '!', '"', '”', '“', '(', ')'))
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        return string.Join("\n\n", paragraphs.Select(lines => JoinLines(lines, words)).Where(paragraph => paragraph.Length > 0));
    }

    internal static string JoinLines(IReadOnlyList<string> lines, IReadOnlySet<string> words)
    {
        var text = new StringBuilder();
        foreach (var line in lines.Select(line => line.Trim()).Where(line => line.Length > 0))
        {
            if (text.Length == 0)
            {
                text.Append(line);
                continue;
            }
            var broken = text.Length > 1 && text[^1] is '-' or '\u00AD' && char.IsLetter(text[^2]) && char.IsLower(line[0]);
            if (!broken)
                text.Append(' ');
            else if (text[^1] == '\u00AD' || IsOneWord(LastWord(text), line, words))
                text.Length--;
            text.Append(line);
        }
        return text.ToString();
    }

    // "co-" + "operation" keeps its hyphen unless the document or the lexicon writes the word without.
    private static bool IsOneWord(string head, string line, IReadOnlySet<string> words)
    {
        var tail = new string([.. line.TakeWhile(char.IsLetter)]);
        var joined = head[..^1] + tail;
        return !words.Contains(head + tail) && (words.Contains(joined) || EnglishLexicon.Knows(joined.ToLowerInvariant()));
    }

    private static string LastWord(StringBuilder text)
    {
        var start = text.Length;
        while (start > 0 && !char.IsWhiteSpace(text[start - 1]))
            start--;
        return text.ToString(start, text.Length - start).TrimStart('(', '"', '“', '‘', '\'');
    }
}
