using System.Text.RegularExpressions;
using Bot.Core.Answers;

namespace Bot.Evaluation.Composition;

/// <summary>
/// Another citation. A passage counts as wrong when it has less than half of the words of the sentence and not all of its numbers and names: one that tells the same would be right.
/// </summary>
internal static partial class CitationMutations
{
    public static IEnumerable<Mutated> Of(Target target, Random random)
    {
        var sentence = target.Sentence;
        yield return target.Citing("citation/removed", []);
        yield return target.Citing("citation/not given", [random.Next(2) == 0 ? target.Answer.Passages.Count + random.Next(1, 30) : -random.Next(2)]);
        var wrong = target.Others.Where(passage => !MayProve(passage, target)).ToList();
        if (wrong.Count == 0)
            yield break;
        yield return target.Citing("citation/to another passage", [wrong[random.Next(wrong.Count)].Number]);
        if (wrong.Find(passage => passage.Article.File == target.Cited[0].Article.File) is { } sameArticle)
            yield return target.Citing("citation/within the article", [sameArticle.Number]);
        var first = target.Answer.Passages[sentence.Citations[0] - 1];
        if (sentence.Citations.Count == 2 && !HasFacts(first, target))
            yield return target.Citing("citation/one of two", [first.Number, wrong[random.Next(wrong.Count)].Number]);
    }

    private static bool MayProve(Citation passage, Target target)
    {
        var words = Words(target.Text);
        var told = Words(passage.Quote);
        if (words.Count(told.Contains) * 2 >= words.Count)
            return true;
        return NumberText.ValuesOf(target.Text).Count + target.Names.Count > 0 && HasFacts(passage, target);
    }

    private static bool HasFacts(Citation passage, Target target) => NumberText.ValuesOf(target.Text).IsSubsetOf(NumberText.ValuesOf(passage.Quote))
        && target.Names.All(name => passage.Quote.Contains(name.Words[^1], StringComparison.Ordinal));

    /// <summary>By their first five letters.</summary>
    private static HashSet<string> Words(string text) => [.. Word().Matches(text).Select(match => match.Value[..Math.Min(5, match.Length)].ToLowerInvariant())];

    [GeneratedRegex(@"\p{L}{4,}")]
    private static partial Regex Word();
}
