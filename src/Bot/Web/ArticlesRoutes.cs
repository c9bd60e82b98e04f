using Bot.Answers;
using Bot.Chat;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bot.Web;

/// <summary>The list of articles.</summary>
internal static class ArticlesRoutes
{
    private const int ArticlesOfPage = 50;

    /// <summary>Of one name; who types more of it finds the others.</summary>
    private const int MostFound = 500;

    private const int ChangesShown = 3;

    internal static void Map(IEndpointRouteBuilder site) =>
        site.MapMethods("/articles", WebSite.Reading, (string? q, string? page, WebScope scope, CorpusChanges changes) =>
        {
            var typed = PlainText.OneLine(q ?? "");
            if (typed.Length > Asking.MaxLength)
                return WebSite.Problem("Please name an article in at most 2,000 characters.", StatusCodes.Status400BadRequest);
            return (typed.Length == 0 ? List(scope, page) : Search(scope, typed, page)) is { } view
                ? new RazorComponentResult<ArticlesPage>(new Dictionary<string, object?> { [nameof(ArticlesPage.View)] = view.Pages.Number == 1 && typed.Length == 0 ? view with { Changes = Changes(changes, scope) } : view })
                : WebSite.Problem("There is no such page of this list: begin with the first one.", StatusCodes.Status404NotFound);
        }).RequireRateLimiting(RateLimits.Asking);

    private static ArticlesView? List(WebScope scope, string? page)
    {
        var (snapshot, filter) = (scope.Snapshot, scope.Filter);
        return PageOf.TryRead(page, snapshot.StateOf(filter).Articles, ArticlesOfPage) is { } pages
            ? new ArticlesView("", [.. (filter.IsEverything ? snapshot.Articles : snapshot.Articles.Where(filter.Admits)).Skip(pages.First).Take(ArticlesOfPage)], pages)
            : null;
    }

    private static ArticlesView? Search(WebScope scope, string typed, string? page)
    {
        var found = scope.Snapshot.FindArticles(typed, MostFound + 1, scope.Filter);
        return PageOf.TryRead(page, Math.Min(found.Count, MostFound), ArticlesOfPage) is { } pages
            ? new ArticlesView(typed, [.. found.Take(pages.End).Skip(pages.First)], pages) { HasMore = found.Count > MostFound }
            : null;
    }

    private static List<string> Changes(CorpusChanges changes, WebScope scope) => [.. changes.Last(scope.Filter, ChangesShown).Select(change => change.Describe())];
}
