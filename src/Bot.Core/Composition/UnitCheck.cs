using Bot.Core.Figures;

namespace Bot.Core.Composition;

/// <summary>A number of the draft is of the same unit in the source, limited by the same kind of words, and moved the same way.</summary>
internal static class UnitCheck
{
    /// <summary>The noun of the draft is at least the more general one: "workers" for "labourers".</summary>
    private const float Broader = 0.6f;

    public static Fault? Find(Examination examination)
    {
        foreach (var number in examination.Draft.Anchors.Where(anchor => anchor is { Kind: AnchorKind.Number, Quantity: not null }))
        {
            var sources = NumberCheck.SourcesOf(examination, number).ToList();
            if (sources.Count > 0 && !sources.Exists(source => Fits(examination, number.Quantity!, source.Alignment, source.Number)))
                return new Fault(GuardReason.Unit, examination.Draft.Written(number));
        }

        return null;
    }

    /// <summary>The number of the source is the same of the same.</summary>
    public static bool Fits(Examination examination, Quantity quantity, Alignment alignment, Anchor source)
    {
        if (source.Quantity is not { } given)
            return quantity.Unit.Kind is UnitKind.None or UnitKind.Count or UnitKind.Factor or UnitKind.Age or UnitKind.Share || quantity.Form is NumeralForm.Fraction;
        return SameUnit(examination, quantity, alignment, given) && SameLimit(examination.Draft, quantity, alignment.Source.Told, given) && (alignment.IsForeign || SameRate(quantity, given));
    }

    private static bool SameUnit(Examination examination, Quantity one, Alignment alignment, Quantity other)
    {
        var (kind, given) = (one.Unit.Kind, other.Unit.Kind);
        if (kind is UnitKind.Count && given is UnitKind.Count && !alignment.IsForeign)
            return SameNouns(examination, one, alignment, other);
        if (kind is UnitKind.Count && given is UnitKind.None && !alignment.IsForeign)
            return IsSpokenOf(examination, one, alignment);
        if (kind is UnitKind.Count or UnitKind.None or UnitKind.Age or UnitKind.Factor && given is UnitKind.Count or UnitKind.None or UnitKind.Age or UnitKind.Factor)
            return true;
        // "118 crowns, up from 104": the unit stands with another number.
        if (kind is UnitKind.None || given is UnitKind.None)
            return (kind is UnitKind.None ? [examination.Draft] : Before(examination, alignment)).SelectMany(sentence => sentence.Anchors).Any(anchor => anchor.Quantity is { } beside && beside.Unit.Name == (kind is UnitKind.None ? other : one).Unit.Name);
        if (kind != given)
            return false;
        return kind is UnitKind.Money ? one.Unit.Shown == other.Unit.Shown || AreNamedAlike(one.Unit.Name, other.Unit.Name) : kind is UnitKind.Time or UnitKind.Length or UnitKind.Share or UnitKind.Points || one.Unit.Name == other.Unit.Name;
    }

    /// <summary>"They had 9.2 days before. Afterwards they had 4.6": the sentence and the one before it.</summary>
    private static IEnumerable<ToldSentence> Before(Examination examination, Alignment alignment) =>
        examination.Alignments.Where(other => other.Source.Passage == alignment.Source.Passage && alignment.Source.Place - other.Source.Place is 0 or 1).Select(other => other.Source.Told);

    /// <summary>"Dollar" and "australian dollar" of one text.</summary>
    private static bool AreNamedAlike(string one, string other) => one.Split(' ')[^1] == other.Split(' ')[^1] && (one.Contains(' ', StringComparison.Ordinal) != other.Contains(' ', StringComparison.Ordinal));

    private static bool SameNouns(Examination examination, Quantity one, Alignment alignment, Quantity other)
    {
        if (one.Nouns.Count > 0 && (other.Nouns.Count == 0 || other.Nouns[^1] is "today" or "now"))
            return IsSpokenOf(examination, one, alignment);
        if (one.Nouns.Count == 0 || other.Nouns.Count == 0 || one.Nouns[^1] == other.Nouns[^1])
            return true;
        var (head, given) = (one.Nouns[^1], other.Nouns[^1]);
        if (IsPerson(head) && IsPerson(given) && (head is "people" or "person" || given is "people" or "person"))
            return examination.Draft.Words.Where(word => word.Text.StartsWith(head, StringComparison.Ordinal)).All(word => head is "people" or "person" || examination.Best(word.Place) >= 0.5f || examination.Alignments.Any(all => all.Best(word.Place) >= 0.5f));
        if (IsPerson(head) != IsPerson(given) && WordKin.Of(given) is null)
            return false;
        if (WordKin.Of(head) is { } kin && WordKin.Of(given) is { } otherKin && kin.Likeness(otherKin) >= (IsPerson(head) && IsPerson(given) ? Broader : Kinship.Same))
            return true;
        // Nouns that no lexicon has: the noun of the draft stands in the sentence, and counts nothing else.
        if (WordKin.Of(given) is null || examination.Draft.Language != "en")
            return examination.Draft.Words.Any(word => word.Text.StartsWith(head, StringComparison.Ordinal) && alignment.Best(word.Place) >= Kinship.Same);
        if (head.EndsWith(given, StringComparison.Ordinal) || given.EndsWith(head, StringComparison.Ordinal))
            return true;
        return one.Nouns.Contains(given, StringComparer.Ordinal) || other.Nouns.Contains(head, StringComparer.Ordinal);
    }

