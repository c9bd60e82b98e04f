namespace Bot.Core.Search;

/// <summary>
/// Groups the terms of an index by their root, so that "migrant" and "migration", "lead" and "leader" find each other.
/// Stems keep such endings apart on purpose; a family member counts less than the word itself.
/// </summary>
internal sealed class WordFamilies
{
    private const int MinRoot = 4;

    /// <summary>Endings that form nouns, verbs and adjectives, as the stemmers of English, French and Spanish leave them; the longest first.</summary>
    private static readonly string[] Endings =
        [.. new[] { "ational", "ation", "ition", "ment", "ness", "ship", "ant", "ent", "anc", "enc", "ion", "at", "it", "er", "or", "ist", "ism", "iti", "iv", "al", "ial", "ian", "ic", "eur", "ador" }.OrderByDescending(ending => ending.Length)];

    private readonly Dictionary<string, List<int>> _families = new(StringComparer.Ordinal);

    public WordFamilies(PassageIndex index)
    {
        for (var term = 0; term < index.Terms.Length; term++)
        {
            // Names have no family: "Parker" is not about parks.
            if (index.Terms[term].Length < MinRoot || index.TermCapitals[term] > 128 || index.DocumentFrequency(term) == 0)
                continue;
            var root = Root(index.Terms[term]);
            if (!_families.TryGetValue(root, out var family))
                _families.Add(root, family = []);
            family.Add(term);
        }
    }

    public IReadOnlyList<int> Of(string term) => _families.GetValueOrDefault(Root(term)) ?? [];

    private static string Root(string term)
    {
        var ending = Array.Find(Endings, ending => term.Length - ending.Length >= MinRoot && term.EndsWith(ending, StringComparison.Ordinal));
        return ending is null ? term : term[..^ending.Length];
    }
}
