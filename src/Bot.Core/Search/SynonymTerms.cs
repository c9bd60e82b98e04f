namespace Bot.Core.Search;

/// <summary>The synonyms as terms of one index.</summary>
internal sealed class SynonymTerms
{
    private const float Weight = 0.6f;
    private const int MaxWords = 4;

    private readonly PassageIndex _index;
    private readonly Dictionary<string, List<string[]>> _synonyms;

    public SynonymTerms(PassageIndex index, Synonyms synonyms)
    {
        _index = index;
        _synonyms = new(StringComparer.Ordinal);
        foreach (var group in synonyms.Terms)
        {
            foreach (var entry in group)
            {
                var key = string.Join(' ', entry);
                if (!_synonyms.TryGetValue(key, out var others))
                    _synonyms.Add(key, others = []);
                others.AddRange(group.Where(other => other != entry));
            }
        }
    }

    private SynonymTerms(PassageIndex index, Dictionary<string, List<string[]>> synonyms) => (_index, _synonyms) = (index, synonyms);

    /// <summary>Adds the synonyms of words and of runs of up to four words.</summary>
    public void AddTo(List<Token> searched, List<QuestionTerm> terms)
    {
        for (var start = 0; start < searched.Count; start++)
        {
            for (var length = 1; length <= MaxWords && start + length <= searched.Count; length++)
            {
                var run = searched.Skip(start).Take(length).Select(token => token.Term).ToArray();
                if (!_synonyms.TryGetValue(string.Join(' ', run), out var synonyms))
                    continue;
                for (var i = 0; i < length; i++)
                {
                    var place = start + i;
                    var added = synonyms.Select(synonym => synonym.Length == length ? synonym[i] : Rarest(synonym))
                        .Select(_index.FindTerm).OfType<int>()
                        .Where(term => _index.DocumentFrequency(term) > 0 && !terms[place].Alternatives.Any(other => other.Term == term))
                        .Distinct().Select(term => new Alternative(term, Weight)).ToArray();
                    terms[place] = terms[place] with { Alternatives = [.. terms[place].Alternatives, .. added] };
                }
            }
        }
    }

    /// <summary>The same as terms of a part of the corpus.</summary>
    public SynonymTerms In(PassageIndex index) => new(index, _synonyms);

    private string Rarest(string[] entry) =>
        entry.MinBy(term => _index.FindTerm(term) is { } number ? _index.DocumentFrequency(number) : 0) ?? entry[0];
}
