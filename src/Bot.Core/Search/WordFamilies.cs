namespace Bot.Core.Search;

/// <summary>
/// Groups the terms of an index by their root, so that "migrant" and "migration", "lead" and "leader" find each other.
/// Stems keep such endings apart on purpose; a family member counts less than the word itself.
/// </summary>
internal static class WordFamilies
{
    private const int MinRoot = 4;

    /// <summary>Endings that form nouns, verbs and adjectives, as the stemmers of English, French and Spanish leave them; the longest first.</summary>
    private static readonly string[] Endings =
        [.. new[] { "ational", "ation", "ition", "ment", "ness", "ship", "ant", "ent", "anc", "enc", "ion", "at", "it", "er", "or", "ist", "ism", "iti", "iv", "al", "ial", "ian", "ic", "eur", "ador" }.OrderByDescending(ending => ending.Length)];

    /// <summary>Terms of the root of a term are among those that begin with it, which stand together.</summary>
    public static IEnumerable<int> Of(PassageIndex index, string term)
    {
        var root = Root(term).ToString();
        if (root.Length < MinRoot)
            yield break;
        foreach (var member in index.Terms.WithPrefix(root))
        {
            // Names have no family: "Parker" is not about parks.
            if (Root(index.Terms[member]).SequenceEqual(root) && index.DocumentFrequency(member) > 0 && index.CapitalsOf(member) <= 128)
                yield return member;
        }
    }

    private static ReadOnlySpan<char> Root(ReadOnlySpan<char> term)
    {
        foreach (var ending in Endings)
        {
            if (term.Length - ending.Length >= MinRoot && term.EndsWith(ending, StringComparison.Ordinal))
                return term[..^ending.Length];
        }

        return term;
    }
}
