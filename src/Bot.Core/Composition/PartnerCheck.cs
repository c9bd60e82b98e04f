namespace Bot.Core.Composition;

/// <summary>What the draft puts side by side stands in one sentence of the source: a number and its year, a month and its year.</summary>
internal static class PartnerCheck
{
    /// <summary>Distance of a number and its year: two telling words.</summary>
    private const int Near = 4;

    public static Fault? Find(Examination examination)
    {
        var draft = examination.Draft;
        var anchors = draft.Anchors.Where(anchor => !anchor.IsResolved).ToList();
        foreach (var year in anchors.Where(anchor => anchor.Kind == AnchorKind.Year))
        {
            var month = anchors.Find(anchor => anchor.Kind == AnchorKind.Month && year.First - anchor.End is 0 or 1);
            if (month is not null && !HaveBoth(examination, month, year))
                return new Fault(GuardReason.Time, $"{draft.Written(month)} {draft.Written(year)}");
            var number = anchors.Where(anchor => anchor.Kind == AnchorKind.Number && draft.Words[anchor.First].Clause == draft.Words[year.First].Clause && Distance(draft, anchor, year) <= Near)
                .MinBy(anchor => Distance(draft, anchor, year));
            if (number is not null && HasOtherYear(examination, number, year))
                return new Fault(GuardReason.Time, $"{draft.Written(number)} {draft.Written(year)}");
        }

        return null;
    }

    private static int Distance(ToldSentence draft, Anchor one, Anchor other) => Math.Abs(draft.Words[one.First].Order - draft.Words[other.First].Order);

    private static bool HaveBoth(Examination examination, Anchor one, Anchor other) => examination.Alignments.Any(alignment => Has(alignment, one) && Has(alignment, other));

    /// <summary>Wherever the number stands years stand too, and not this one.</summary>
    private static bool HasOtherYear(Examination examination, Anchor number, Anchor year)
    {
        var sources = examination.Alignments.Where(alignment => Has(alignment, number)).ToList();
        return sources.Count > 0 && sources.TrueForAll(alignment => !Has(alignment, year) && alignment.Source.Told.Anchors.Any(other => other.Kind == AnchorKind.Year));
    }

    private static bool Has(Alignment alignment, Anchor anchor) => alignment.Source.Told.Anchors.Any(other => Alignment.AreEqual(anchor, other));
}
