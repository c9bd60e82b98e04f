using Bot.Core.Articles;

namespace Bot.Core.Search;

/// <summary>The publishers of a corpus, to be found in questions.</summary>
internal sealed class PublisherNames
{
    private readonly List<(string Name, string[] Terms)> _publishers;

    /// <param name="before">Of names that are known there, nothing is read again; null where there is none.</param>
    public PublisherNames(IEnumerable<string> names, TextAnalyzer analyzer, PublisherNames? before = null)
    {
        var known = before?._publishers.ToDictionary(publisher => publisher.Name, publisher => publisher.Terms, StringComparer.Ordinal) ?? [];
        _publishers = [.. names.Select(name => (name, known.GetValueOrDefault(name) ?? Terms(analyzer, name))).Where(publisher => publisher.Item2.Length > 0)];
    }

    private PublisherNames(List<(string Name, string[] Terms)> publishers) => _publishers = publishers;

    /// <summary>Those of these names.</summary>
    public PublisherNames Of(IEnumerable<string> names)
    {
        var known = names.ToHashSet(StringComparer.Ordinal);
        return new PublisherNames([.. _publishers.Where(publisher => known.Contains(publisher.Name))]);
    }

    /// <summary>For the place of every word that is part of a publisher's name, that name.</summary>
    public Dictionary<int, string> Find(List<Token> searched)
    {
        var places = new Dictionary<int, string>();
        foreach (var (name, publisherTerms) in _publishers)
        {
            for (var start = 0; start + publisherTerms.Length <= searched.Count; start++)
            {
                // "The Age" is a newspaper, "the age" is not.
                var run = searched.GetRange(start, publisherTerms.Length);
                if (!run.TrueForAll(token => token.IsCapital) || !run.Select(token => token.Term).SequenceEqual(publisherTerms, StringComparer.Ordinal))
                    continue;
                for (var i = start; i < start + run.Count; i++)
                    places.TryAdd(i, name);
            }
        }

        return places;
    }

    private static string[] Terms(TextAnalyzer analyzer, string text)
    {
        var tokens = new List<Token>();
        analyzer.Analyze(text, new TextSpan(0, text.Length), tokens);
        return [.. tokens.Where(token => !token.IsStopWord).Select(token => token.Term)];
    }
}
