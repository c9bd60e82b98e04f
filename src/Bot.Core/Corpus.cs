using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using Bot.Core.Articles;
using Bot.Core.Search;
using Bot.Core.Versions;
using Microsoft.Data.Sqlite;

namespace Bot.Core;

/// <summary>
/// The corpus in use. Readers take <see cref="Current"/> once and keep it for the whole question; a change builds the next snapshot aside and swaps it in.
/// Changes are made one at a time, also by several processes on the same data folder.
/// </summary>
public sealed partial class Corpus
{
    private const string NotSaved = "This version of the corpus could not be saved, so it is read anew at the next start";

    private readonly CorpusOptions _options;
    private readonly TimeProvider _time;
    private readonly SnapshotReader _reader;
    private readonly CorpusStore? _store;
    private readonly Lock _changing = new();
    private volatile CorpusSnapshot _current;
    private volatile bool _isPinned;

    /// <summary>The current snapshot was read by this program, with these settings; what it knows can be taken over.</summary>
    private bool _mayTakeOver;

    private Corpus(CorpusOptions options, TimeProvider time, Databases databases)
    {
        (_options, _time, _reader) = (options, time, new SnapshotReader(options));
        try
        {
            _store = CorpusStore.Open(options, databases);
        }
        catch (CorpusException exception)
        {
            Problem = $"The index and the versions of the corpus cannot be saved, so every start reads all articles. {exception.Message}";
        }

        _current = null!; // set by Open before anybody sees this
    }

    /// <summary>What somebody should know of how the corpus was opened, in a sentence or two with the remedy; null where all is well.</summary>
    public string? Problem { get; private set; }

    /// <summary>What was read when it was opened; null where nothing had changed.</summary>
    public ReloadReport? Opening { get; private set; }

    public CorpusSnapshot Current => _current;

    /// <summary>Somebody brought an earlier version back: the folder is not followed until the next reload.</summary>
    public bool IsPinned => _isPinned;

    /// <summary>The versions that can be brought back, those that were used last first.</summary>
    public IReadOnlyList<CorpusVersion> Versions => _store?.Versions ?? [VersionOf(Current)];

    /// <summary>The version that was in use before this one; null where there was none, or it is not kept any more.</summary>
    public string? Before => _store?.Before;

    /// <summary>What other versions brought lately, newest first.</summary>
    public IReadOnlyList<CorpusChange> Changes => _store?.History.Last ?? [];

    /// <summary>Opens the version in use, and takes over what changed in the folder since, as a reload does.</summary>
    /// <param name="catchUp">False where somebody is about to reload, and wants to see what changed.</param>
    /// <param name="databases">Where the articles and versions are kept; the data folder, unless something else is said.</param>
    /// <exception cref="CorpusException">There is no version yet, and the folder is missing or has no article; or corpus.yaml or synonyms.txt has an error.</exception>
    public static Corpus Open(CorpusOptions options, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken, bool catchUp = true, TimeProvider? time = null, Databases? databases = null)
    {
        var corpus = new Corpus(options, time ?? TimeProvider.System, databases ?? new LocalDatabases(options.Data));
        corpus.Start(catchUp, progress, cancellationToken);
        return corpus;
    }

    /// <summary>Reads what changed in the folder and puts it in use, unless too much is gone. Readers are not disturbed; what fails or is cancelled leaves all as it was.</summary>
    /// <param name="by">Who does it, for those who want to do the same meanwhile.</param>
    /// <param name="isDryRun">Only tells what would come.</param>
    /// <param name="mayLose">Whatever is gone, it is put in use.</param>
    /// <param name="removed">An article that is meant to be gone.</param>
    /// <param name="files">Those that were changed; null where that is not known, and the whole folder is looked through.</param>
    /// <exception cref="CorpusBusyException">Another change goes on.</exception>
    /// <exception cref="CorpusException">The folder is missing, or corpus.yaml or synonyms.txt has an error.</exception>
    public ReloadReport Reload(string by, bool isDryRun, bool mayLose, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken, string? removed = null, IReadOnlyCollection<string>? files = null)
    {
        using var right = Take(by);
        if (files is not null && !isDryRun && TryEdit(files, progress, cancellationToken) is { } edited)
            return edited;
        var (next, report) = Read(_current, mayLose, removed, progress, cancellationToken);
        if (isDryRun)
            return report with { IsDryRun = true };
        progress?.Report(new ReloadProgress("Saving", 0, 0));
        return report with { SaveProblem = report.HeldBack == HeldBack.No ? Put(next, report.Diff, progress, cancellationToken) : Keep(next) };
    }

