using System.Buffers;
using System.Globalization;
using System.Text;
using Bot.Core.Articles;
using Microsoft.AspNetCore.Components;

namespace Bot.Web;

/// <summary>
/// The text of an article as markup, paragraph by paragraph: asides, in them and beside them figures, and in all of them the quote, whose first piece is named.
/// Text stays as it is but for the white space around paragraphs: references such as &amp;#x92; would be read as other characters.
/// </summary>
internal sealed class ArticleText(Article article, TextSpan? quote, IReadOnlyList<ShownFigure> figures)
{
    private static readonly SearchValues<char> Special = SearchValues.Create("&<>\"'\0");

    private readonly SpanCursor _asides = new(article.Asides);
    private readonly SpanCursor _figures = new([.. figures.Select(figure => figure.Span)]);
    private readonly TextSpan[] _quote = quote is { } span ? [span] : [];
    private bool _isQuoteNamed;

    /// <summary>Can be gone through once.</summary>
    internal IEnumerable<MarkupString> Paragraphs() => Core.Articles.Paragraphs.WithAsides(article).Select(paragraph => new MarkupString(Paragraph(paragraph)));

    private string Paragraph(TextSpan paragraph)
    {
        var html = new StringBuilder(paragraph.Length + 32);
        var asides = _asides.Of(paragraph);
        var isAside = asides is [var only] && only.Contains(paragraph);
        html.Append("<p").Append(isAside ? ClassOf(asides[0]) : "").Append('>');
        foreach (var (part, aside) in SpanCursor.Cut(paragraph, isAside ? [] : asides))
        {
            if (aside is { } left)
                html.Append("<span").Append(ClassOf(left)).Append('>');
            AppendFigures(html, part);
            if (aside is not null)
                html.Append("</span>");
        }

        return html.Append("</p>\n").ToString();
    }

    // What is quoted is always shown.
    private string ClassOf(TextSpan aside) => _quote is [var cited] && cited.Overlaps(aside) ? " class=\"aside cited\"" : " class=\"aside\"";

    private void AppendFigures(StringBuilder html, TextSpan part)
    {
        foreach (var (piece, figure) in SpanCursor.Cut(part, _figures.Of(part)))
        {
            if (figure is { } span)
                AppendLink(html, figures[_figures.PlaceOf(span)], isFirst: piece.Start == span.Start);
            foreach (var (text, quoted) in SpanCursor.Cut(piece, _quote))
                AppendText(html, text, quoted is not null);
            if (figure is not null)
                html.Append("</a>");
        }
    }

    private static void AppendLink(StringBuilder html, ShownFigure figure, bool isFirst)
    {
        html.Append("<a class=\"figure\"");
        if (isFirst)
            html.Append(CultureInfo.InvariantCulture, $" id=\"at-{figure.Number}\"");
        html.Append(CultureInfo.InvariantCulture, $" href=\"#figure-{figure.Number}\" aria-describedby=\"figure-{figure.Number}\" data-reading=\"");
        Encode(html, figure.Reading);
        html.Append("\">");
    }

    private void AppendText(StringBuilder html, TextSpan text, bool isQuoted)
    {
        if (isQuoted)
            html.Append(_isQuoteNamed ? "<mark>" : "<mark id=\"quote\">");
        _isQuoteNamed |= isQuoted;
        Encode(html, article.Text.AsSpan(text.Start, text.Length));
        if (isQuoted)
            html.Append("</mark>");
    }

    internal static void Encode(StringBuilder html, ReadOnlySpan<char> text)
    {
        for (int next; (next = text.IndexOfAny(Special)) >= 0; text = text[(next + 1)..])
        {
            html.Append(text[..next]).Append(text[next] switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",
                _ => "\uFFFD", // no page can hold it
            });
        }

        html.Append(text);
    }
}
