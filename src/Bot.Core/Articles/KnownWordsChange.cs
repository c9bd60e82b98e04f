namespace Bot.Core.Articles;

/// <summary>Which words may be taken otherwise now for broken or whole, so that the other texts need not be looked at.</summary>
internal sealed class KnownWordsChange
{
    private readonly bool _isAll;
    private readonly HashSet<string> _several;
    private readonly HashSet<string> _starts = new(StringComparer.Ordinal);
    private readonly HashSet<string> _ends = new(StringComparer.Ordinal);

    /// <param name="several">Words that became said in several articles, or ceased to be.</param>
    /// <param name="whole">Words that became whole, or ceased to be.</param>
    /// <param name="isAll">Every word may be taken otherwise.</param>
    public KnownWordsChange(IEnumerable<string> several, IEnumerable<string> whole, bool isAll)
    {
        (_several, _isAll) = (several.ToHashSet(StringComparer.Ordinal), isAll);
        foreach (var word in whole)
        {
            for (var length = 1; length <= word.Length; length++)
            {
                _starts.Add(word[..length]);
                _ends.Add(word[^length..]);
            }
        }
    }

    /// <summary>False where <see cref="BrokenWords.Count"/> comes to the same as before.</summary>
    public bool Affects(IReadOnlyList<SuspectWord> suspects)
    {
        if (_isAll)
            return true;
        foreach (var suspect in suspects)
        {
            if (_several.Contains(suspect.Word) || _starts.Contains(suspect.Word) || _ends.Contains(suspect.Word) || (suspect.Before is { } before && _starts.Contains(before)))
                return true;
        }
        return false;
    }
}
