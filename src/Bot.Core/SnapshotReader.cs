using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bot.Core.Articles;
using Bot.Core.Search;
using Bot.Core.Versions;
using Microsoft.Data.Sqlite;

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
        var reading = _folder.Read(source?.Reading, progress, cancellationToken);
        if (reading.Articles.Count == 0 && !mayBeEmpty)
            throw new CorpusException(NoArticles(options.Folder, reading.Rejected));
        var next = CorpusSnapshot.Build(IdOf(reading), reading, options.PassageWords, Synonyms.Read(options.Folder), source, progress, cancellationToken);
        cancellationToken.ThrowIfCancellationRequested();
        return next;
    }

    /// <summary>Null when the version is not kept.</summary>
    public CorpusSnapshot? Load(CorpusStore store, string version, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken) =>
        store.Load(version, Maker, options.PassageWords, Synonyms.Read(options.Folder), progress, cancellationToken);

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
        catch (Exception exception) when (exception is CorpusException or SqliteException)
        {
            return false; // the folder is missing, or the store broken, which is told by who reads it
        }
    }

    private static string NoArticles(string folder, IReadOnlyList<RejectedFile> rejected) =>
        rejected.Count == 0
            ? $"{folder} has no articles; put .txt, .md, .html, .pdf or .docx files into it, or name another folder with --corpus."
            : $"{folder} has no article that can be read: {string.Join(' ', rejected.Take(3).Select(file => file.Reason))}";

    /// <summary>The same articles have the same id on every machine.</summary>
    private static string IdOf(ArticleFolderReading reading)
    {
        var text = new StringBuilder();
        foreach (var read in reading.Files.Select(file => file.Reading).OfType<FileReading.Read>())
            text.Append(read.Line).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())))[..10];
    }
}
