using System.Diagnostics;
using Bot.Core.Search;

namespace Bot.Core.Articles;

/// <summary>A file of the corpus folder as the disk lists it; corpus.yaml is listed too, since it changes the articles.</summary>
/// <param name="File">Path below the corpus folder, with forward slashes.</param>
public sealed record ArticleFile(string File, long Bytes, long ModifiedUtcTicks);

/// <summary>A file of the corpus folder that is not an article, and why, in one sentence that names the remedy.</summary>
public sealed record RejectedFile(string File, string Reason);

/// <summary>How far a reload has come; <paramref name="Total"/> is 0 while it is not yet known.</summary>
public sealed record ReloadProgress(string Stage, int Done, int Total);

/// <summary>The corpus folder or a setting of it cannot be used; the message says what to change.</summary>
public class CorpusException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>The folder of articles on disk.</summary>
public sealed class ArticleFolder(CorpusOptions options)
{
    /// <summary>What is in the folder now, without reading it. The same list means the same corpus.</summary>
    /// <exception cref="CorpusException">The folder is missing.</exception>
    public IReadOnlyList<ArticleFile> List() => [.. FolderWalk.Walk(options.Folder).Select(found => found.File)];

    /// <summary>The same in few bytes.</summary>
    /// <exception cref="CorpusException">The folder is missing.</exception>
    internal FolderState State() => FolderWalk.StateOf(options.Folder);

    /// <summary>Reads every article; a file that cannot be read is rejected, the others load.</summary>
    /// <exception cref="CorpusException">The folder is missing, or corpus.yaml has an error.</exception>
    public ArticleFolderReading Read(IProgress<ReloadProgress>? progress, CancellationToken cancellationToken) =>
        ArticleFolderReading.Of(ReadFiles(before: null, progress, cancellationToken), before: null);

    /// <summary>Reads the files, but those that did not change since a reading before are taken from there.</summary>
    internal FolderFiles ReadFiles(FolderFiles? before, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken)
    {
        var listed = DateTime.UtcNow.Ticks;
        var found = FolderWalk.Walk(options.Folder);
        var corpusFile = CorpusFile.Read(options.Folder, found.Select(f => f.File.File));
        var candidates = found.Where(f => !CorpusFile.IsNamed(f.File.File)).ToList();
        var known = (before?.Files ?? []).ToDictionary(file => file.Listed.File, StringComparer.Ordinal);
        var files = new ReadFile[candidates.Count];
        var reader = new ArticleReader(options.MaxFileBytes, corpusFile);
        var done = 0;
        // A report for each of a million files would cost more than it tells.
        var step = Math.Max(1, candidates.Count / 500);
        progress?.Report(new ReloadProgress("Reading", 0, candidates.Count));
        var parallel = new ParallelOptions { CancellationToken = cancellationToken, MaxDegreeOfParallelism = Environment.ProcessorCount };
        Parallel.For(0, candidates.Count, parallel, i =>
        {
            var file = candidates[i];
            var last = known.GetValueOrDefault(file.File.File);
            files[i] = i < options.MaxFiles ? reader.Read(file, last, file.File == last?.Listed && FolderState.IsFileAtRest(file.File.ModifiedUtcTicks, before!.ListedUtcTicks)) : BeyondLimit(file);
            var now = Interlocked.Increment(ref done);
            if (now % step == 0 || now == candidates.Count)
                progress?.Report(new ReloadProgress("Reading", now, candidates.Count));
        });
        cancellationToken.ThrowIfCancellationRequested();
        return new FolderFiles(files, corpusFile.Warnings) { Listed = [.. found.Select(f => f.File)], ListedUtcTicks = listed };
    }

    /// <summary>Reads some files alone, whatever else changed in the folder.</summary>
    /// <param name="gone">Those that are there no more.</param>
    /// <returns>Null where one of them is no article, or the folder must be walked to tell what it is.</returns>
    /// <exception cref="CorpusException">corpus.yaml has an error.</exception>
    internal IReadOnlyList<ReadFile>? TryReadFiles(IReadOnlyCollection<string> files, out IReadOnlyList<string> gone)
    {
        List<string> missing = [];
        List<ReadFile> read = [];
        gone = missing;
        var reader = new ArticleReader(options.MaxFileBytes, CorpusFile.Read(options.Folder, files: null));
        foreach (var file in files.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            if (CorpusFile.IsNamed(file))
                return null;
            if (FolderWalk.TryFind(options.Folder, file, out var isGone) is { } found && reader.Read(found, before: null, isKnown: false) is { Reading: FileReading.Read } article)
                read.Add(article);
            else if (isGone)
                missing.Add(file);
            else
                return null;
        }

        return read;
    }

    /// <summary>Whether a file of the folder is of the corpus and no article: corpus.yaml, synonyms.txt and the like.</summary>
    public static bool IsReserved(string file) => CorpusFile.IsNamed(file) || FolderWalk.IsReserved(file);

    /// <summary>
    /// Reads one file as an article by itself, wherever it lies; what corpus.yaml says of it is left out. All that a reload makes of an article is made of
    /// it and thrown away, so that one that costs too much does so here.
    /// </summary>
    /// <param name="problem">Why it is none, in one sentence without its name; empty when it is one.</param>
    public static Article? ReadOne(string fullPath, CorpusOptions options, out string problem)
    {
        var name = Path.GetFileName(fullPath);
        var file = new FileInfo(fullPath);
        var found = new FoundFile(new ArticleFile(name, file.Exists ? file.Length : 0, 0), fullPath, file.Exists ? null : "there is no such file.");
        var opened = new ArticleReader(options.MaxFileBytes, CorpusFile.Nothing).Read(found, before: null, isKnown: false);
        switch (opened.Reading)
        {
            case FileReading.Read read:
                _ = CorpusSnapshot.Build("", ArticleFolderReading.Of(new FolderFiles([opened], []), before: null), options.PassageWords, Synonyms.None, before: null, progress: null, CancellationToken.None);
                problem = "";
                return read.Article;
            case FileReading.Rejected rejected:
                problem = rejected.File.Reason[(name.Length + 2)..];
                return null;
            default:
                throw new UnreachableException();
        }
    }

    private ReadFile BeyondLimit(FoundFile file) => new(file.File, "", "", new FileReading.Rejected(new RejectedFile(
        file.File.File,
        $"{file.File.File}: beyond the limit of {options.MaxFiles} files; raise Corpus:MaxFiles or remove files.")));
}
