using System.Diagnostics;
using Bot.Answers;
using Bot.Core;
using Bot.Core.Answers;
using Bot.Core.Articles;
using Bot.Fetching;
using Bot.Telemetry;

namespace Bot.Moderation;

/// <summary>All that is done to the corpus while it serves, by chats, terminal and timers alike: one change at a time, each in the audit.</summary>
internal sealed partial class CorpusKeeper(Corpus corpus, CorpusOptions options, AnswerOptions answers, AuditLog audit, CorpusFolder folder, TimeProvider time, ILogger<CorpusKeeper> logger)
{
    /// <summary>Of the id of a version that is typed.</summary>
    private const int ShortestStart = 4;

    private const string Done = "done";
    private const string Cancelled = "cancelled";

    /// <summary>Of what follows the folder by itself, while somebody else changes the corpus.</summary>
    private static readonly TimeSpan BetweenTries = TimeSpan.FromSeconds(10);

    private readonly Lock _starting = new();
    private Run? _running;

    internal RunningReload? Running => _running?.Reload;

    /// <param name="progress">Called often, from any thread.</param>
    /// <param name="mayLose">Whatever is gone, it is put in use.</param>
    internal Task<ReloadResult> ReloadAsync(Actor by, bool isDryRun, Action<ReloadState>? progress, CancellationToken cancellationToken, bool mayLose = false) =>
        RunAsync(by, isDryRun ? "reload (dry run)" : "reload", (run, cancelling) => Task.FromResult(Reload(by, run, FolderEdit.None, isDryRun, mayLose, progress, cancelling)), cancellationToken);

    /// <summary>Reads what came into the folder by itself. A version that somebody brought back stays, which is null then.</summary>
    internal async Task<ReloadResult?> FollowFolderAsync(Actor by, CancellationToken cancellationToken)
    {
        while (await TryFollowFolderAsync(by, cancellationToken) is { } result)
        {
            if (result is not ReloadResult.Busy)
                return result;
            await Task.Delay(BetweenTries, time, cancellationToken);
        }

        return null;
    }

    /// <summary>The same, told when somebody else is at it.</summary>
    internal async Task<ReloadResult?> TryFollowFolderAsync(Actor by, CancellationToken cancellationToken) => corpus.IsPinned
        ? null
        : await RunAsync(by, "reload", (run, cancelling) => Task.FromResult(Reload(by, run, FolderEdit.None, isDryRun: false, mayLose: false, progress: null, cancelling)), cancellationToken, isQuiet: true);

    internal Task<ReloadResult> AddAsync(Actor by, Upload upload, Action<ReloadState>? progress, CancellationToken cancellationToken) =>
        EditAsync(by, $"add {upload.Name}", cancelling => folder.AddAsync(upload, cancelling), progress, cancellationToken);

    internal Task<ReloadResult> AddAsync(Actor by, string url, Action<ReloadState>? progress, CancellationToken cancellationToken) =>
        EditAsync(by, $"add {PageFetcher.Shown(url)}", cancelling => folder.AddAsync(url, cancelling), progress, cancellationToken);

    /// <param name="article">Its file, or a part of its title that no other has.</param>
    internal Task<ReloadResult> RemoveAsync(Actor by, string article, Action<ReloadState>? progress, CancellationToken cancellationToken) =>
        EditAsync(by, $"remove {article}", _ => Task.FromResult(folder.Remove(article)), progress, cancellationToken);

    /// <param name="value">As typed; "-" takes it away.</param>
    internal Task<ReloadResult> DescribeAsync(Actor by, string article, ArticleField field, string value, Action<ReloadState>? progress, CancellationToken cancellationToken) =>
        EditAsync(by, $"{field.ToString().ToLowerInvariant()} {article} {value}", _ => Task.FromResult(folder.Describe(article, field, value)), progress, cancellationToken);

    /// <summary>False when that reload does not run any more.</summary>
    internal bool Cancel(Actor by, string run)
    {
        lock (_starting)
        {
            if (_running is not { } running || running.Reload.Id != run)
                return false;
            running.CancelledBy = by;
            running.Cancelling.Cancel();
            return true;
        }
    }