    /// <summary>Brings a version that is kept back, or puts one in use that was held back.</summary>
    /// <exception cref="CorpusBusyException">Another change goes on.</exception>
    /// <exception cref="CorpusException">There is no such version.</exception>
    public CorpusDiff Use(string by, string version, CancellationToken cancellationToken)
    {
        using var right = Take(by);
        var before = _current;
        // Of many articles either takes a while.
        var looking = Task.Run(() => IsFolderAsIn(version), cancellationToken);
        var next = Find(version, cancellationToken) ?? throw new CorpusException($"There is no version {version}; there are {string.Join(", ", Versions.Select(kept => kept.Id))}.");
        var diff = CorpusDiff.Between(before, next);
        var (isPinned, mayTakeOver) = (!looking.GetAwaiter().GetResult(), _store?.IsReadBy(version, _reader.Reader) == true);
        Agree(version, progress: null, cancellationToken);
        if (Try(store => Save(store, next, isPinned, diff), $"Version {version} was not put in use") is { } problem)
            throw new CorpusException(problem);
        (_current, _isPinned, _mayTakeOver) = (next.TakingOver(before), isPinned, mayTakeOver);
        return diff;
    }

    /// <summary>A version that is kept; null where it is not.</summary>
    public CorpusSnapshot? Find(string version, CancellationToken cancellationToken) =>
        version == _current.State.Version ? _current : Load(version, progress: null, cancellationToken);

    /// <summary>An article as it was in a version; null where that is not kept, or did not have it.</summary>
    public Article? FindArticle(string version, string file)
    {
        var current = _current;
        return version == current.State.Version ? current.FindArticle(file) : _store?.Readings.FindArticle(version, file);
    }

    /// <summary>Puts vectors beside the snapshot they were made for, if that is still in use; with null its passages are searched by words alone.</summary>
    public bool TryAttach(CorpusSnapshot snapshot, PassageVectors? vectors) => Interlocked.CompareExchange(ref _current, snapshot.With(vectors), snapshot) == snapshot;

    private (CorpusSnapshot Next, ReloadReport Report) Read(CorpusSnapshot? before, bool mayLose, string? removed, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        if (before is not null && _mayTakeOver && _store is not null && _reader.TryTakeOver(_store, before) is { } same)
            return (same, new ReloadReport(VersionOf(same), new CorpusDiff(same.State.Version, same.State.Version)) { Rejected = same.Rejected, Warnings = same.Warnings, Elapsed = watch.Elapsed });
        var reading = _mayTakeOver ? before?.Reading : null;
        var next = _reader.Read(_mayTakeOver ? before : null, mayBeEmpty: before is not null, progress, cancellationToken);
        var diff = before is null ? new CorpusDiff("", next.State.Version) { Added = next.Articles } : CorpusDiff.Between(before, next);
        GC.KeepAlive(reading); // else it might be read twice
        return (next, new ReloadReport(VersionOf(next), diff)
        {
            Rejected = next.Rejected,
            Warnings = next.Warnings,
            FilesRead = next.Reading.From.Files.Count(file => file.WasOpened),
            Elapsed = watch.Elapsed,
            HeldBack = mayLose || before is null ? HeldBack.No : HeldBackOf([.. before.Articles.Select(article => article.File).Where(file => file != removed)], next),
        });
    }

    /// <summary>Reads some files anew, as a segment of their own; null where more must be looked at.</summary>
    private ReloadReport? TryEdit(IReadOnlyCollection<string> files, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken)
    {
        var (watch, before) = (Stopwatch.StartNew(), _current);
        if (_store is null || !_mayTakeOver || _reader.TryEdit(before, files, progress, cancellationToken) is not { } edited || edited.Next.Articles.Count == 0)
            return null;
        var next = edited.Next;
        var diff = CorpusDiff.Of(before, next, edited.Changes);
        progress?.Report(new ReloadProgress("Saving", 0, 0));
        VersionInUse? inUse = null;
        // What cannot be kept so is kept, or told not to be, as a whole.
        Action? agree = Peers is null ? null : () => Agree(next.State.Version, progress, cancellationToken);
        if (Try(store => inUse = store.UseEdited(edited, before.State.Version, diff, _reader.Reader, _time.GetUtcNow(), agree), NotSaved) is not null || inUse is null)
            return null;
        (_current, _isPinned, _followed) = (next.ReadFrom(KeptReadingOf(_store, next)).TakingOver(before), false, inUse);
        return new ReloadReport(VersionOf(next), diff) { Rejected = next.Rejected, Warnings = next.Warnings, FilesRead = edited.Read.Count, Elapsed = watch.Elapsed };
    }

