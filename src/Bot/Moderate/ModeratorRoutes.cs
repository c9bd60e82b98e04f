using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Bot.Chat;
using Bot.Moderation;
using Bot.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bot.Moderate;

/// <summary>How the corpus stands, and what is done to it.</summary>
internal static class ModeratorRoutes
{
    internal const string Home = "/moderate";
    internal const string SignIn = Home + "/sign-in";
    internal const string SignOut = Home + "/sign-out";
    internal const string Runs = Home + "/runs";
    internal const string Press = Home + "/press";
    internal const string Corpus = Home + "/corpus";

    /// <summary>The run whose page has the button that is pressed.</summary>
    internal const string RunField = "run";

    /// <summary>The value of the field that an action is named after.</summary>
    internal const string ValueField = "value";

    /// <summary>Of fragments that a page puts in place; the second is the last.</summary>
    private const string GoesOnEvent = "run";
    private const string DoneEvent = "done";

    internal static readonly (string Path, string Name)[] Parts = [(Home, "Corpus"), (ModeratorArticles.Path, "Articles"), (ModeratorQuestions.Path, "Questions"), (ModeratorQuestions.HistoryPath, "History")];

    internal static void Map(RouteGroupBuilder pages)
    {
        pages.MapMethods("/", WebSite.Reading, async (Moderator by, ModeratorWork work, CorpusKeeper keeper, ModeratorRuns runs, WebCorpus corpus, IEnumerable<ConnectorHealth> connectors, CancellationToken cancellation) =>
            Page<CorpusPage>(by, new()
            {
                // Its notes name the versions, which stand in the forms here.
                [nameof(CorpusPage.Status)] = await work.ReadAsync(by, new CorpusAction.Status(), cancellation) with { Notes = [] },
                [nameof(CorpusPage.Versions)] = VersionsOf(keeper.Status()),
                [nameof(CorpusPage.Runs)] = (IReadOnlyList<RunLink>)[.. runs.Latest.Select(RunLink.Of)],
                [nameof(CorpusPage.Health)] = HealthLine.All(connectors, corpus.Asking.Models.Health),
            }));
        pages.MapMethods("/diff", WebSite.Reading, async (string? version, Moderator by, ModeratorWork work, CancellationToken cancellation) =>
            CardOf(by, "What changed", Home, await work.ReadAsync(by, new CorpusAction.Diff(Typed(version)), cancellation)));
        pages.MapMethods("/rollback", WebSite.Reading, async (string? version, Moderator by, ModeratorWork work, CancellationToken cancellation) =>
            await work.ReadAsync(by, new CorpusAction.Diff(Typed(version) ?? ""), cancellation) is var card && card.IsRefused
                ? CardOf(by, "Bring a version back", Home, card)
                : Page<ConfirmPage>(by, new()
                {
                    [nameof(ConfirmPage.Title)] = $"Bring back corpus {version}?",
                    [nameof(ConfirmPage.Sentence)] = "The articles of that version will answer instead of those in use, and the folder is not followed until the next reload. Below is what is different now, and would be undone.",
                    [nameof(ConfirmPage.Section)] = Home,
                    [nameof(ConfirmPage.Action)] = TypedCorpus.Rollback,
                    [nameof(ConfirmPage.Field)] = TypedCorpus.Version,
                    [nameof(ConfirmPage.Value)] = version,
                    [nameof(ConfirmPage.Button)] = "Bring it back",
                    [nameof(ConfirmPage.Card)] = card,
                }));
        pages.MapPost("/corpus", (HttpRequest request, Moderator by, ModeratorWork work) => Act(request.Form, by, work));
        pages.MapPost("/press", PressAsync);
        pages.MapMethods("/runs/{id}", WebSite.Reading, (string id, Moderator by, ModeratorRuns runs) => runs.Find(id) is { } run
            ? Page<RunPage>(by, new() { [nameof(RunPage.Run)] = RunLink.Of(run), [nameof(RunPage.State)] = run.State })
            : WebSite.Problem("This is no longer kept. The history says what came of it.", StatusCodes.Status404NotFound));
        pages.MapGet("/runs/{id}/events", (string id, Moderator by, ModeratorRuns runs, Fragments fragments, HttpResponse response, CancellationToken cancellation) =>
        {
            if (runs.Find(id) is not { } run)
                return WebSite.Problem("This is no longer kept. The history says what came of it.", StatusCodes.Status404NotFound);
            // Proxies such as nginx would keep them until there are many.
            response.Headers["X-Accel-Buffering"] = "no";
            return TypedResults.ServerSentEvents(EventsAsync(run, by, fragments, cancellation));
        });
    }

