using Bot.Answers;
using Bot.Core.Articles;

namespace Bot.Web;

/// <summary>A whole article, with the cited span marked.</summary>
internal static class ArticlePage
{
    internal static Html Of(ReadArticle read, TextSpan? quote)
    {
        var article = read.Shown;
        var inText = quote is { Start: >= 0, Length: > 0 } span && (long)span.Start + span.Length <= article.Text.Length ? quote : null;
        return Pages.Frame(Wording.Title(article), Html.Of(
            $"""
            <p><a href="/">Ask the articles</a></p>
            <h1 lang="{article.Language}" dir="auto">{Wording.Title(article)}</h1>
            <p class="faint">{article.Publisher ?? "publisher unknown"} · {PublishedText.WithBasis(article.Published)} · {article.File}{Original(article)}</p>
            {Note(quote is not null && inText is null, "The passage of this link is not in the article as it is stored now.")}
            {Version(read, isQuoted: inText is not null)}
            {Note(article.IsGarbled, "The text quality of this article is low: read it with care.")}
            <article lang="{article.Language}" dir="auto">
            {Text(article, inText)}
            </article>
            <footer class="faint">{Wording.Freshness(read.Corpus)}</footer>
            """));
    }

    private static Html Version(ReadArticle read, bool isQuoted) => read switch
    {
        { IsOfVersion: true, Now: null } => Note(true, $"This is the article as it was in corpus {read.Version}. It is not in the corpus any more."),
        { IsOfVersion: true, Now: { } now } when now.Text != read.Shown.Text => Html.Of(
            $"""<p class="notice">This is the article as it was in corpus {read.Version}, which is quoted. It was changed since: <a href="{SpanLink.Of(now)}">read it as it is now</a>.</p>"""),
        { IsOfVersion: false, Version: not null } => Note(isQuoted, "The corpus was reloaded since this link was made, and that version is not kept any more: if the article changed, the mark may stand in the wrong place."),
        _ => Html.None,
    };

    private static Html Original(Article article) =>
        article.Url is { IsAbsoluteUri: true } url && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
            ? Html.Of($""" · <a href="{url.AbsoluteUri}" rel="noopener noreferrer nofollow">original page</a>""")
            : Html.None;

    private static Html Note(bool shown, string note) => shown ? Html.Of($"""<p class="notice">{note}</p>""") : Html.None;

    private static Html Text(Article article, TextSpan? quote)
    {
        // The link jumps to the first mark, so only that one has the name.
        var name = new Html(" id=\"quote\"");
        var paragraphs = new List<Html>();
        foreach (var line in Lines(article.Text))
        {
            var pieces = new List<Html>();
            foreach (var piece in Pieces(article, line, quote))
            {
                var text = article.Text.Substring(piece.Start, piece.Length);
                if (quote?.Contains(piece) == true)
                {
                    pieces.Add(Html.Of($"<mark{name}>{text}</mark>"));
                    name = Html.None;
                }
                else
                {
                    pieces.Add(article.Asides.Any(aside => aside.Contains(piece)) ? Html.Of($"""<span class="faint">{text}</span>""") : Html.Of($"{text}"));
                }
            }

            paragraphs.Add(Html.Of($"<p>{Html.Join(pieces)}</p>\n"));
        }

        return Html.Join(paragraphs);
    }

    private static IEnumerable<TextSpan> Lines(string text)
    {
        for (int start = 0, end; start < text.Length; start = end + 1)
        {
            end = text.IndexOfAny(['\r', '\n'], start);
            if (end < 0)
                end = text.Length;
            if (!text.AsSpan(start, end - start).IsWhiteSpace())
                yield return TextSpan.Between(start, end);
        }
    }

    /// <summary>Cuts a line where the quote or an aside begins or ends, so that each piece is of one kind.</summary>
    private static IEnumerable<TextSpan> Pieces(Article article, TextSpan line, TextSpan? quote)
    {
        var cuts = article.Asides
            .Where(aside => aside.Overlaps(line))
            .Concat(quote is { } span ? [span] : [])
            .SelectMany(cut => new[] { cut.Start, cut.End })
            .Where(cut => cut > line.Start && cut < line.End)
            .Concat([line.Start, line.End])
            .Distinct()
            .Order()
            .ToList();
        return cuts.Zip(cuts.Skip(1), TextSpan.Between);
    }
}
