namespace Bot.Core.Search;

/// <summary>What the figures of a sentence are to a question that asks for a number; the best of them counts. All 0 where none is asked for, or the sentence has none that fits.</summary>
/// <param name="Fits">1 where a figure counts or measures what is asked for.</param>
/// <param name="Year">Where the question names a year: 1 when the figure speaks of it, -1 when it speaks of another.</param>
/// <param name="Rate">-1 where the figure is a change or a rate ("128 a day") and none is asked for, 1 where one is and it is.</param>
internal readonly record struct FigureFit(float Fits, float Year, float Rate);