    /// <summary>The source gives a bare number: what the draft counts is spoken of there, unless that counts something else.</summary>
    private static bool IsSpokenOf(Examination examination, Quantity one, Alignment alignment)
    {
        if (one.Nouns.Count == 0 || IsPerson(one.Nouns[^1]))
            return true;
        var heads = examination.Draft.Words.Where(word => word.Place >= one.NounFirst && word.Place < one.End).TakeLast(1).ToList();
        return heads.Count == 0 || examination.Alignments.Where(other => other.Source.Passage == alignment.Source.Passage && alignment.Source.Place - other.Source.Place is 0 or 1).Any(other => heads.Exists(word => other.Best(word.Place) >= 0.5f));
    }

    /// <summary>A family is of persons, and is none.</summary>
    private static bool IsPerson(string noun) => Grammar.IsPerson(noun) && noun is not ("family" or "household" or "couple" or "crowd" or "team" or "group");

    private static bool SameLimit(ToldSentence draft, Quantity one, ToldSentence source, Quantity other)
    {
        if (LimitOf(draft, one) != LimitOf(source, other))
            return false;
        // Of several numbers behind one verb only the first tells that it moved.
        var (moved, given) = (MoveOf(draft, one), MoveOf(source, other));
        var (isLevel, isGivenLevel) = (IsLevel(draft, one), IsLevel(source, other));
        return (moved == given || moved == Change.Equal || given == Change.Equal) && !(isLevel && given != Change.Equal && !isGivenLevel) && !(isGivenLevel && moved != Change.Equal && !isLevel);
    }

    private static Change LimitOf(ToldSentence sentence, Quantity quantity)
    {
        var words = sentence.Source;
        var (start, text, change) = Qualifiers.Before(words, quantity.First);
        if (words.IsAny(start - 1, "than") && words.IsAny(start - 2, "younger", "older", "earlier", "later", "shorter", "cheaper"))
            return words.IsAny(start - 2, "older", "later") ? Change.Over : Change.Under;
        if (words.Is(start - 1, "of") && words.IsAny(start - 2, "limit", "maximum", "cap", "ceiling"))
            return Change.Under;
        // "7% plus a payment" adds something else.
        if (words.Is(quantity.End, "plus") && words.IsAny(quantity.End + 1, "a", "an", "the"))
            return change;
        if (Qualifiers.After(sentence.Source, quantity.End) is { } behind && change == Change.Equal)
            return behind.Change;
        return change == Change.Equal && text is "some" ? Change.About : change;
    }

    /// <summary>"Rose to 5%": where it went, not how far.</summary>
    private static bool IsLevel(ToldSentence sentence, Quantity quantity)
    {
        var words = sentence.Source;
        if (!words.IsAny(quantity.Start - 1, "to", "at", "reach", "reached", "reaching", "hit", "hitting") && !words.IsAny(quantity.Start, "below", "above"))
            return false;
        for (var i = quantity.Start - 1; i >= 0 && quantity.Start - i <= 6; i--)
        {
            if (Movement.DirectionOf(words[i].Text) != Change.Equal)
                return true;
        }

        return false;
    }

    private static Change MoveOf(ToldSentence sentence, Quantity quantity)
    {
        if (quantity.Form == NumeralForm.Vague || IsLevel(sentence, quantity))
            return Change.Equal;
        if (quantity.Change is Change.Up or Change.Down)
            return quantity.Change;
        if (quantity.Unit.Kind is UnitKind.Share or UnitKind.Points or UnitKind.Money && Movement.Beside(sentence.Source, quantity.Start, quantity.End) is var beside and (Change.Up or Change.Down))
            return beside;
        return Change.Equal;
    }

    private static bool SameRate(Quantity one, Quantity other) => one.Per is null || other.Per is null || one.Per == other.Per || one.Per.Split(' ')[^1].TrimEnd('s') == other.Per.Split(' ')[^1].TrimEnd('s');
}
