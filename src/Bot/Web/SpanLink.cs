using System.Globalization;
using Bot.Core.Answers;
using Bot.Core.Articles;

namespace Bot.Web;

/// <summary>The address of a quote in the article reader: <c>/a/FILE?v=VERSION&amp;s=START-LENGTH#quote</c>.</summary>
internal static class SpanLink
{
    internal static string Of(Citation citation, CorpusState corpus) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Of(citation.Article)}?v={Uri.EscapeDataString(corpus.Version)}&s={citation.Span.Start}-{citation.Span.Length}#quote");

    internal static TextSpan? TryParse(string? span) =>
        span?.Split('-') is [var start, var length]
        && int.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out var from)
        && int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var units)
            ? new TextSpan(from, units)
            : null;

    private static string Of(Article article) => "/a/" + string.Join('/', article.File.Split('/').Select(Uri.EscapeDataString));
}
