using Bot.Core.Articles;

namespace Bot.Core;

/// <summary>What one version of the corpus has and another has not.</summary>
/// <param name="Before">Id of the version that is compared with.</param>
public sealed record CorpusDiff(string Before, string After)
{
    public IReadOnlyList<Article> Added { get; init; } = [];

    /// <summary>As they are in <see cref="After"/>: another text, title, publisher, date, address, language or tags.</summary>
    public IReadOnlyList<Article> Changed { get; init; } = [];

    /// <summary>As they were in <see cref="Before"/>.</summary>
    public IReadOnlyList<Article> Removed { get; init; } = [];

    /// <summary>Files that are rejected in <see cref="After"/> and were not before, or for another reason.</summary>
    public IReadOnlyList<RejectedFile> Rejected { get; init; } = [];

    /// <summary>Years rise; what has no year is last. Only years with a difference.</summary>
    public IReadOnlyList<FigureChange> Figures { get; init; } = [];

    public bool IsEmpty => Added.Count + Changed.Count + Removed.Count + Rejected.Count == 0;
}

/// <param name="Year">That the figures speak of, the first one of several; null where it is not known.</param>
public sealed record FigureChange(int? Year, int Added, int Removed);
