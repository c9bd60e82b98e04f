using System.Data.Common;
using System.Globalization;
using Bot.Core.Articles;
using Bot.Core.Search;
using Bot.Core.Versions;

namespace Bot.Core;

/// <summary>Makes snapshots: of the corpus folder as it is now, or of a version that is kept.</summary>
internal sealed class SnapshotReader(CorpusOptions options)
{
    private readonly ArticleFolder _folder = new(options);

    /// <summary>Changes with every build of this assembly, and every setting that says what is read: what cleaning makes of the same file may have changed.</summary>
    public string Reader { get; } = string.Create(CultureInfo.InvariantCulture, $"{typeof(Corpus).Module.ModuleVersionId} {options.MaxFileBytes} {options.MaxFiles}");

    /// <summary>The same for what analysis makes of an article.</summary>
    public string Maker { get; } = string.Create(CultureInfo.InvariantCulture, $"{typeof(Corpus).Module.ModuleVersionId} {options.PassageWords}");

    /// <param name="source">A snapshot that this reader made, whose articles are taken over where they did not change.</param>
    /// <exception cref="CorpusException">The folder is missing, or has no article where it must have one; or corpus.yaml or synonyms.txt has an error.</exception>
    public CorpusSnapshot Read(CorpusSnapshot? source, bool mayBeEmpty, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken)
    {
        var files = _folder.ReadFiles(source?.Reading.From, progress, cancellationToken);
        if (!files.Articles.Any() && !mayBeEmpty)
            throw new CorpusException(NoArticles(options.Folder, files.Rejected));
        var next = Make(VersionSum.Of(files.Articles), files, source, progress, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return next;
    }

    /// <summary>Null when the version is not kept.</summary>
    /// <param name="near">A snapshot that may have much in common with it.</param>
    public CorpusSnapshot? Load(CorpusStore store, string version, CorpusSnapshot? near, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken)
    {
        var synonyms = Synonyms.Read(options.Folder);
        if (store.TryOpen(version, Maker, synonyms) is { } opened)
            return opened;
        if (TryGoOn(store, version, synonyms, progress, cancellationToken) is { } next)
            return next;
        near ??= store.Versions.Select(kept => store.TryOpen(kept.Id, Maker, synonyms)).FirstOrDefault(kept => kept is not null);
        // Another process may forget the version at any moment.
        if (store.Readings.FilesOf(version, near?.Reading) is not { } files)
            return null;
        var made = Make(version, VersionSum.Of(files.Articles), files, near, progress, cancellationToken);
        var articles = made.Articles; // what is asked for later holds nothing else of it
        return made.IsWhole ? Write(store, made) : made.ReadFrom(() => store.Readings.ReadingOf(version, articles));
    }

    /// <summary>A version that is kept as what it is different in from another one, whose index is there; else null.</summary>
    private CorpusSnapshot? TryGoOn(CorpusStore store, string version, Synonyms synonyms, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken)
    {
        if (store.Readings.ChangesOf(version) is not { } kept || store.TryOpen(kept.Since, Maker, synonyms) is not { } since)
            return null;
        var changes = FileChanges.Of(since, [.. kept.Read.Select(file => file.Reading).Cast<FileReading.Read>()], kept.Gone);
        return since.TryWith(kept.Sum, kept.Told, articles => store.Readings.ReadingOf(version, articles), changes, options.PassageWords, synonyms, progress, cancellationToken, isMeasured: true);
    }

    /// <summary>A snapshot as one of a single segment, which is kept too.</summary>
    public CorpusSnapshot Merge(CorpusStore? store, CorpusSnapshot snapshot, CancellationToken cancellationToken)
    {
        if (store is not null && TryOpen(store, snapshot.State.Version) is { } opened)
            return opened; // it was that version before
        var source = snapshot.Base;
        var reading = ArticleFolderReading.Of(snapshot.Reading.From, source.Reading);
        var whole = CorpusSnapshot.Build(snapshot.State.Version, reading, options.PassageWords, Synonyms.Read(options.Folder), source, progress: null, cancellationToken);
        return store is null ? whole : Write(store, whole);
    }

    /// <summary>Goes on from a snapshot to where another one is; null where that is far.</summary>
    public CorpusSnapshot? TryGoOn(CorpusSnapshot from, CorpusSnapshot to, CancellationToken cancellationToken)
    {
        var changes = FileChanges.Between(from.Reading.From.Articles, to.Reading.From.Articles);
        return from.TryWith(to.Sum, to.Told, _ => to.Reading, changes, options.PassageWords, to.Synonyms, progress: null, cancellationToken)?.ReadAs(to);
    }

    /// <summary>The snapshot with some files read anew, whatever else changed in the folder; null where that cannot be told from them alone.</summary>
    /// <exception cref="CorpusException">corpus.yaml or synonyms.txt has an error.</exception>
    public EditedSnapshot? TryEdit(CorpusSnapshot source, IReadOnlyCollection<string> files, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken)
    {
        if (source.Articles.Count < options.SegmentsFrom || !source.Summary.AreInOrder || source.Articles.Count + source.Rejected.Count + files.Count > options.MaxFiles || source.Rejected.Any(rejected => files.Contains(rejected.File))
            || _folder.TryReadFiles(files, out var gone) is not { } read)
            return null;
        var changes = FileChanges.Of(source, [.. read.Select(file => file.Reading).Cast<FileReading.Read>()], gone);
        if (changes.Count == 0)
            return null;
        var sum = changes.Deleted.Aggregate(source.Sum, (sum, place) => sum.Minus(FileReading.Read.LineOf(source.Articles[place])));
        sum = changes.Added.Aggregate(sum, (sum, article) => sum.Plus(FileReading.Read.LineOf(article)));
        // Until it is kept, and the files are known from there, the next reload reads all.
        var next = source.TryWith(sum, source.Told.With(read, gone), ArticleFolderReading.Forgotten, changes, options.PassageWords, Synonyms.Read(options.Folder), progress, cancellationToken);
        return next is null ? null : new EditedSnapshot(next, changes, read, gone);
    }

    /// <summary>Reads what the next change of some files needs, and makes one that nobody sees: half of what a first one takes is code that runs for the first time.</summary>
    /// <exception cref="CorpusException">corpus.yaml has an error.</exception>
    public void Prepare(CorpusSnapshot snapshot, CancellationToken cancellationToken)
    {
        if (snapshot.Articles.Count < options.SegmentsFrom)
            return;
        snapshot.Prepare();
        if (_folder.TryReadFiles([snapshot.Articles[0].File], out _) is [{ Reading: FileReading.Read read }])
            snapshot.TryWith(snapshot.Sum, snapshot.Told, ArticleFolderReading.Forgotten, new FileChanges([0], [read.Article], [0]), options.PassageWords, snapshot.Synonyms, progress: null, cancellationToken)?.Index.FindCopies();
    }

    /// <summary>Keeps the index of a snapshot, and opens it.</summary>
    /// <returns>The same as it is, where that cannot be.</returns>
    private CorpusSnapshot Write(CorpusStore store, CorpusSnapshot whole)
    {
        try
        {
            store.WriteIndex(whole, Maker);
            return TryOpen(store, whole.State.Version) ?? whole;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return whole; // it is made anew the next time too
        }
    }

    /// <summary>The same where nothing need be made for it; else null.</summary>
    public CorpusSnapshot? TryOpen(CorpusStore store, string version)
    {
        try
        {
            return store.TryOpen(version, Maker, Synonyms.Read(options.Folder));
        }
        catch (CorpusException)
        {
            return null; // an error in synonyms.txt, which is told by who loads it
        }
    }

    /// <summary>The snapshot as a reload would make it where nothing changed; null where something did, or may have.</summary>
    public CorpusSnapshot? TryTakeOver(CorpusStore store, CorpusSnapshot snapshot) =>
        IsFolderAsIn(store, snapshot.State.Version, mustBeAtRest: true) ? snapshot.With(Synonyms.Read(options.Folder)) : null;

    /// <summary>The files are those that the version was read from, by this reader.</summary>
    /// <param name="mustBeAtRest">As <see cref="FolderState.IsAtRest"/>.</param>
    public bool IsFolderAsIn(CorpusStore store, string version, bool mustBeAtRest = false)
    {
        try
        {
            return store.FolderOf(version, Reader) is { } then && (then.IsAtRest || !mustBeAtRest) && then.HasSameFilesAs(_folder.State());
        }
        catch (Exception exception) when (exception is CorpusException or DbException)
        {
            return false; // the folder is missing, or the store broken, which is told by who reads it
        }
    }

    private CorpusSnapshot Make(VersionSum sum, FolderFiles files, CorpusSnapshot? near, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken) => Make(sum.Id, sum, files, near, progress, cancellationToken);

    /// <summary>Of what was read: goes on from a snapshot where that is little, and makes it anew otherwise.</summary>
    /// <param name="version">That of the sum, but where an earlier program named it.</param>
    private CorpusSnapshot Make(string version, VersionSum sum, FolderFiles files, CorpusSnapshot? near, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken)
    {
        var synonyms = Synonyms.Read(options.Folder);
        if (near is not null && near.Articles.Count >= options.SegmentsFrom && version == sum.Id)
        {
            var changes = FileChanges.Between(near.Reading.From.Articles, files.Articles);
            if (near.TryWith(sum, Told.By(files), articles => ArticleFolderReading.Of(files, articles), changes, options.PassageWords, synonyms, progress, cancellationToken) is { } next)
                return next;
        }

        return CorpusSnapshot.Build(version, ArticleFolderReading.Of(files, near?.Base.Reading), options.PassageWords, synonyms, near?.Base, progress, cancellationToken).Of(sum);
    }

    private static string NoArticles(string folder, IReadOnlyList<RejectedFile> rejected) =>
        rejected.Count == 0
            ? $"{folder} has no articles; put .txt, .md, .html, .pdf or .docx files into it, or name another folder with --corpus."
            : $"{folder} has no article that can be read: {string.Join(' ', rejected.Take(3).Select(file => file.Reason))}";
}

/// <summary>A snapshot with some files read anew.</summary>
/// <param name="Read">Those that are articles.</param>
/// <param name="Gone">Those that are there no more.</param>
internal sealed record EditedSnapshot(CorpusSnapshot Next, FileChanges Changes, IReadOnlyList<ReadFile> Read, IReadOnlyList<string> Gone);
