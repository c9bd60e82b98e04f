using System.Globalization;
using Bot.Core.Answers;
using Bot.Core.Articles;

namespace Bot.Answers;

/// <summary>The address of a quote in the article reader: <c>/a/FILE?v=VERSION&amp;s=START-LENGTH#quote</c>.</summary>
internal static class SpanLink
{
    internal static string Of(Citation citation, CorpusState corpus) => Of(citation.Article, citation.Span, corpus);

    internal static string Of(Article article, TextSpan span, CorpusState corpus) => Of(article.File, corpus.Version, span.Start, span.Length);

    internal static string Of(string file, string version, int start, int length) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Of(file)}?v={Uri.EscapeDataString(version)}&s={start}-{length}#quote");

    internal static TextSpan? TryParse(string? span) =>
        span?.Split('-') is [var start, var length]
        && int.TryParse(start, NumberStyles.None, CultureInfo.InvariantCulture, out var from)
        && int.TryParse(length, NumberStyles.None, CultureInfo.InvariantCulture, out var units)
            ? new TextSpan(from, units)
            : null;

    internal static string Of(Article article) => Of(article.File);

    internal static string Of(string file) => "/a/" + string.Join('/', file.Split('/').Select(Uri.EscapeDataString));
}
