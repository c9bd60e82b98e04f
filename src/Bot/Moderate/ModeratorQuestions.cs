using Bot.Chat;
using Bot.Web;

namespace Bot.Moderate;

/// <summary>What people asked and how they rated it, and who did what.</summary>
internal static class ModeratorQuestions
{
    internal const string Path = ModeratorRoutes.Home + "/questions";
    internal const string HistoryPath = ModeratorRoutes.Home + "/history";
    internal const string ExportPath = Path + "/feedback.csv";

    internal static void Map(RouteGroupBuilder pages)
    {
        pages.MapMethods("/questions", WebSite.Reading, (string? days, Moderator by, ChatFeedback feedback) =>
        {
            var fields = new Dictionary<string, string>(StringComparer.Ordinal) { [TypedCommand.Days] = days ?? "" };
            return TypedCommand.Read(TypedCommand.Digest, fields, new ChatRequest.Help(ReadsThreads: false), out var problem) is ChatRequest.Digest asked
                ? ModeratorRoutes.Page<QuestionsPage>(by, new() { [nameof(QuestionsPage.Digest)] = feedback.Digest(asked), [nameof(QuestionsPage.Days)] = asked.Days })
                : WebSite.Problem(problem, StatusCodes.Status400BadRequest);
        });
        pages.MapMethods("/questions/{turn}", WebSite.Reading, (string turn, Moderator by, ChatFeedback feedback) =>
            ModeratorRoutes.CardOf(by, "A question", Path, feedback.Open(new ChatRequest.OpenTurn(turn))));
        pages.MapGet("/questions/feedback.csv", (Moderator by, ChatFeedback feedback) =>
        {
            var place = new ChatPlace(by.Actor.Platform, by.Actor.Place, PlaceKind.Direct);
            var card = feedback.Export(new ChatCall(new ChatUser(by.Actor.Id, by.Name, [], Manages: true), place, IsPrivate: true, new ChatRequest.ExportFeedback()));
            var file = card.Files[0];
            return Results.File(file.Content, file.ContentType, file.Name);
        });
        pages.MapMethods("/history", WebSite.Reading, async (int? page, Moderator by, ModeratorWork work, CancellationToken cancellation) =>
            ModeratorRoutes.CardOf(by, "History", HistoryPath, await work.ReadAsync(by, new CorpusAction.History(ModeratorArticles.PageOf(page)), cancellation)));
    }
}