    /// <summary>Apart, so that it does not hold the snapshots that the one in use was made from.</summary>
    private static Func<ArticleFolderReading> KeptReadingOf(CorpusStore store, CorpusSnapshot snapshot)
    {
        var (version, articles) = (snapshot.State.Version, snapshot.Articles);
        return () => store.Readings.ReadingOf(version, articles);
    }

    private HeldBack HeldBackOf(HashSet<string> before, CorpusSnapshot next)
    {
        var articles = before.Count;
        before.ExceptWith(next.Articles.Select(article => article.File));
        return next.Articles.Count == 0 ? HeldBack.Empty : before.Count > articles * _options.MaxLostShare ? HeldBack.LostTooMuch : HeldBack.No;
    }

    /// <returns>Why it could not be kept.</returns>
    private string? Keep(CorpusSnapshot next) => _current?.IsOfSameReading(next) == true ? null : Try(store => store.Keep(next, _reader.Reader, IsNewIndex(next) ? _reader.Maker : null, _time.GetUtcNow()), NotSaved);

    /// <summary>Its index is to be kept in a file: that of several segments is not.</summary>
    private bool IsNewIndex(CorpusSnapshot next) => next.IsWhole && !ReferenceEquals(next.Index, _current?.Index);

    /// <summary>Puts a version in use, and keeps it where that can be done.</summary>
    /// <returns>Why it could not be kept.</returns>
    /// <exception cref="CorpusException">Others would not use it too, so it is not in use.</exception>
    private string? Put(CorpusSnapshot next, CorpusDiff diff, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken)
    {
        var problem = Keep(next);
        if (problem is null)
        {
            Agree(next.State.Version, progress, cancellationToken);
            problem = Try(store => Save(store, next, isPinned: false, diff), NotSaved);
        }

        if (problem is not null && Peers is not null)
            throw new CorpusException($"{problem} The version before goes on serving.");
        // What was read and made lies in memory; what is kept in the store need not.
        if (problem is null)
            next = IsNewIndex(next) ? _reader.TryOpen(_store!, next.State.Version) ?? next : next.IsWhole ? next.ReadAs(_current) : next.ReadFrom(KeptReadingOf(_store!, next));
        (_current, _isPinned, _mayTakeOver) = (next.TakingOver(_current), false, true);
        return problem;
    }

    private void Save(CorpusStore store, CorpusSnapshot next, bool isPinned, CorpusDiff diff) =>
        _followed = store.Use(next.State.Version, isPinned, diff.Before.Length == 0 ? null : diff, next.IsWhole ? _options.KeepVersions : int.MaxValue, _time.GetUtcNow()); // what several segments go on from must stay

    /// <param name="failed">What it means when it cannot be written.</param>
    private string? Try(Action<CorpusStore> write, string failed)
    {
        if (_store is null)
            return Problem;
        try
        {
            // A connection that ended took the right to change with it.
            if (_store.Lock.IsLost)
                return $"{failed} (the right to change was lost with the connection to the database); is it in reach?";
            write(_store);
            return null;
        }
        catch (Exception exception) when (exception is DbException or IOException or UnauthorizedAccessException)
        {
            return $"{failed} ({exception.Message.TrimEnd('.')}); {(exception is DbException and not SqliteException ? "is its database in reach" : $"is the disk of {_options.Data} full")}?";
        }
    }

    private ChangeRight Take(string by)
    {
        if (!_changing.TryEnter() && !(_isSwapping && _changing.TryEnter(LongestSwap)))
            throw new CorpusBusyException(_store?.Lock.Holder ?? (by, _time.GetUtcNow()));
        try
        {
            (string, DateTimeOffset) holder = default;
            var right = _store?.Lock.TryTake(by, _time.GetUtcNow(), out holder);
            return right is not null || _store is null ? new ChangeRight(_changing, right, Settle) : throw new CorpusBusyException(holder);
        }
        catch
        {
            _changing.Exit();
            throw;
        }
    }

    private CorpusSnapshot? Load(string version, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken) =>
        _store is null ? null : _reader.Load(_store, version, _current, progress, cancellationToken);

    private CorpusVersion VersionOf(CorpusSnapshot snapshot) =>
        new(snapshot.State.Version, _time.GetUtcNow(), snapshot.Articles.Count, snapshot.Passages, snapshot.FigureCount, snapshot.Rejected.Count);

    private static string Count(int articles) => articles == 1 ? "1 article" : string.Create(CultureInfo.InvariantCulture, $"{articles:N0} articles");
}
