using System.Collections.Frozen;
using System.Text;

namespace Bot.Core.Figures;

/// <summary>What a quantity measures, in the words of its sentence.</summary>
internal readonly record struct Subject(string What)
{
    private const int MaxWords = 14;

    /// <summary>Nouns that measure persons: "a population of 45,000", "the death toll rose to 12".</summary>
    private static readonly FrozenSet<string> Crowds = new[]
    {
        "population", "populations", "attendance", "attendances", "crowd", "crowds", "workforce", "workforces", "toll", "membership", "audience", "audiences", "turnout", "headcount", "readership", "enrolment", "enrollment", "staff", "caseload",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Counts = new[] { "number", "numbers", "total", "totals", "tally", "count" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The clause of the quantity without the quantity itself; the words of it that are nearest where it is long.</summary>
    public static Subject Of(SentenceWords words, Quantity quantity, IReadOnlyList<Quantity> quantities)
    {
        var first = quantity.Start;
        while (first > 0 && quantity.Start - first < MaxWords && !IsBoundary(words, first - 1, quantities, quantity))
            first--;
        var behind = quantity.Unit.Kind == UnitKind.Count && quantity.NounFirst < quantity.End ? quantity.NounFirst : quantity.End;
        var end = behind;
        while (end < words.Count && end - behind < MaxWords && !IsBoundary(words, end, quantities, quantity))
            end++;
        // "a third of those who arrived": the words behind say it all.
        if (end - behind >= 4 && (quantity.Unit.Kind == UnitKind.Count || words.Is(behind, "of")))
            first = quantity.Start;
        var what = new StringBuilder();
        Append(words, first, quantity.Start, what);
        Append(words, words.Is(behind, "of") && first == quantity.Start ? behind + 1 : behind, end, what);
        return new Subject(what.ToString());
    }

    /// <summary>"the number of refugees has risen to 2,300", "a crowd of 4,000", "arrests fell to 1,204".</summary>
    public static Unit? CountedBy(SentenceWords words, Quantity quantity)
    {
        for (var i = quantity.Start - 1; i >= 0; i--)
        {
            if (words[i].Text is ";" or ":")
                break;
            if (Crowds.Contains(words[i].Text))
                return Unit.People;
            if (Counts.Contains(words[i].Text) && words.Is(i + 1, "of") && CountedNoun.Find(words, i + 2, 2) is { } noun)
                return new Unit(UnitKind.Count, noun.Name(words), noun.Shown(words));
        }

        // A plural before the verb that leads to the number: "arrests fell to", "deaths were".
        var verb = quantity.Start - 1;
        if (words.IsAny(verb, "to", "at", "by", "from"))
            verb--;
        while (verb > 0 && (Movement.IsMoving(words[verb].Text) || words.IsAny(verb, "is", "are", "was", "were", "had", "has", "have", "been", "stood", "reached", "hit", "totalled", "totaled", "numbered", "sharply", "slightly", "now", "exceeded", "topped", "also", "averaged")))
            verb--;
        if (verb == quantity.Start - 1 || verb < 0 || !Nouns.IsPlural(words[verb].Text) || Grammar.IsFunction(words[verb].Text) || !Grammar.PartsOfSpeech(Nouns.Singular(words[verb].Text)).Contains('n', StringComparison.Ordinal))
            return null;
        return new CountedNoun(verb, verb + 1) is var subject ? new Unit(UnitKind.Count, subject.Name(words), subject.Shown(words)) : null;
    }

    private static bool IsBoundary(SentenceWords words, int at, IReadOnlyList<Quantity> quantities, Quantity quantity)
    {
        if (words[at].Text is ";" or ":" or "(" or ")" or "\"" or "“" or "”" or "•" or "." or "?" or "!" or "–" or "—")
            return true;
        if (words[at].Text is "," or "-" && words[at].SpaceBefore | words[at].Text == ",")
            return true;
        if (words[at].Text is "while" or "but" or "whereas" or "because" or "although")
            return true;
        foreach (var other in quantities)
        {
            if (!ReferenceEquals(other, quantity) && at >= other.Start && at < other.End && !other.Span.Overlaps(quantity.Span))
                return true;
        }

        return false;
    }

    private static void Append(SentenceWords words, int first, int end, StringBuilder what)
    {
        while (first < end && words.IsAny(first, "and", "that", "which", "or", "so", "with", "including", "when", "as"))
            first++;
        while (end > first && words.IsAny(end - 1, "and", "or", "of", "by", "to", "with", "the", "a", "an", "in", "at", "for", "from", "including", "has", "have"))
            end--;
        if (end <= first)
            return;
        if (what.Length > 0)
            what.Append(' ');
        var text = words.Source.AsSpan(words[first].Span.Start, words[end - 1].Span.End - words[first].Span.Start);
        foreach (var c in text)
            what.Append(char.IsWhiteSpace(c) ? ' ' : c);
    }
}
