namespace Bot.Core;

/// <summary>What another version of the corpus brought.</summary>
/// <param name="AddedFiles">The first few, those that appeared last first.</param>
/// <param name="ChangedFiles">The first few, likewise.</param>
public sealed record CorpusChange(DateTimeOffset Time, string Version, int Added, int Changed, int Removed, IReadOnlyList<string> AddedFiles, IReadOnlyList<string> ChangedFiles);
