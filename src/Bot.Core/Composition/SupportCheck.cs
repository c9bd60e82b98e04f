using System.Globalization;

namespace Bot.Core.Composition;

/// <summary>The words of the draft are those of the sentences it was made of, and every passage that it cites tells some of it.</summary>
internal static class SupportCheck
{
    /// <summary>Likeness below which a word is one that the source has not.</summary>
    private const float Met = 0.4f;

    /// <summary>Share of the telling words that the source has, each by how like it is.</summary>
    private const float Least = 0.7f;

    /// <summary>One word in so many may be new.</summary>
    private const int NewOneIn = 8;

    /// <summary>Share of the draft that a passage tells alone, or words that it alone tells, to be cited.</summary>
    private const float Carries = 0.5f;

    public static Fault? Find(Examination examination) => Words(examination) ?? Limits(examination) ?? Citations(examination);

    private static Fault? Words(Examination examination)
    {
        var draft = examination.Draft;
        if (examination.IsForeign)
            return draft.Words.Any(word => word.Role != WordRole.Function && examination.Best(word.Place) > 0) ? null : new Fault(GuardReason.Unsupported, "nothing in common");
        var content = draft.Words.Where(word => word.Role == WordRole.Content).ToList();
        var missing = content.Where(word => examination.Best(word.Place) < Met).ToList();
        if (missing.Find(word => word.IsPredicate) is { } verb)
            return new Fault(GuardReason.Unsupported, verb.Text);
        var met = content.Sum(word => examination.Best(word.Place));
        if (content.Count > 0 && (missing.Count > content.Count / NewOneIn || met < Least * content.Count))
            return new Fault(GuardReason.Unsupported, string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', missing.Select(word => word.Text))} {met:0.0}/{content.Count}"));
        return content.Count == 0 && examination.Chosen.Count == 0 ? new Fault(GuardReason.Unsupported, "no words") : null;
    }

    /// <summary>"All", "most", "only": told only where the source does.</summary>
    private static Fault? Limits(Examination examination)
    {
        if (examination.IsForeign)
            return null;
        var lists = GuardWords.Of(examination.Draft.Language);
        foreach (var word in examination.Draft.Words.Where(word => word.Role == WordRole.Function))
        {
            if (lists.LimitOf(word.Text) is { } limit && !examination.Draft.Source.IsAny(word.Place - 1, "at", "after", "of", "in", "not") && !examination.Chosen.Any(alignment => alignment.Source.Told.Words.Any(other => lists.LimitOf(other.Text) == limit)))
                return new Fault(GuardReason.Unsupported, word.Text);
        }

        return null;
    }

    private static Fault? Citations(Examination examination)
    {
        if (examination.Runs.Count < 2)
            return null;
        var told = examination.Draft.Words.Where(word => word.Role is WordRole.Content or WordRole.Name or WordRole.Number or WordRole.Time).ToList();
        foreach (var run in examination.Runs)
        {
            var own = examination.Alignments.Where(alignment => alignment.Source.Passage == run.Passage).ToList();
            var others = examination.Alignments.Where(alignment => alignment.Source.Passage != run.Passage).ToList();
            var alone = told.Where(word => Best(own, word) >= Kinship.Same && Best(others, word) < Kinship.Same).ToList();
            var share = own.Count == 0 ? 0 : own.Max(alignment => told.Sum(word => alignment.Best(word.Place))) / Math.Max(1, told.Count);
            if (share < Carries && alone.Count < 2 && !alone.Exists(word => word.Role is WordRole.Number or WordRole.Name))
                return new Fault(GuardReason.Unsupported, string.Create(CultureInfo.InvariantCulture, $"citation {run.Passage.Citation.Number}"));
        }

        return null;
    }

    private static float Best(List<Alignment> alignments, ToldWord word) => alignments.Count == 0 ? 0 : alignments.Max(alignment => alignment.Best(word.Place));
}
