using Bot.Core.Articles;

namespace Bot.Core.Search;

/// <summary>Finds the words of the corpus that a misspelled word may stand for.</summary>
internal static class Vocabulary
{
    /// <summary>
    /// The most frequent of the nearest terms by optimal string alignment distance (Damerau 1964, neighbouring letters may be swapped):
    /// one error in words of four to six letters, two in longer ones. Null when none is so near.
    /// </summary>
    /// <param name="isName">Names are told apart by less: two errors are allowed from nine letters on only.</param>
    public static int? FindNearest(PassageIndex index, string term, bool isName)
    {
        var allowed = term.Length switch { < 4 => 0, < 7 => 1, < 9 when isName => 1, _ => 2 };
        if (allowed == 0 || term.Any(char.IsDigit))
            return null;
        int? nearest = null;
        var nearestDistance = allowed + 1;
        for (var candidate = 0; candidate < index.Terms.Length; candidate++)
        {
            var other = index.Terms[candidate];
            if (Math.Abs(other.Length - term.Length) > allowed || char.IsDigit(other[0]) || index.DocumentFrequency(candidate) == 0)
                continue;
            var distance = EditDistance.Between(term, other, nearestDistance);
            // Few people miss the first letter and another one.
            if (other[0] != term[0] && (distance > 1 || term.Length < 6))
                continue;
            if (distance < nearestDistance || (distance == nearestDistance && distance <= allowed && nearest is { } best && index.DocumentFrequency(candidate) > index.DocumentFrequency(best)))
            {
                nearest = candidate;
                nearestDistance = distance;
            }
        }

        return nearest;
    }

    /// <summary>Other spellings of a name of six letters or more: names of the corpus with one letter more, less or other.</summary>
    public static IEnumerable<int> FindVariants(PassageIndex index, string name, int minCapitals)
    {
        if (name.Length < 6)
            yield break;
        for (var candidate = 0; candidate < index.Terms.Length; candidate++)
        {
            var other = index.Terms[candidate];
            if (index.TermCapitals[candidate] >= minCapitals && Math.Abs(other.Length - name.Length) <= 1 && other[0] == name[0]
                && index.DocumentFrequency(candidate) > 0 && EditDistance.Between(name, other, 1) == 1)
                yield return candidate;
        }
    }
}
