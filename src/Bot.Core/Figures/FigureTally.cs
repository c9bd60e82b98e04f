namespace Bot.Core.Figures;

/// <param name="First">The place of the first figure that has it, as it is written there.</param>
internal readonly record struct TalliedWord(string Word, int Count, int First);

/// <summary>What figures are counted by: their years, their units, and the words for what they measure. Those of several parts of a corpus may be added up.</summary>
internal sealed class FigureTally
{
    private const int Most = 200;
    private const int ShortestWord = 4;

    private readonly SortedDictionary<int, int> _years = [];
    private readonly Dictionary<string, int> _units = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TalliedWord> _words = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>With how many figures speak of each, in order.</summary>
    public IReadOnlyCollection<KeyValuePair<int, int>> Years => _years;

    public IReadOnlyCollection<KeyValuePair<string, int>> Units => _units;

    public IReadOnlyCollection<TalliedWord> Words => _words.Values;

    public void AddYear(int year, int count) => _years[year] = _years.GetValueOrDefault(year) + count;

    public void AddUnit(string unit, int count) => _units[unit] = _units.GetValueOrDefault(unit) + count;

    public void AddWord(TalliedWord word)
    {
        if (!_words.TryGetValue(word.Word, out var known))
            known = word with { Count = 0 };
        _words[word.Word] = new TalliedWord(word.First < known.First ? word.Word : known.Word, known.Count + word.Count, Math.Min(word.First, known.First));
    }

    /// <param name="place">Of the figure among all that are counted.</param>
    /// <param name="isSampled">Its words count.</param>
    public void Add(FigureIndex index, int figure, int place, bool isSampled)
    {
        var stored = index[figure];
        AddUnit(index.Words[stored.Unit], 1);
        if (stored.From >= 0)
            AddYear(DateOnly.FromDayNumber(stored.To).Year, 1);
        if (!isSampled)
            return;
        foreach (var word in index.What(figure).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase))
        {
            if (word.Length >= ShortestWord && word.All(char.IsLetter) && !Grammar.IsFunction(word.ToLowerInvariant()) && !Grammar.IsVerb(word.ToLowerInvariant()) && Grammar.PartsOfSpeech(word.ToLowerInvariant()) is "" or ['n', ..])
                AddWord(new TalliedWord(word, 1, place));
        }
    }

    /// <param name="count">Of all figures.</param>
    public FigureOverview Overview(int count) => new(
        count,
        [.. _years.Select(year => (year.Key, year.Value))],
        [.. _units.OrderByDescending(unit => unit.Value).ThenBy(unit => unit.Key, StringComparer.Ordinal).Take(Most).Select(unit => (unit.Key, unit.Value))],
        [.. _words.Values.OrderByDescending(word => word.Count).ThenBy(word => word.Word, StringComparer.OrdinalIgnoreCase).DistinctBy(word => Nouns.Singular(word.Word.ToLowerInvariant())).Take(Most).Select(word => word.Word)]);
}
