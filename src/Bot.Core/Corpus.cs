using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Bot.Core.Articles;
using Bot.Core.Search;

namespace Bot.Core;

/// <summary>The corpus in use. Readers take <see cref="Current"/> once and keep it for the whole question.</summary>
public sealed class Corpus
{
    private Corpus(CorpusSnapshot snapshot) => Current = snapshot;

    /// <summary>Why the index could not be saved, in one sentence with the remedy; null when it was, or was opened.</summary>
    public string? SaveProblem { get; private init; }

    public CorpusSnapshot Current { get; }

    /// <summary>Opens the saved index of the folder, or reads the folder when it changed since or the index is damaged.</summary>
    /// <exception cref="CorpusException">The folder is missing or has no article, or corpus.yaml or synonyms.txt has an error.</exception>
    public static Corpus Open(CorpusOptions options, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken)
    {
        var folder = new ArticleFolder(options);
        var synonyms = Synonyms.Read(options.Folder);
        var saved = new SavedIndexes(options.Data);
        var fingerprint = Fingerprint(options, folder.List());
        if (saved.TryRead(fingerprint) is { } snapshot)
            return new Corpus(new CorpusSnapshot(snapshot.Version, snapshot.Reading, snapshot.Index, snapshot.Figures, synonyms));

        var reading = folder.Read(progress, cancellationToken);
        if (reading.Articles.Count == 0)
            throw new CorpusException(NoArticles(options.Folder, reading.Rejected));
        var version = Version(reading.Articles);
        var built = CorpusSnapshot.Build(version, reading, options.PassageWords, synonyms, progress, cancellationToken);
        progress?.Report(new ReloadProgress("Saving", 0, 0));
        var problem = saved.TryWrite(fingerprint, version, reading, built.Index, built.Figures);
        return new Corpus(built) { SaveProblem = problem };
    }

    private static string NoArticles(string folder, IReadOnlyList<RejectedFile> rejected) =>
        rejected.Count == 0
            ? $"{folder} has no articles; put .txt, .md, .html, .pdf or .docx files into it, or name another folder with --corpus."
            : $"{folder} has no article that can be read: {string.Join(' ', rejected.Take(3).Select(file => file.Reason))}";

    /// <summary>
    /// Changes when a file does, by its size and time, with every setting that the index depends on, and with every build of this
    /// assembly: what analysis and cleaning make of the same file may have changed.
    /// </summary>
    private static string Fingerprint(CorpusOptions options, IReadOnlyList<ArticleFile> files)
    {
        var text = new StringBuilder().AppendJoin(
            '\n', typeof(Corpus).Module.ModuleVersionId, Path.GetFullPath(options.Folder), Number(options.PassageWords), Number(options.MaxFileBytes), Number(options.MaxFiles));
        foreach (var file in files)
            text.Append('\n').AppendJoin('\t', file.File, Number(file.Bytes), Number(file.ModifiedUtcTicks));
        return Hash(text.ToString());
    }

    /// <summary>The same articles have the same version on every machine.</summary>
    private static string Version(IReadOnlyList<Article> articles)
    {
        var text = new StringBuilder();
        foreach (var article in articles)
            text.AppendJoin('\t', article.File, article.Title, article.Publisher, article.Published, article.Url, article.Language, Hash(article.Text)).Append('\n');
        return Hash(text.ToString())[..10];
    }

    private static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
