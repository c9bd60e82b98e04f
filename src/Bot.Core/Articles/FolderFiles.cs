namespace Bot.Core.Articles;

/// <summary>What the files of the corpus folder were read as.</summary>
/// <param name="Files">Everything that may be an article, in order.</param>
/// <param name="Warnings">Of corpus.yaml.</param>
internal sealed record FolderFiles(IReadOnlyList<ReadFile> Files, IReadOnlyList<string> Warnings)
{
    /// <summary>Everything that makes the articles what they are: the files, and those that tell of them. Null where they were not listed.</summary>
    public IReadOnlyList<ArticleFile>? Listed { get; init; }

    public long ListedUtcTicks { get; init; }

    public IEnumerable<FileReading.Read> Articles => Files.Select(file => file.Reading).OfType<FileReading.Read>();

    public IReadOnlyList<RejectedFile> Rejected => [.. Files.Select(file => file.Reading).OfType<FileReading.Rejected>().Select(rejected => rejected.File)];

    /// <summary>Those of files too.</summary>
    public IReadOnlyList<string> AllWarnings => [.. Warnings, .. Articles.SelectMany(reading => reading.Warnings)];
}
