using Bot.Core.Articles;

namespace Bot.Core;

/// <summary>Why a version that was read is not in use before somebody says so.</summary>
public enum HeldBack
{
    No,

    /// <summary>There is no article in it.</summary>
    Empty,

    /// <summary>More articles are gone than <see cref="CorpusOptions.MaxLostShare"/> allows.</summary>
    LostTooMuch,
}

/// <summary>What a reload found, and whether its version is in use now.</summary>
/// <param name="Version">The version that was read; kept, unless it was a dry run.</param>
/// <param name="Diff">Against the version that was in use.</param>
public sealed record ReloadReport(CorpusVersion Version, CorpusDiff Diff)
{
    /// <summary>All files that are rejected, the new ones among them.</summary>
    public IReadOnlyList<RejectedFile> Rejected { get; init; } = [];

    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>How many files were read; the others are as they were.</summary>
    public int FilesRead { get; init; }

    public TimeSpan Elapsed { get; init; }

    public HeldBack HeldBack { get; init; }

    /// <summary>Nothing was kept or put in use.</summary>
    public bool IsDryRun { get; init; }

    /// <summary>Why the version could not be kept on disk, in one sentence with the remedy; it is in use all the same.</summary>
    public string? SaveProblem { get; init; }
}
