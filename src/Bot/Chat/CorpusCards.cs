using System.Diagnostics;
using System.Globalization;
using Bot.Answers;
using Bot.Core;
using Bot.Core.Articles;
using Bot.Moderation;

namespace Bot.Chat;

/// <summary>How the corpus stands, how far a work on it is and what came of it, as cards.</summary>
internal sealed class CorpusCards(Corpus corpus, TimeProvider time)
{
    /// <summary>More versions are counted.</summary>
    private const int VersionsShown = 8;

    private const int MaxName = 60;

    internal static Card Help(string problem) => new()
    {
        Title = "Looking after the corpus",
        Lead =
        [
            .. problem.Length == 0 ? Array.Empty<CardLine>() : [new CardLine(problem)],
            new CardLine(string.Join('\n', TypedCorpus.Actions.Select(action => $"{action.Usage}: {action.Description}."))),
        ],
        Notes = ["An article is named by its file, or by a part of its title that no other has."],
    };

    internal static string TitleOf(CorpusAction action) => action switch
    {
        CorpusAction.Reload(true) => "Dry run",
        CorpusAction.Reload => "Reload",
        CorpusAction.Add({ } file) => $"Adding {Short(file.Name)}",
        CorpusAction.AddPage(var url) => $"Adding {Short(url)}",
        CorpusAction.Remove(var article) => $"Removing {Short(article)}",
        CorpusAction.Describe(var article, var field, _) => $"The {field.ToString().ToLowerInvariant()} of {Short(article)}",
        _ => throw new UnreachableException(),
    };

    /// <summary>"Reading · 120 of 609 · about 20 s left".</summary>
    internal static Card Progress(string title, ReloadState state) => new()
    {
        Title = title,
        Lead =
        [
            new CardLine(string.Join(" · ", new[]
            {
                state.Stage,
                state.Total > 0 ? $"{Wording.Number(state.Done)} of {Wording.Number(state.Total)}" : null,
                state.Left is { } left ? $"about {Span(left)} left" : null,
            }.OfType<string>())),
        ],
        Buttons = state.Run.Length == 0 ? [] : [new CardButton(CardButton.CancelName, state.Run, 0, "Cancel")],
    };

    internal Card Result(ReloadResult result) => result switch
    {
        ReloadResult.Done(var report, var note) => ReportCards.Of(report, note),
        ReloadResult.Used(var diff, var version, var elapsed) => DiffCards.Used(diff, version, elapsed),
        ReloadResult.Busy(var running) => Card.Said($"{Runs(running)} One change at a time: please try again when it is done.") with { IsRefused = true },
        ReloadResult.Refused(var reason) => Card.Said(PlainText.OneLine(reason)) with { IsRefused = true },
        ReloadResult.Cancelled => Card.Said($"Cancelled: nothing changed, corpus {corpus.Current.State.Version} is in use as before.") with { IsRefused = true },
        _ => throw new UnreachableException(),
    };

    internal Card Status(CorpusStatus status)
    {
        var others = status.Kept.Where(version => version.Id != status.InUse.Id).ToList();
        return new Card
        {
            Title = $"Corpus {status.InUse.Id}",
            Lead =
            [
                new CardLine($"{Counts(status.InUse)}. Read {Moment(status.InUse.Made)}."),
                .. new[]
                {
                    status.IsPinned ? "Somebody brought this version back: the folder of articles is not followed until the next /corpus reload." : null,
                    status.Running is { } running ? Runs(running) : null,
                    status.Rejected == 0 ? null : $"{Wording.Count(status.Rejected, "file")} {(status.Rejected == 1 ? "is" : "are")} rejected: /corpus rejected says why.",
                    status.Warnings == 0 ? null : $"{Wording.Count(status.Warnings, "warning")}: /corpus reload dry-run tells {(status.Warnings == 1 ? "it" : "them")}.",
                    status.Last is { } last ? $"Latest in the history: {HistoryCards.Line(last)}, {Moment(last.Time)}." : null,
                }.OfType<string>().Select(line => new CardLine(line)),
            ],
            Notes =
            [
                others.Count == 0
                    ? "No other version is kept."
                    : string.Join('\n', others.Take(VersionsShown).Select(Line).Prepend("What /corpus rollback can bring back:")) + (others.Count > VersionsShown ? $"\nand {Wording.Number(others.Count - VersionsShown)} more" : ""),
            ],
            Footer = Wording.Freshness(corpus.Current.State),
        };
    }

    /// <summary>"9c964b9306 · Nov 26, 2026, 05:10 UTC · 609 articles".</summary>
    internal static string Line(CorpusVersion version) => $"{version.Id} · {Moment(version.Made)} · {Wording.Count(version.Articles, "article")}";

    internal static string Counts(CorpusVersion version) =>
        $"{Wording.Count(version.Articles, "article")}, {Wording.Count(version.Passages, "passage")}, {Wording.Count(version.Figures, "figure")}";

    /// <summary>Title and file, as a moderator tells articles apart.</summary>
    internal static string Name(Article article) => $"{Short(Wording.Title(article))} ({Short(article.File)})";

    internal static string Moment(DateTimeOffset moment) => moment.UtcDateTime.ToString("MMM d, yyyy, HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>"0.4 s", "20 s", "3 min".</summary>
    internal static string Span(TimeSpan span) => span switch
    {
        { TotalSeconds: < 9.95 } => string.Create(CultureInfo.InvariantCulture, $"{Math.Max(0.1, span.TotalSeconds):0.#} s"),
        { TotalSeconds: < 90 } => string.Create(CultureInfo.InvariantCulture, $"{span.TotalSeconds:0} s"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{span.TotalMinutes:0} min"),
    };

    internal static string Short(string name) => CutText.Of(PlainText.OneLine(name), MaxName);

    private string Runs(RunningReload running) => $"{HistoryCards.Who(running.By)} has been changing the corpus for {Span(time.GetUtcNow() - running.Since)}.";
}