    /// <summary>Brings back a version that is kept, or puts one in use that was held back.</summary>
    /// <param name="what">What the history calls it.</param>
    internal Task<ReloadResult> UseAsync(Actor by, string version, CancellationToken cancellationToken, string what = "rollback") => RunAsync(by, $"{what} {version}", (_, cancelling) =>
    {
        var began = time.GetTimestamp();
        var diff = corpus.Use(NameOf(by), Resolve(version), cancelling);
        return Task.FromResult<(ReloadResult, string)>((new ReloadResult.Used(diff, corpus.Versions.First(kept => kept.Id == diff.After), time.GetElapsedTime(began)), Done));
    }, cancellationToken);

    internal CorpusStatus Status()
    {
        var current = corpus.Current;
        var kept = corpus.Versions;
        var inUse = kept.FirstOrDefault(version => version.Id == current.State.Version)
            ?? new CorpusVersion(current.State.Version, time.GetUtcNow(), current.Articles.Count, current.Passages, current.FigureCount, current.Rejected.Count);
        return new CorpusStatus(inUse, corpus.IsPinned, kept, Running, audit.Last(1) is [var last] ? last : null, current.Rejected.Count, current.Warnings.Count);
    }

    /// <summary>What is different between a version that is kept and the one in use.</summary>
    /// <param name="version">Null for the one before the one in use.</param>
    /// <param name="problem">One sentence, when there is no such version.</param>
    internal CorpusDiff? Diff(string? version, out string problem)
    {
        problem = "";
        var current = corpus.Current;
        if (Other(current, version, CancellationToken.None) is { } other)
            return CorpusDiff.Between(other, current);
        problem = version is null ? "There is no version before this one." : NoVersion(version);
        return null;
    }

    /// <param name="version">The version to compare with; null for the one before.</param>
    /// <returns>The check, or why it cannot be made: one sentence with the remedy.</returns>
    internal async Task<(CorpusCheck? Check, string Problem)> CheckAsync(Actor by, string? version, CancellationToken cancellationToken)
    {
        var current = corpus.Current;
        var before = await Task.Run(() => Other(current, version, cancellationToken), cancellationToken);
        if (version is not null && before is null)
            return (null, NoVersion(version));
        try
        {
            var check = await CorpusCheck.RunAsync(current, before, options.Folder, answers, time, cancellationToken);
            audit.Add(new AuditEntry(time.GetUtcNow(), by, "check", $"{check.Right} of {check.Questions} right", check.Before, check.Version));
            return (check, "");
        }
        catch (CorpusException exception)
        {
            return (null, exception.Message);
        }
    }

    /// <summary>The id that begins so, where there is but one.</summary>
    private string Resolve(string typed)
    {
        var start = typed.Trim();
        return start.Length >= ShortestStart && corpus.Versions.Where(kept => kept.Id.StartsWith(start, StringComparison.OrdinalIgnoreCase)).ToList() is [var only] ? only.Id : start;
    }

    private CorpusSnapshot? Other(CorpusSnapshot current, string? version, CancellationToken cancellationToken)
    {
        version ??= corpus.Before;
        return version is null ? null : corpus.Find(Resolve(version), cancellationToken);
    }

    private string NoVersion(string version) =>
        $"There is no version “{PlainText.OneLine(version)}”. These are kept: {string.Join(", ", corpus.Versions.Select(kept => kept.Id))}.";

    /// <summary>Changes files of the corpus, and reads it anew. What does not come into use is taken back.</summary>
    private Task<ReloadResult> EditAsync(Actor by, string what, Func<CancellationToken, Task<FolderEdit>> edit, Action<ReloadState>? progress, CancellationToken cancellationToken) => RunAsync(by, what, async (run, cancelling) =>
    {
        if (corpus.IsPinned)
            return Refused($"Version {corpus.Current.State.Version} was brought back, and the folder is not followed. Reload first, or with dry-run see what that brings; then it can be changed.");
        switch (await edit(cancelling))
        {
            case FolderEdit.Refused(var reason):
                return Refused(reason);
            case FolderEdit.Made made:
                try
                {
                    return Reload(by, run, made, isDryRun: false, mayLose: false, progress, cancelling);
                }
                catch
                {
                    TakeBack(made, what);
                    throw;
                }

            default:
                throw new UnreachableException();
        }
    }, cancellationToken);

    private static (ReloadResult Result, string Audited) Refused(string reason) => (new ReloadResult.Refused(reason), $"refused: {reason}");

    private void TakeBack(FolderEdit.Made made, string what)
    {
        try
        {
            made.Undo();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CorpusException)
        {
            LogNotTakenBack(what, exception.Message);
        }
    }

