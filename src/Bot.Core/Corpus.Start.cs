using Bot.Core.Articles;
using Bot.Core.Versions;

namespace Bot.Core;

/// <content>How it is opened: what changed while nobody looked is read, if the right to change is to be had.</content>
public sealed partial class Corpus
{
    private void Start(bool catchUp, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken)
    {
        var inUse = _followed = _store?.InUse;
        CorpusSnapshot? opened = null;
        if (inUse is not null && (inUse.IsPinned || !catchUp || IsFolderAsIn(inUse.Id, out opened)))
        {
            CleanUp();
            Serve(inUse, opened, progress, cancellationToken);
            return;
        }

        using var right = _store?.Lock.TryTake("a start of the bot", _time.GetUtcNow(), out _);
        if (inUse is not null && right is null)
        {
            // Who changes it now, puts it in use in a moment.
            Serve(inUse, opened, progress, cancellationToken);
            return;
        }

        try
        {
            if (right is not null)
                _store!.CleanUp();
            Catch(inUse, opened, isKept: right is not null, progress, cancellationToken);
        }
        catch (CorpusException exception) when (inUse is not null)
        {
            Serve(inUse, opened, progress, cancellationToken);
            Problem = $"{exception.Message} The last version of the corpus goes on serving.";
        }
    }

    /// <summary>Removes what a killed program left, unless another one works there.</summary>
    private void CleanUp()
    {
        if (!_store!.HasRemains)
            return;
        using var right = _store.Lock.TryTake("start", _time.GetUtcNow(), out _);
        if (right is not null)
            _store.CleanUp();
    }

    /// <summary>Reads what changed while nobody looked.</summary>
    private void Catch(VersionInUse? inUse, CorpusSnapshot? opened, bool isKept, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken)
    {
        // What another program read is of no use but to tell how much is gone.
        _mayTakeOver = inUse is not null && _store!.IsReadBy(inUse.Id, _reader.Reader);
        var before = _mayTakeOver ? opened ?? LoadInUse(inUse!, progress, cancellationToken) : null;
        if (before is not null)
            _current = before;
        var (next, report) = Read(before, mayLose: false, removed: null, progress, cancellationToken);
        if (before is null && inUse is not null)
            report = report with { HeldBack = HeldBackOf([.. _store!.Readings.FileNamesOf(inUse.Id)], next) };
        Opening = report;
        if (report.HeldBack == HeldBack.No)
        {
            if (isKept)
                Problem = Put(next, report.Diff, progress, cancellationToken);
            else
                _current = next;
            return;
        }

        if (isKept)
            Keep(next); // what comes of it is told below
        Serve(inUse!, opened, progress, cancellationToken); // nothing can be gone where there was nothing
        Problem = $"{_options.Folder} has {Count(next.Articles.Count)} now, where version {inUse!.Id} has {Count(_current.Articles.Count)}: too much is gone, so the last version goes on serving. If that is meant, say `corpus reload --yes`.";
    }

    /// <param name="opened">The version, where it is open already.</param>
    private void Serve(VersionInUse inUse, CorpusSnapshot? opened, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken)
    {
        _current = opened ?? LoadInUse(inUse, progress, cancellationToken);
        (_isPinned, _mayTakeOver) = (inUse.IsPinned, _store!.IsReadBy(inUse.Id, _reader.Reader));
    }

    private CorpusSnapshot LoadInUse(VersionInUse inUse, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken) =>
        Load(inUse.Id, progress, cancellationToken)
            ?? throw new CorpusException($"The version {inUse.Id} in use is missing from {_options.Data}; delete that folder, so that the articles are read anew.");

    /// <summary>The same, and opens the version meanwhile: of many articles either takes a while.</summary>
    private bool IsFolderAsIn(string version, out CorpusSnapshot? opened)
    {
        var isAsIn = false;
        CorpusSnapshot? snapshot = null;
        Parallel.Invoke(() => isAsIn = IsFolderAsIn(version), () => snapshot = _reader.TryOpen(_store!, version)); // a version is of a store
        opened = snapshot;
        return isAsIn;
    }

    private bool IsFolderAsIn(string version) => _store is not null && _reader.IsFolderAsIn(_store, version);
}
