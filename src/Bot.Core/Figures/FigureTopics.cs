namespace Bot.Core.Figures;

/// <summary>What figures a corpus has, for who asked for some that it has not.</summary>
internal static class FigureTopics
{
    private const int Most = 8;
    private const int ShortestWord = 4;

    /// <summary>So many figures tell well enough what a corpus counts.</summary>
    private const int Sampled = 20_000;

    public static FigureOverview Overview(FigureIndex index)
    {
        var step = 1 + (index.Count / Sampled);
        var years = new SortedDictionary<int, int>();
        var units = new Dictionary<string, int>(StringComparer.Ordinal);
        var topics = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < index.Count; i++)
        {
            var figure = index.Figures[i];
            units[index.Words[figure.Unit]] = units.GetValueOrDefault(index.Words[figure.Unit]) + 1;
            if (figure.From >= 0)
            {
                var year = DateOnly.FromDayNumber(figure.To).Year;
                years[year] = years.GetValueOrDefault(year) + 1;
            }

            if (i % step != 0)
                continue;
            foreach (var word in index.What(i).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase))
            {
                if (word.Length >= ShortestWord && word.All(char.IsLetter) && !Grammar.IsFunction(word.ToLowerInvariant()) && !Grammar.IsVerb(word.ToLowerInvariant()) && Grammar.PartsOfSpeech(word.ToLowerInvariant()) is "" or ['n', ..])
                    topics[word] = topics.GetValueOrDefault(word) + 1;
            }
        }

        return new FigureOverview(
            index.Count,
            [.. years.Select(year => (year.Key, year.Value))],
            [.. units.OrderByDescending(unit => unit.Value).ThenBy(unit => unit.Key, StringComparer.Ordinal).Take(Most).Select(unit => (unit.Key, unit.Value))],
            [.. topics.OrderByDescending(topic => topic.Value).ThenBy(topic => topic.Key, StringComparer.OrdinalIgnoreCase).Take(Most).Select(topic => topic.Key)]);
    }
}
