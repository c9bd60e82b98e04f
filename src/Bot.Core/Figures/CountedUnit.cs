using System.Collections.Frozen;

namespace Bot.Core.Figures;

/// <summary>What a number counts that has no noun behind it: "the number of refugees has risen to 2,300", "a crowd of 4,000", "arrests fell to 1,204".</summary>
internal static class CountedUnit
{
    /// <summary>Nouns that measure persons: "a population of 45,000", "the death toll rose to 12".</summary>
    private static readonly FrozenSet<string> Crowds = new[]
    {
        "population", "populations", "attendance", "attendances", "crowd", "crowds", "workforce", "workforces", "toll", "membership", "audience", "audiences", "turnout", "headcount", "readership", "enrolment", "enrollment", "staff", "caseload", "march", "rally", "protest", "demonstration", "list", "base", "following",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Places = new[] { "city", "town", "village", "community", "settlement", "parish", "island", "nation", "group", "class", "congregation", "delegation", "camp" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Counts = new[] { "number", "numbers", "total", "totals", "tally", "count" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Between a plural and its number: "arrests were", "deaths now stood at".</summary>
    private static readonly FrozenSet<string> Links = SentenceWords.Set("is are was were had has have been stood reached hit totalled totaled numbered sharply slightly now exceeded topped also averaged");

    public static Unit? Before(SentenceWords words, Quantity quantity)
    {
        if (words.Language != "en")
            return null;
        if (words.Is(quantity.Start - 1, "of") && Places.Contains(words[quantity.Start - 2].Text))
            return Unit.People;
        // "the most attacks, 174,"
        if (words.Is(quantity.Start - 1, ",") && Nouns.IsPlural(words[quantity.Start - 2].Text) && words.IsAny(quantity.End, ",", "."))
            return UnitOf(words, new CountedNoun(quantity.Start - 2, quantity.Start - 1));
        for (var i = quantity.Start - 1; i >= 0; i--)
        {
            if (words[i].Text is ";" or ":")
                break;
            if (Crowds.Contains(words[i].Text))
                return Unit.People;
            if (Counts.Contains(words[i].Text) && words.Is(i + 1, "of") && CountedNoun.Find(words, i + 2, 2) is { } noun)
                return UnitOf(words, noun);
        }

        // A plural before the verb that leads to the number: "arrests fell to", "deaths were".
        var verb = quantity.Start - 1;
        if (words.IsAny(verb, "to", "at", "by", "from"))
            verb--;
        while (verb > 0 && (Movement.IsMoving(words[verb].Text) || words.IsIn(verb, Links)))
            verb--;
        if (verb == quantity.Start - 1 || verb < 0 || !IsPluralNoun(words[verb].Text))
            return null;
        // "Thefts of bicycles fell": the thefts.
        if (words.Is(verb - 1, "of") && Nouns.IsPlural(words[verb - 2].Text))
            verb -= 2;
        return UnitOf(words, new CountedNoun(verb, verb + 1));
    }

    /// <summary>"Fraud cases before the courts rose by 8 per cent, to 5,241": the plural that the sentence begins with.</summary>
    public static Unit? OfSubject(SentenceWords words, Quantity quantity)
    {
        if (words.Language != "en" || quantity.Form != NumeralForm.Digits || !words.IsAny(quantity.Start - 1, "from", "to"))
            return null;
        var first = words.IsAny(0, "the", "all", "some", "overall") ? 1 : 0;
        return CountedNoun.Find(words, first, 2) is { } noun && noun.End <= quantity.First && Nouns.IsPlural(words[noun.End - 1].Text) ? UnitOf(words, noun) : null;
    }

    private static bool IsPluralNoun(string word) =>
        Nouns.IsPlural(word) && !Grammar.IsFunction(word) && Grammar.PartsOfSpeech(Nouns.Singular(word)).Contains('n', StringComparison.Ordinal);

    private static Unit UnitOf(SentenceWords words, CountedNoun noun) => new(UnitKind.Count, noun.Name(words), noun.Shown(words));
}
