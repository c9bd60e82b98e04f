namespace Bot.Core.Figures;

/// <summary>A time that a sentence names, at the words [First, End).</summary>
/// <param name="IsYearBefore">"The year before": of the year that is named before it.</param>
/// <param name="IsAnaphor">"That year", "at the time": the time of an earlier sentence.</param>
internal sealed record TimeMention(int First, int End, Period? Period, PeriodBasis Basis, bool IsAnaphor = false, bool IsYearBefore = false);
