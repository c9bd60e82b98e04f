namespace Bot.Core.Figures;

/// <summary>The words that figures name by numbers: those of a first segment, which has nearly all, and behind them others.</summary>
internal sealed class FigureWords(string[] first, params string[] others)
{
    public int Count => first.Length + others.Length;

    public string this[int word] => word < first.Length ? first[word] : others[word - first.Length];

    /// <summary>With more behind them; the first ones, of which there may be many, are not copied.</summary>
    public FigureWords With(IReadOnlyCollection<string> added) => added.Count == 0 ? this : new(first, [.. others, .. added]);
}
