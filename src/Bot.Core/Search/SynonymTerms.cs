namespace Bot.Core.Search;

/// <summary>The synonyms as terms of one index.</summary>
internal sealed class SynonymTerms(PassageIndex index, Synonyms synonyms)
{
    private const float Weight = 0.6f;
    private const int MaxWords = 4;

    /// <summary>Adds the synonyms of words and of runs of up to four words.</summary>
    public void AddTo(List<Token> searched, List<QuestionTerm> terms)
    {
        for (var start = 0; start < searched.Count; start++)
        {
            for (var length = 1; length <= MaxWords && start + length <= searched.Count; length++)
            {
                var run = searched.Skip(start).Take(length).Select(token => token.Term).ToArray();
                if (!synonyms.Others.TryGetValue(string.Join(' ', run), out var others))
                    continue;
                for (var i = 0; i < length; i++)
                {
                    var place = start + i;
                    var added = others.Select(synonym => synonym.Length == length ? synonym[i] : Rarest(synonym))
                        .Select(index.FindTerm).OfType<int>()
                        .Where(term => index.DocumentFrequency(term) > 0 && !terms[place].Alternatives.Any(other => other.Term == term))
                        .Distinct().Select(term => new Alternative(term, Weight)).ToArray();
                    terms[place] = terms[place] with { Alternatives = [.. terms[place].Alternatives, .. added] };
                }
            }
        }
    }

    /// <summary>The same as terms of a part of the corpus.</summary>
    public SynonymTerms In(PassageIndex part) => new(part, synonyms);

    private string Rarest(string[] entry) =>
        entry.MinBy(term => index.FindTerm(term) is { } number ? index.DocumentFrequency(number) : 0) ?? entry[0];
}
