using System.Diagnostics;
using Bot.Core;
using Bot.Moderation;

namespace Bot.Chat;

/// <summary>What moderators want of the corpus, handed to who keeps it, and what came of it as a card.</summary>
internal sealed class ChatCorpus(CorpusKeeper keeper, AuditLog audit, Corpus corpus, CorpusCards cards, TimeProvider time, ILogger<LiveCard> liveLogger)
{
    /// <param name="show">Shows how far a longer work is; null where that cannot be shown.</param>
    internal async Task<Card> HandleAsync(Actor by, CorpusAction action, Func<Card, CancellationToken, Task>? show, CancellationToken cancellationToken)
    {
        switch (action)
        {
            case CorpusAction.Help(var problem):
                return CorpusCards.Help(problem);
            case CorpusAction.Status:
                return cards.Status(keeper.Status());
            case CorpusAction.Diff(var version):
                // An earlier version is read from the disk.
                var (diff, none) = await Task.Run(() => (keeper.Diff(version, out var problem), problem), cancellationToken);
                return diff is null ? Card.Said(none) with { IsRefused = true } : DiffCards.Compared(diff);
            case CorpusAction.History(var page):
                return HistoryCards.Of(audit.Last(HistoryCards.EntriesOfPage + 1, page * HistoryCards.EntriesOfPage), page);
            case CorpusAction.Rejected(var page):
                return RejectedCards.Of(corpus.Current.Rejected, page, corpus.Current.State);
            case CorpusAction.Cancel(var run):
                return keeper.Cancel(by, run)
                    ? Card.Said("It is being cancelled. What is in use now goes on being used.")
                    : Card.Said("This does not run any more, so there is nothing to cancel.") with { IsExpired = true };
            case CorpusAction.Rollback(var version):
                return cards.Result(await keeper.UseAsync(by, version, cancellationToken));
            case CorpusAction.Use(var version):
                // Whatever came of it, the question that the button asks is answered.
                return cards.Result(await keeper.UseAsync(by, version, cancellationToken, "use")) with { IsExpired = true };
            case CorpusAction.Check(var version):
                return await CheckAsync(by, version, show, cancellationToken);
            case CorpusAction.Add { File: null }:
                return Card.Said("There is nothing to add: attach a file, or give the address of a page.");
            default:
                return await ChangeAsync(by, action, show, cancellationToken);
        }
    }

    private async Task<Card> ChangeAsync(Actor by, CorpusAction action, Func<Card, CancellationToken, Task>? show, CancellationToken cancellationToken)
    {
        var live = new LiveCard(show, time, liveLogger, cancellationToken);
        var title = CorpusCards.TitleOf(action);
        void Progress(ReloadState state) => live.Tell(() => CorpusCards.Progress(title, state));
        try
        {
            return cards.Result(await (action switch
            {
                CorpusAction.Reload(var isDryRun) => keeper.ReloadAsync(by, isDryRun, Progress, cancellationToken),
                CorpusAction.Add({ } file) => keeper.AddAsync(by, file, Progress, cancellationToken),
                CorpusAction.AddPage(var url) => keeper.AddAsync(by, url, Progress, cancellationToken),
                CorpusAction.Remove(var article) => keeper.RemoveAsync(by, FileOf(article), Progress, cancellationToken),
                CorpusAction.Describe(var article, var field, var value) => keeper.DescribeAsync(by, FileOf(article), field, value, Progress, cancellationToken),
                _ => throw new UnreachableException(),
            }));
        }
        finally
        {
            await live.EndAsync();
        }
    }

    private async Task<Card> CheckAsync(Actor by, string? version, Func<Card, CancellationToken, Task>? show, CancellationToken cancellationToken)
    {
        var live = new LiveCard(show, time, liveLogger, cancellationToken);
        live.Tell(() => Card.Said("The questions of the corpus are being asked…"));
        try
        {
            var (check, problem) = await keeper.CheckAsync(by, version, cancellationToken);
            return check is null ? Card.Said(problem) with { IsRefused = true } : CheckedCards.Of(check);
        }
        finally
        {
            await live.EndAsync();
        }
    }

    /// <summary>A suggestion may stand for a file whose name is too long for it.</summary>
    private string FileOf(string article) => corpus.Current.Articles.FirstOrDefault(known => ChatSources.Key(known) == article)?.File ?? article;
}
