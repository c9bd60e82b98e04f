using Bot.Chat;
using Bot.Web;

namespace Bot.Moderate;

/// <summary>Does what moderators want of the corpus, by the code of the chats.</summary>
internal sealed class ModeratorWork(ChatCorpus corpus, ModeratorRuns runs, SitePaths paths)
{
    /// <summary>What is read at once.</summary>
    internal Task<Card> ReadAsync(Moderator by, CorpusAction action, CancellationToken cancellationToken) => corpus.HandleAsync(by.Actor, action, show: null, cancellationToken);

    /// <summary>Starts what takes its time, and leads to where it can be followed.</summary>
    internal IResult Start(Moderator by, CorpusAction action) => Start(by, [action], held: null);

    /// <param name="held">What the actions need until they are done.</param>
    internal IResult Start(Moderator by, IReadOnlyList<CorpusAction> actions, IDisposable? held)
    {
        var title = actions is [var only] ? TitleOf(only) : $"Adding {actions.Count} files";
        var run = runs.Start(by, title, async (run, stopping) =>
        {
            using var _ = held;
            foreach (var action in actions)
            {
                var card = await corpus.HandleAsync(by.Actor, action, run.ShowAsync, stopping);
                run.Add(card with { Title = card.Title ?? TitleOf(action) });
            }
        });
        return Results.LocalRedirect(paths.Of($"{ModeratorRoutes.Runs}/{run.Id}"));
    }

    private static string TitleOf(CorpusAction action) => action switch
    {
        CorpusAction.Rollback(var version) => $"Bringing back corpus {CorpusCards.Short(version)}",
        CorpusAction.Use(var version) => $"Using corpus {CorpusCards.Short(version)}",
        CorpusAction.Check => "Check",
        CorpusAction.Add { File: null } => "Adding a file",
        _ => CorpusCards.TitleOf(action),
    };
}
