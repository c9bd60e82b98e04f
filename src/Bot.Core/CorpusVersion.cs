namespace Bot.Core;

/// <summary>A version of the corpus that is kept and can be brought back.</summary>
/// <param name="Id">The same articles have the same id on every machine.</param>
/// <param name="Made">When it was read for the first time.</param>
public sealed record CorpusVersion(string Id, DateTimeOffset Made, int Articles, int Passages, int Figures, int Rejected);
