using System.Diagnostics;
using System.Globalization;
using System.Text;
using Bot.Answers;
using Bot.Figures;

namespace Bot.Api;

/// <summary>Documents as an assistant reads them: every quote with its number, its source and its link.</summary>
internal static class McpText
{
    internal static string Draw(object document, ApiLinks links) => PlainText.Clean(document switch
    {
        AnswerDocument answer => Draw(answer),
        SearchDocument search => Draw(search),
        FigureDocument figures => Draw(figures, links),
        ArticlesDocument articles => Draw(articles),
        ArticleDocument article => Draw(article),
        _ => throw new UnreachableException(),
    }).TrimEnd();

    private static string Draw(AnswerDocument answer)
    {
        var text = new StringBuilder();
        if (answer.Figure is { } figure)
            text.Append(CultureInfo.InvariantCulture, $"{figure.Text} [{figure.N}]\n\n");
        if (answer.Found)
            text.AppendJoin(' ', answer.Sentences.Select(sentence => $"{sentence.Text} {string.Concat(sentence.Citations.Select(n => $"[{n}]"))}")).Append("\n\n");
        else
            text.Append(CultureInfo.InvariantCulture, $"The articles do not answer this: {answer.Missing}\n\nThe closest passages:\n\n");
        foreach (var note in new[] { answer.Difference, answer.Found ? answer.Missing : null, answer.Note }.OfType<string>())
            text.Append(note).Append("\n\n");
        return Append(text, answer.Found ? answer.Citations : answer.Closest).Append(Freshness(answer.Corpus)).ToString();
    }

    private static string Draw(SearchDocument search) => search.Passages.Count == 0
        ? $"No passage has any of these words.\n\n{Freshness(search.Corpus)}"
        : Append(new StringBuilder(), search.Passages).Append(Freshness(search.Corpus)).ToString();

    private static string Draw(FigureDocument document, ApiLinks links)
    {
        var text = new StringBuilder();
        foreach (var figure in document.Figures)
        {
            var when = figure.YearFrom is null ? "year unknown" : figure.YearFrom == figure.YearTo ? $"{figure.YearFrom}" : $"{figure.YearFrom}–{figure.YearTo}";
            text.Append(CultureInfo.InvariantCulture, $"[{figure.N}] {when} ({figure.Basis}): {figure.Surface} ({figure.What})\n    “{figure.Sentence}”\n")
                .Append(Source(figure.Title, figure.File, figure.Publisher, figure.Published, figure.PublishedBasis, figure.Paragraph, links.Reader(figure.File, document.Corpus.Version, figure.Start, figure.Length) ?? figure.Url, figure.Garbled));
        }

        foreach (var conflict in document.Conflicts)
            text.Append(CultureInfo.InvariantCulture, $"The sources differ on {conflict.What}: {string.Join(" and ", conflict.Values.Select(value => $"[{value.N}] {value.Surface}"))}.\n\n");
        return text.Append(document.Figures.Count == 0 ? "The articles have no such figures.\n\n" : "").Append(Freshness(document.Corpus)).ToString();
    }

    private static string Draw(ArticlesDocument document)
    {
        var text = new StringBuilder();
        foreach (var article in document.Articles)
            text.Append(CultureInfo.InvariantCulture, $"- {article.File}: {Of(article)}\n");
        return text.Append(CultureInfo.InvariantCulture, $"\nPage {document.Page}, {Wording.Count(document.Articles.Count, "article")} of {Wording.Number(document.Total)}{(document.Next is { } next ? $"; page {next} goes on" : "")}.\n").Append(Freshness(document.Corpus)).ToString();
    }

    private static string Draw(ArticleDocument document) =>
        $"{Of(document.Article)}\n{document.Article.File}, corpus {document.Version}{(document.InUse ? "" : ", not as it is now")}\n{document.Article.Reader ?? document.Article.Url}\n\nThe text, a quotation:\n\n{document.Text}"
        + (document.Next is { } next ? string.Create(CultureInfo.InvariantCulture, $"\n\n(There is more: start {next}.)") : "");

    private static string Of(ArticleEntry article) => $"{article.Title} · {article.Publisher ?? "publisher unknown"} · {When(article.Published, article.PublishedBasis)}";

    private static StringBuilder Append(StringBuilder text, IReadOnlyList<CitationDocument> citations)
    {
        foreach (var quote in citations)
        {
            text.Append(CultureInfo.InvariantCulture, $"[{quote.N}] “{quote.Quote}”\n")
                .Append(Source(quote.Title, quote.File, quote.Publisher, quote.Published, quote.PublishedBasis, quote.Paragraph, quote.Reader ?? quote.Url, quote.Garbled));
        }

        return text;
    }

    private static string Source(string? title, string file, string? publisher, string? published, string basis, int paragraph, string? link, bool isGarbled) => string.Create(
        CultureInfo.InvariantCulture,
        $"    {PlainText.OneLine(title ?? file)} · {PlainText.OneLine(publisher ?? "publisher unknown")} · {When(published, basis)} · paragraph {paragraph} · {file}\n{(link is null ? "" : $"    {link}\n")}{(isGarbled ? $"    {Wording.LowQuality}\n" : "")}\n");

    private static string When(string? published, string basis) => published is null ? "date unknown" : $"{published} ({basis})";

    private static string Freshness(CorpusDocument corpus) => $"Corpus {corpus.Version} · {Wording.Count(corpus.Articles, "article")} · newest {corpus.Newest ?? "unknown"}";
}
