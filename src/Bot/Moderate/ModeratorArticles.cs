using Bot.Chat;
using Bot.Core;
using Bot.Fetching;
using Bot.Web;

namespace Bot.Moderate;

/// <summary>Adding, describing and removing articles, and the files that are none.</summary>
internal static class ModeratorArticles
{
    internal const string Path = ModeratorRoutes.Home + "/articles";
    internal const string RejectedPath = Path + "/rejected";
    internal const string RemovePath = Path + "/remove";
    internal const string UploadPath = Path + "/upload";

    internal const int MostFiles = 20;

    /// <summary>As many files of the largest size may come at once.</summary>
    private const int LargestFiles = 5;

    /// <summary>More suggestions make the page slow; those of the others can be typed.</summary>
    private const int MostSuggestions = 1_000;

    private const int Overhead = 1024 * 1024;

    internal static void Map(RouteGroupBuilder pages, long maxFileBytes)
    {
        pages.MapMethods("/articles", WebSite.Reading, (string? article, Moderator by, Corpus corpus, FetchingOptions fetching) => ModeratorRoutes.Page<ArticlesPage>(by, new()
        {
            [nameof(ArticlesPage.Article)] = article,
            [nameof(ArticlesPage.Known)] = Known(corpus.Current),
            [nameof(ArticlesPage.Rejected)] = corpus.Current.Rejected.Count,
            [nameof(ArticlesPage.MaxFileBytes)] = maxFileBytes,
            [nameof(ArticlesPage.TakesUrls)] = fetching.AllowUrls,
        }));
        pages.MapMethods("/articles/rejected", WebSite.Reading, async (int? page, Moderator by, ModeratorWork work, CancellationToken cancellation) =>
            ModeratorRoutes.CardOf(by, "Rejected files", Path, await work.ReadAsync(by, new CorpusAction.Rejected(PageOf(page)), cancellation)));
        pages.MapMethods("/articles/remove", WebSite.Reading, (string? article, Moderator by) => string.IsNullOrWhiteSpace(article)
            ? WebSite.Problem("Name the article that is to be removed.", StatusCodes.Status400BadRequest)
            : ModeratorRoutes.Page<ConfirmPage>(by, new()
            {
                [nameof(ConfirmPage.Title)] = $"Remove {CorpusCards.Short(article)}?",
                [nameof(ConfirmPage.Sentence)] = "It is moved out of the folder of articles into the data folder, and answers nothing from then on.",
                [nameof(ConfirmPage.Section)] = Path,
                [nameof(ConfirmPage.Action)] = TypedCorpus.Remove,
                [nameof(ConfirmPage.Field)] = TypedCorpus.Article,
                [nameof(ConfirmPage.Value)] = article,
                [nameof(ConfirmPage.Button)] = "Remove it",
            }));
        pages.MapPost("/articles/upload", async (HttpRequest request, Moderator by, ModeratorWork work, CancellationToken cancellation) =>
        {
            // A form without a file has one that is empty and has no name.
            var files = request.Form.Files.Where(file => file.FileName.Length > 0).ToList();
            return files.Count switch
            {
                0 => WebSite.Problem("No file was chosen, so nothing was added.", StatusCodes.Status400BadRequest),
                > MostFiles => WebSite.Problem($"These are {files.Count} files, and at most {MostFiles} are taken at once, so nothing was added. Send them in parts.", StatusCodes.Status413PayloadTooLarge),
                _ => Add(await StagedUpload.OfAsync(files, cancellation)),
            };

            IResult Add(StagedUpload staged) => work.Start(by, staged.Actions, staged);
        }).WithMetadata(new ForModerators(MaxBytes: LargestFiles * maxFileBytes + Overhead));
    }

    internal static int PageOf(int? page) => Math.Clamp(page ?? 0, 0, 1_000_000);

    private static IReadOnlyList<ArticleChoice> Known(CorpusSnapshot corpus) =>
        [.. corpus.Articles.Take(MostSuggestions).Select(article => new ArticleChoice(ChatSources.Key(article), CorpusCards.Name(article)))];
}

/// <param name="Key">What names it.</param>
public sealed record ArticleChoice(string Key, string Name);
