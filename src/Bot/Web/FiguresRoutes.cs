using Bot.Chat;
using Bot.Core.Figures;
using Bot.Figures;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bot.Web;

/// <summary>Figures by year: as a page, as pictures, and for spreadsheets.</summary>
internal static class FiguresRoutes
{
    private const string Page = "/figures";
    private const string Chart = "/figures/chart.png";
    internal const string Csv = "/figures.csv";

    internal static void Map(IEndpointRouteBuilder site)
    {
        site.MapMethods(Page, WebSite.Reading, (string? topic, string? from, string? to, string? unit, string? publisher, string? page, WebScope scope, ChatSuggestions suggestions) =>
            Show(new TypedFigures(topic, from, to, unit, publisher), page, scope, suggestions)).RequireRateLimiting(RateLimits.Asking);
        site.MapMethods(Csv, WebSite.Reading, (string? topic, string? from, string? to, string? unit, string? publisher, WebScope scope) =>
            Find(new TypedFigures(topic, from, to, unit, publisher), scope, (_, table) => Results.File(FigureCsv.Print(table), "text/csv; charset=utf-8", "figures.csv"))).RequireRateLimiting(RateLimits.Asking);
        site.MapMethods(Chart, WebSite.Reading, (string? topic, string? from, string? to, string? unit, string? publisher, string? set, WebScope scope) =>
            Find(new TypedFigures(topic, from, to, unit, publisher), scope, (query, table) => FigureCharts.Of(table).Sets.Where(chart => chart.Suffix == (set ?? "")).Select(chart => chart.Set).FirstOrDefault() is { } drawn
                ? Results.Bytes(FigureChart.Draw(drawn, query, scope.Snapshot.StateOf(query.Filter)), "image/png")
                : WebSite.Problem("None of these figures has a known year, so no chart can be drawn of them.", StatusCodes.Status404NotFound))).RequireRateLimiting(RateLimits.Asking);
    }

    private static RazorComponentResult<FiguresPage> Show(TypedFigures typed, string? page, WebScope scope, ChatSuggestions suggestions)
    {
        var (filter, snapshot) = (scope.Filter, scope.Snapshot);
        var view = new FiguresView(typed, snapshot.StateOf(filter)) { Overview = snapshot.FigureOverviewOf(filter), Suggestions = FigureSuggestions.Of(suggestions) };
        if (typed.IsEmpty)
            return Draw(view, status: null);
        if (typed.TryRead(filter, out var problem) is not { } query)
            return Draw(view with { Problem = problem }, StatusCodes.Status400BadRequest);
        var table = snapshot.FindFigures(query);
        if (PageOf.TryRead(page, table.Rows.Count(), FiguresView.RowsOfPage) is not { } pages)
            return Draw(view with { Problem = "There is no such page of this list: begin with the first one." }, StatusCodes.Status404NotFound);
        var charts = FigureCharts.Of(table);
        return Draw(
            view with { Found = new FoundFigures(query, table, pages.Number, [.. charts.Sets.Select(chart => new ShownChart(typed.Path(Chart, "set", chart.Suffix.Length == 0 ? null : chart.Suffix), chart.Set.Unit, ChartText.Of(chart.Set, query)))], charts.Notes) },
            status: null);
    }

    private static RazorComponentResult<FiguresPage> Draw(FiguresView view, int? status) => new(new Dictionary<string, object?> { [nameof(FiguresPage.View)] = view }) { StatusCode = status };

    private static IResult Find(TypedFigures typed, WebScope scope, Func<FigureQuery, FigureTable, IResult> draw)
    {
        if (typed.TryRead(scope.Filter, out var problem) is not { } query)
            return WebSite.Problem(problem, StatusCodes.Status400BadRequest);
        var table = scope.Snapshot.FindFigures(query);
        return table.Rows.Any() ? draw(query, table) : WebSite.Problem(FigureWording.NothingFound(query, table.Overview).First(), StatusCodes.Status404NotFound);
    }
}
