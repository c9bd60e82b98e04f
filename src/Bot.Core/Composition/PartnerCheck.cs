using Bot.Core.Figures;

namespace Bot.Core.Composition;

/// <summary>What the draft puts side by side stands side by side in the source: a number and its year, a month and its year.</summary>
internal static class PartnerCheck
{
    /// <summary>Distance of a number and its year in the draft: two telling words.</summary>
    private const int Near = 4;

    /// <summary>A comma between a number and a year is as good as so many telling words.</summary>
    private const int Comma = 4;

    private const int And = 2;

    /// <summary>So much nearer is the year that belongs to a number.</summary>
    private const int Clearly = 4;

    public static Fault? Find(Examination examination)
    {
        var draft = examination.Draft;
        foreach (var year in draft.Anchors.Where(anchor => anchor is { Kind: AnchorKind.Year, IsResolved: false }))
        {
            if (draft.Anchors.FirstOrDefault(anchor => anchor is { Kind: AnchorKind.Month, IsResolved: false } && year.First - anchor.End is 0 or 1) is { } month && !examination.Alignments.Any(alignment => Has(alignment, month) && Has(alignment, year)))
                return new Fault(GuardReason.Time, $"{draft.Written(month)} {draft.Written(year)}");
        }

        foreach (var number in draft.Anchors.Where(anchor => anchor.Kind == AnchorKind.Number))
        {
            if (IsOfItsYear(examination, number) == false || IsOfAnotherOfTheDraft(examination, number))
                return new Fault(GuardReason.Time, draft.Written(number));
        }

        return null;
    }

    /// <summary>No sentence has the number beside the year that the draft puts there, and one has another number of the draft in its place.</summary>
    private static bool IsOfAnotherOfTheDraft(Examination examination, Anchor number)
    {
        if (YearOf(examination.Draft, number) is not { } year || examination.Alignments.Any(alignment => Has(alignment, year) && Has(alignment, number)))
            return false;
        return examination.Draft.Anchors.Any(other => other.Kind == AnchorKind.Number && other.Key != number.Key && AreOfOneKind(other.Quantity, number.Quantity) && examination.Alignments.Any(alignment =>
            alignment.Source.Told.Anchors.FirstOrDefault(anchor => Alignment.AreEqual(other, anchor)) is { } given && IsBeside(alignment.Source.Told, given, year) == true));
    }

    /// <summary>The year beside the number is beside it in the source too; null where the draft or the source tells none.</summary>
    public static bool? IsOfItsYear(Examination examination, Anchor number)
    {
        if (number.Kind != AnchorKind.Number || YearOf(examination.Draft, number) is not { } year)
            return null;
        var sources = examination.Alignments.SelectMany(alignment => alignment.Source.Told.Anchors.Where(other => Alignment.AreEqual(number, other)).Select(other => IsBeside(alignment.Source.Told, other, year)))
            .Where(isBeside => isBeside is not null).ToList();
        return sources.Count == 0 ? null : sources.Contains(true);
    }

    /// <summary>"150,000 in 2017 and 180,000 in 2019" for the two turned round.</summary>
    public static bool IsOfItsNumber(Examination examination, Anchor year) => year.Kind == AnchorKind.Year
        && examination.Draft.Anchors.Any(number => number.Kind == AnchorKind.Number && YearOf(examination.Draft, number) == year && IsOfItsYear(examination, number) == true);

    private static bool AreOfOneKind(Quantity? one, Quantity? other) => one?.Unit.Kind == other?.Unit.Kind
        || (one?.Unit.Kind is null or UnitKind.None or UnitKind.Count or UnitKind.Age && other?.Unit.Kind is null or UnitKind.None or UnitKind.Count or UnitKind.Age);

    private static Anchor? YearOf(ToldSentence draft, Anchor number) => draft.Anchors
        .Where(anchor => anchor is { Kind: AnchorKind.Year, IsResolved: false } && draft.Words[anchor.First].Clause == draft.Words[number.First].Clause && Distance(draft, anchor, number) <= Near)
        .MinBy(anchor => Distance(draft, anchor, number)) is { } year && IsNearest(draft, number, year) ? year : null;

    /// <summary>No other number is nearer to the year.</summary>
    private static bool IsNearest(ToldSentence sentence, Anchor number, Anchor year) =>
        sentence.Anchors.Where(anchor => anchor.Kind == AnchorKind.Number).Min(anchor => Distance(sentence, year, anchor)) == Distance(sentence, year, number);

    private static bool? IsBeside(ToldSentence source, Anchor number, Anchor year)
    {
        var years = source.Anchors.Where(anchor => anchor.Kind == AnchorKind.Year).ToList();
        if (years.Count == 0)
            return null;
        var own = years.Where(other => other.Key == year.Key).Select(other => Distance(source, other, number)).DefaultIfEmpty(int.MaxValue).Min();
        if (own == int.MaxValue)
            return false;
        if (own > years.Min(other => Distance(source, other, number)) + Clearly)
            return false;
        return years.Exists(other => other.Key == year.Key && IsNearest(source, number, other)) ? true : null;
    }

    /// <summary>From a year to a number; a year behind its number is a little nearer.</summary>
    private static int Distance(ToldSentence source, Anchor one, Anchor other)
    {
        var (first, second) = (source.Words[one.First], source.Words[other.First]);
        var (from, to) = (Math.Min(first.Place, second.Place), Math.Max(first.Place, second.Place));
        var isJoined = source.Words.Skip(from).Take(to - from).Any(word => word.Text is "and" or "but" or "while" or "against" or "et" or "und" or "y");
        return Math.Abs(first.Order - second.Order) + (Comma * Math.Abs(first.Clause - second.Clause)) + (isJoined ? And : 0) - (first.Place > second.Place ? 1 : 0);
    }

    private static bool Has(Alignment alignment, Anchor anchor) => alignment.Source.Told.Anchors.Any(other => Alignment.AreEqual(anchor, other));
}
