namespace Bot.Core.Figures;

/// <summary>What figures a corpus has, for who asked for some that it has not or does not know what to ask for.</summary>
internal static class FigureTopics
{
    private const int Most = 200;
    private const int ShortestWord = 4;

    /// <summary>So many figures tell well enough what a corpus counts.</summary>
    private const int Sampled = 20_000;

    public static FigureOverview Overview(CorpusSnapshot snapshot)
    {
        var index = snapshot.Figures;
        int[] articles = [.. Enumerable.Range(0, snapshot.Articles.Count).Where(snapshot.Index.Admits)];
        var count = articles.Sum(article => index.FirstIn(article + 1) - index.FirstIn(article));
        var step = 1 + (count / Sampled);
        var years = new SortedDictionary<int, int>();
        var units = new Dictionary<string, int>(StringComparer.Ordinal);
        var topics = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var place = 0;
        foreach (var i in articles.SelectMany(article => Enumerable.Range(index.FirstIn(article), index.FirstIn(article + 1) - index.FirstIn(article))))
        {
            var figure = index[i];
            units[index.Words[figure.Unit]] = units.GetValueOrDefault(index.Words[figure.Unit]) + 1;
            if (figure.From >= 0)
            {
                var year = DateOnly.FromDayNumber(figure.To).Year;
                years[year] = years.GetValueOrDefault(year) + 1;
            }

            if (place++ % step != 0)
                continue;
            foreach (var word in index.What(i).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct(StringComparer.OrdinalIgnoreCase))
            {
                if (word.Length >= ShortestWord && word.All(char.IsLetter) && !Grammar.IsFunction(word.ToLowerInvariant()) && !Grammar.IsVerb(word.ToLowerInvariant()) && Grammar.PartsOfSpeech(word.ToLowerInvariant()) is "" or ['n', ..])
                    topics[word] = topics.GetValueOrDefault(word) + 1;
            }
        }

        return new FigureOverview(
            count,
            [.. years.Select(year => (year.Key, year.Value))],
            [.. units.OrderByDescending(unit => unit.Value).ThenBy(unit => unit.Key, StringComparer.Ordinal).Take(Most).Select(unit => (unit.Key, unit.Value))],
            [.. topics.OrderByDescending(topic => topic.Value).ThenBy(topic => topic.Key, StringComparer.OrdinalIgnoreCase).DistinctBy(topic => Nouns.Singular(topic.Key.ToLowerInvariant())).Take(Most).Select(topic => topic.Key)]);
    }
}
