namespace Bot.Core.Articles;

/// <summary>A file of the corpus folder that is not an article, and why, in one sentence that names the remedy.</summary>
public sealed record RejectedFile(string File, string Reason);

/// <param name="Warnings">What was passed over and should be looked at, such as an unknown field of corpus.yaml.</param>
public sealed record ArticleFolderReading(IReadOnlyList<Article> Articles, IReadOnlyList<RejectedFile> Rejected, IReadOnlyList<string> Warnings);

/// <summary>How far a reload has come; <paramref name="Total"/> is 0 while it is not yet known.</summary>
public sealed record ReloadProgress(string Stage, int Done, int Total);

/// <summary>The corpus folder or a setting of it cannot be used; the message says what to change.</summary>
public sealed class CorpusException(string message, Exception? inner = null) : Exception(message, inner);

public sealed record ArticleFile(string File, long Length, long LastWriteTicks);

internal sealed class ArticleFolder(CorpusOptions options)
{
    public IReadOnlyList<ArticleFile> List() =>
        [.. Directory.GetFiles(options.Folder, "*.txt").Order(StringComparer.Ordinal).Select(path => new ArticleFile(Path.GetFileName(path), 0, 0))];

    public ArticleFolderReading Read(IProgress<ReloadProgress>? progress, CancellationToken cancellationToken)
    {
        progress?.Report(new ReloadProgress("Reading", 0, 0));
        cancellationToken.ThrowIfCancellationRequested();
        return new([.. List().Select(file => new Article { File = file.File, Text = File.ReadAllText(Path.Combine(options.Folder, file.File)) })], [], []);
    }
}