    /// <param name="title">Where the card has none.</param>
    internal static IResult CardOf(Moderator by, string title, string section, Card card) => Page<CardPage>(by, new()
    {
        [nameof(CardPage.Title)] = card.Title ?? title,
        [nameof(CardPage.Section)] = section,
        [nameof(CardPage.Card)] = card,
    });

    internal static IResult Page<TPage>(Moderator by, Dictionary<string, object?> parameters)
        where TPage : IComponent
    {
        parameters["By"] = by;
        return new RazorComponentResult<TPage>(parameters);
    }

    private static string? Typed(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static IReadOnlyList<VersionChoice> VersionsOf(CorpusStatus status) =>
        [.. status.Kept.Where(version => version.Id != status.InUse.Id).Select(version => new VersionChoice(version.Id, CorpusCards.Line(version)))];

    private static IResult Act(IFormCollection form, Moderator by, ModeratorWork work)
    {
        var fields = form.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.Ordinal);
        if (fields.GetValueOrDefault(TypedCorpus.Action) is { } action && TypedCorpus.FieldOf(action) is not null)
            fields[action] = fields.GetValueOrDefault(ValueField) ?? "";
        return TypedCorpus.Read(fields, file: null).Action switch
        {
            CorpusAction.Help(var problem) => WebSite.Problem(problem.Length > 0 ? problem : "Nothing was asked for.", StatusCodes.Status400BadRequest),
            CorpusAction.Status or CorpusAction.Diff or CorpusAction.History or CorpusAction.Rejected => WebSite.Problem("That changes nothing: open its page instead.", StatusCodes.Status400BadRequest),
            var asked => work.Start(by, asked),
        };
    }

    private static async Task<IResult> PressAsync(HttpRequest request, Moderator by, ModeratorWork work, ModeratorRuns runs, SitePaths paths, CancellationToken cancellationToken)
    {
        switch (CardButton.TryParse(request.Form["button"])?.Request())
        {
            case ChatRequest.Corpus { Action: CorpusAction.History(var page) }:
                return Results.LocalRedirect(paths.Of($"{ModeratorQuestions.HistoryPath}?page={page}"));
            case ChatRequest.Corpus { Action: CorpusAction.Rejected(var page) }:
                return Results.LocalRedirect(paths.Of($"{ModeratorArticles.RejectedPath}?page={page}"));
            case ChatRequest.Corpus { Action: CorpusAction.Use use }:
                return work.Start(by, use);
            case ChatRequest.Corpus { Action: CorpusAction.Cancel cancel }:
                var card = await work.ReadAsync(by, cancel, cancellationToken);
                return runs.Find(request.Form[RunField]) is { } run ? Results.LocalRedirect(paths.Of($"{Runs}/{run.Id}")) : CardOf(by, "Cancel", Home, card);
            case ChatRequest.OpenTurn(var turn):
                return Results.LocalRedirect(paths.Of($"{ModeratorQuestions.Path}/{Uri.EscapeDataString(turn)}"));
            default:
                return WebSite.Problem("There is no such button.", StatusCodes.Status400BadRequest);
        }
    }

    private static async IAsyncEnumerable<SseItem<string>> EventsAsync(ModeratorRun run, Moderator by, Fragments fragments, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var state in run.WatchAsync(cancellationToken))
        {
            var html = await fragments.RenderAsync<RunView>(new() { [nameof(RunView.By)] = by, [nameof(RunView.Run)] = RunLink.Of(run), [nameof(RunView.State)] = state });
            yield return new SseItem<string>(html, state.IsDone ? DoneEvent : GoesOnEvent);
        }
    }
}

/// <summary>A version that can be brought back.</summary>
public sealed record VersionChoice(string Id, string Line);

/// <summary>A work of a moderator, in a list.</summary>
public sealed record RunLink(string Id, string Title, string Told, bool IsDone)
{
    internal static RunLink Of(ModeratorRun run) =>
        new(run.Id, run.Title, $"{(run.By.Name.Length > 0 ? $"{run.By.Name}, " : "")}{CorpusCards.Moment(run.Since)}", run.State.IsDone);
}
