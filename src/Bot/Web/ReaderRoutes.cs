using Bot.Answers;
using Bot.Core;
using Bot.Core.Articles;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bot.Web;

/// <summary>The article reader.</summary>
internal static class ReaderRoutes
{
    private const int AlikeShown = 10;

    /// <summary>Figures are not shown.</summary>
    internal const string Off = "off";

    internal static void Map(IEndpointRouteBuilder site) =>
        site.MapMethods("/a/{**file}", WebSite.Reading, IResult (string file, string? v, string? s, string? figures, WebCorpus corpus, WebScope scope) => Find(file, v, corpus, scope.Filter) is { } read
            ? new RazorComponentResult<ArticlePage>(new Dictionary<string, object?> { [nameof(ArticlePage.View)] = ViewOf(read, SpanLink.TryParse(s), figures != Off, scope.Snapshot, scope.Filter) })
            : WebSite.Problem($"There is no article “{PlainText.OneLine(file)}” in the corpus. It may have been removed or renamed.", StatusCodes.Status404NotFound)).RequireRateLimiting(RateLimits.Opening);

    /// <summary>Null also for what may not be read: nobody is told that it is there.</summary>
    private static ReadArticle? Find(string file, string? version, WebCorpus corpus, ArticleFilter filter) =>
        corpus.Read(file, version) is { } read && filter.Admits(read.Shown) && (read.Now is null || filter.Admits(read.Now)) ? read : null;

    private static ReaderView ViewOf(ReadArticle read, TextSpan? cited, bool showsFigures, CorpusSnapshot snapshot, ArticleFilter filter)
    {
        var quote = cited is { } span ? ReaderView.Markable(read.Shown.Text, span) : null;
        // Figures and copies are known of the corpus in use alone.
        var known = read.Now is { } now && now.Text == read.Shown.Text ? now : null;
        var figures = known is null ? [] : ShownFigure.Of(snapshot.FiguresIn(known));
        return new ReaderView(read, quote)
        {
            IsQuoteLost = cited is not null && quote is null,
            Figures = figures,
            ShowsFigures = showsFigures && figures.Count > 0,
            Alike = known is null ? [] : snapshot.ArticlesAlike(known, AlikeShown, filter),
        };
    }
}
