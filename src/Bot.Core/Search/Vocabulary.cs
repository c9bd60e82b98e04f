using Bot.Core.Articles;
using Bot.Core.Indexing;

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
        var shape = WordShape.Of(term);
        foreach (var candidate in Candidates(index, term, shape, allowed))
        {
            var other = index.Terms[candidate];
            if (!shape.MayBe(WordShape.Of(other), Math.Min(allowed, nearestDistance)) || char.IsDigit(other[0]))
                continue;
            var distance = EditDistance.Between(term, other, nearestDistance);
            if (distance > nearestDistance || index.DocumentFrequency(candidate) == 0)
                continue;
            if (distance < nearestDistance || (distance == nearestDistance && nearest is { } best && IsMoreFrequent(index, candidate, best)))
            {
                nearest = candidate;
                nearestDistance = distance;
            }
        }

        return nearest;
    }

    /// <summary>Terms with the same first letter; and as few people miss the first letter and another one, of the others those that differ in it alone.</summary>
    private static IEnumerable<int> Candidates(PassageIndex index, string term, WordShape shape, int allowed)
    {
        foreach (var candidate in index.Terms.Near(term[..1], shape, allowed))
            yield return candidate;
        if (term.Length < 6)
            yield break;
        foreach (var other in FirstLetterMissed(index, term))
        {
            if (index.FindTerm(other) is { } candidate)
                yield return candidate;
        }
    }

    /// <summary>The word with the first letter left out, swapped with the second, and with any first letter of the corpus before it or instead.</summary>
    private static IEnumerable<string> FirstLetterMissed(PassageIndex index, string term)
    {
        yield return term[1..];
        yield return $"{term[1]}{term[0]}{term[2..]}";
        foreach (var letter in index.Terms.FirstLetters)
        {
            yield return letter + term;
            yield return letter + term[1..];
        }
    }

    private static bool IsMoreFrequent(PassageIndex index, int term, int other)
    {
        var more = index.DocumentFrequency(term) - index.DocumentFrequency(other);
        return more > 0 || (more == 0 && index.Terms.Compare(term, other) < 0);
    }

    /// <summary>Other spellings of a name of six letters or more: names of the corpus with one letter more, less or other.</summary>
    public static IEnumerable<int> FindVariants(PassageIndex index, string name, int minCapitals)
    {
        if (name.Length < 6)
            yield break;
        foreach (var candidate in index.Terms.Near(name[..1], WordShape.Of(name), errors: 1))
        {
            if (EditDistance.Between(name, index.Terms[candidate], 1) == 1
                && index.DocumentFrequency(candidate) > 0 && index.CapitalsOf(candidate) >= minCapitals)
                yield return candidate;
        }
    }
}