    private (ReloadResult Result, string Audited) Reload(Actor by, string run, FolderEdit.Made made, bool isDryRun, bool mayLose, Action<ReloadState>? progress, CancellationToken cancellationToken)
    {
        var estimate = new ReloadEstimate(time);
        var told = progress is null ? null : new Told(state => progress(new ReloadState(run, state.Stage, state.Done, state.Total, estimate.Left(state))));
        var report = corpus.Reload(NameOf(by), isDryRun, mayLose, told, cancellationToken, made.Removed, made.Files);
        return (new ReloadResult.Done(report, made.Note), Describe(report));
    }

    /// <param name="isQuiet">That nothing changed is not worth a line of the audit.</param>
    private async Task<ReloadResult> RunAsync(Actor by, string what, Func<string, CancellationToken, Task<(ReloadResult Result, string Audited)>> change, CancellationToken cancellationToken, bool isQuiet = false)
    {
        using var cancelling = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var run = new Run(new RunningReload(Guid.CreateVersion7().ToString("N"), by, time.GetUtcNow()), cancelling);
        lock (_starting)
        {
            if (_running is { } running)
                return new ReloadResult.Busy(running.Reload);
            _running = run;
        }

        var before = corpus.Current.State.Version;
        // What stands behind the first word names articles.
        using var measured = BotTelemetry.Change(what.Split(' ')[0]);
        try
        {
            var (result, audited) = await Task.Run(() => change(run.Reload.Id, cancelling.Token), CancellationToken.None);
            if (!isQuiet || result is not ReloadResult.Done { Report: { Diff.IsEmpty: true, HeldBack: HeldBack.No } })
                Audit(by, what, audited, before);
            measured.Outcome = result is ReloadResult.Refused ? "refused" : Done;
            return result;
        }
        catch (OperationCanceledException)
        {
            measured.Outcome = Cancelled;
            Audit(by, what, run.CancelledBy is { } canceller && !canceller.IsSame(by) ? $"{Cancelled} by {canceller.Name}" : Cancelled, before);
            return new ReloadResult.Cancelled();
        }
        catch (CorpusBusyException busy)
        {
            measured.Outcome = "refused";
            return new ReloadResult.Busy(new RunningReload("", new Actor("", "", busy.By), busy.Since));
        }
        catch (CorpusException exception)
        {
            measured.Outcome = "refused";
            Audit(by, what, $"refused: {exception.Message}", before);
            return new ReloadResult.Refused(exception.Message);
        }
        catch (Exception exception)
        {
            LogFailed(what, exception);
            Audit(by, what, "failed", before);
            return new ReloadResult.Refused("Something went wrong on our side; the corpus is as it was. Who runs this bot can read why in its log.");
        }
        finally
        {
            lock (_starting)
                _running = null;
        }
    }

    private void Audit(Actor by, string what, string result, string before) =>
        audit.Add(new AuditEntry(time.GetUtcNow(), by, what, result, before, corpus.Current.State.Version));

    internal static string Describe(ReloadReport report)
    {
        var diff = report.Diff;
        var counts = new[] { (diff.Added.Count, "added"), (diff.Changed.Count, "changed"), (diff.Removed.Count, "removed"), (diff.Rejected.Count, "rejected") }
            .Where(part => part.Count > 0).Select(part => $"{part.Count} {part.Item2}").ToList();
        var found = counts.Count == 0 ? "nothing changed" : string.Join(", ", counts);
        return report.HeldBack == HeldBack.No ? $"{Done}: {found}" : $"held back: {found}";
    }

    private static string NameOf(Actor by) => by.Name.Length > 0 ? by.Name : by.Platform;

    private sealed class Run(RunningReload reload, CancellationTokenSource cancelling)
    {
        internal RunningReload Reload => reload;

        internal CancellationTokenSource Cancelling => cancelling;

        internal Actor? CancelledBy { get; set; }
    }

    private sealed class Told(Action<ReloadProgress> tell) : IProgress<ReloadProgress>
    {
        public void Report(ReloadProgress value) => tell(value);
    }

    [LoggerMessage(LogLevel.Error, "What was done to the folder of articles ({What}) did not come into use, and could not be taken back: {Reason}")]
    private partial void LogNotTakenBack(string what, string reason);

    [LoggerMessage(LogLevel.Error, "The corpus could not be changed ({What})")]
    private partial void LogFailed(string what, Exception exception);
}
