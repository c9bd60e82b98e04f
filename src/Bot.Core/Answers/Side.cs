using System.Text.RegularExpressions;
using Bot.Core.Search;

namespace Bot.Core.Answers;

/// <summary>One of the things that a question compares: two or three publishers, years, or names.</summary>
/// <param name="Terms">Its words in the question, one bit each.</param>
/// <param name="Publisher">Whose articles speak for the side; null where the side is a year or a name.</param>
internal sealed partial record Side(ulong Terms, string? Publisher)
{
    private const int Most = 3;

    /// <summary>Empty where the question compares nothing, or more than three things.</summary>
    public static IReadOnlyList<Side> Of(ParsedQuestion question, string text)
    {
        var sides = Publishers(question);
        if (sides.Count == 0)
            sides = Years(question);
        if (sides.Count == 0 && Compares().IsMatch(text))
            sides = Names(question, text);
        return sides.Count is > 1 and <= Most ? sides : [];
    }

    private static List<Side> Publishers(ParsedQuestion question) => question.Publishers.Count < 2 ? [] :
    [
        .. question.Publishers.Select(publisher => new Side(
            Bits(question, term => term.IsPublisher && publisher.Split(' ').Contains(term.Surface, StringComparer.OrdinalIgnoreCase)), publisher)),
    ];

    private static List<Side> Years(ParsedQuestion question)
    {
        var years = question.Terms.Where(term => term is { IsYear: true, IsInherited: false }).Select(term => term.Surface).Distinct(StringComparer.Ordinal).ToList();
        return years.Count < 2 ? [] : [.. years.Select(year => new Side(Bits(question, term => term.Surface == year), null))];
    }

    /// <summary>The words on both sides of "or", "than", "and": names, or with "or" and "vs" a noun each.</summary>
    private static List<Side> Names(ParsedQuestion question, string text)
    {
        var terms = question.Terms;
        for (var i = 1; i < terms.Count; i++)
        {
            if (terms[i].IsInherited || terms[i - 1].IsInherited || terms[i].Start <= terms[i - 1].Start)
                continue;
            var between = text[(terms[i - 1].Start + terms[i - 1].Surface.Length)..terms[i].Start];
            // "Does Kilmory have more ships than Bowmore?"
            var other = Than().IsMatch(between) ? LastName(terms, i) : terms[i - 1].IsName && Joins().IsMatch(between) ? i - 1 : -1;
            if (terms[i].IsName && other >= 0)
                return [new Side(Run(terms, other, -1), null), new Side(Run(terms, i, 1), null)];
            if (Alternates().IsMatch(between) && IsThing(terms[i]) && IsThing(terms[i - 1]))
                return [new Side(1UL << (i - 1), null), new Side(1UL << i, null)];
        }

        return [];
    }

    private static int LastName(IReadOnlyList<QuestionTerm> terms, int before)
    {
        var i = before - 1;
        while (i >= 0 && !terms[i].IsName)
            i--;
        return i;
    }

    private static bool IsThing(QuestionTerm term) => term is { IsName: true } or { IsNumber: false, Class: WordClass.Noun or WordClass.Unknown };

    /// <summary>The name that ends or begins at this word.</summary>
    private static ulong Run(IReadOnlyList<QuestionTerm> terms, int from, int step)
    {
        var run = 1UL << from;
        for (var i = from; i + step >= 0 && i + step < terms.Count && terms[i + step].IsName && terms[Math.Max(i, i + step)].FollowsPrevious; i += step)
            run |= 1UL << (i + step);
        return run;
    }

    private static ulong Bits(ParsedQuestion question, Func<QuestionTerm, bool> isPart)
    {
        var bits = 0UL;
        for (var i = 0; i < question.Terms.Count; i++)
            bits |= isPart(question.Terms[i]) ? 1UL << i : 0;
        return bits;
    }

    [GeneratedRegex(@"\b(compar\w*|differ\w*|vs|versus|than|between|both|contrast\w*|unlike|or|more|less|higher|lower)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Compares();

    [GeneratedRegex(@"^'?s?,? (and|or|vs\.?|versus|from|with|to|compared (with|to)|(and|or|from) the)( (in|of|at|by|that of))?( the)? $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Joins();

    [GeneratedRegex(@" than( (in|at|by|that|those|the|of))* $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Than();

    [GeneratedRegex(@"^,? (or|vs\.?|versus)( (more|less|fewer|the|a|an|in|of))* $", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Alternates();
}
