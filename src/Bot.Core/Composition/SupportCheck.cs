using System.Globalization;

namespace Bot.Core.Composition;

/// <summary>The words of the draft are those of the sentences it was made of, and every passage that it cites tells some of it.</summary>
internal static class SupportCheck
{
    /// <summary>Likeness below which a word is one that the source has not.</summary>
    private const float Met = 0.4f;

    /// <summary>The same where all words of a part of the sentence must be new.</summary>
    private const float Alike = 0.55f;

    /// <summary>Share of the telling words that the source has, each by how like it is.</summary>
    private const float Least = 0.5f;

    /// <summary>One word in so many may be new.</summary>
    private const int NewOneIn = 5;

    /// <summary>The same where no lexicon tells which words mean the same.</summary>
    private const int NewOneInOther = 3;

    /// <summary>Share of the draft that a passage tells alone, or words that it alone tells, to be cited.</summary>
    private const float Carries = 0.5f;

    public static Fault? Find(Examination examination) => Words(examination) ?? Limits(examination) ?? Citations(examination);

    private static Fault? Words(Examination examination)
    {
        var draft = examination.Draft;
        if (examination.IsForeign)
            return draft.Words.Any(word => word.Role != WordRole.Function && examination.Best(word.Place) > 0) ? null : new Fault(GuardReason.Unsupported, "nothing in common");
        var isReported = examination.Chosen.Any(alignment => alignment.Source.Told.Spoken.Count > 0);
        var telling = draft.Words.Where(word => word.Role != WordRole.Function && !word.IsPart).ToList();
        var missing = telling.Where(IsNew).ToList();
        if (telling.Count == 0 || examination.Chosen.Count == 0)
            return new Fault(GuardReason.Unsupported, "no words");
        // A part of the sentence that shares nothing was put to it.
        if (telling.GroupBy(word => word.Clause).FirstOrDefault(clause => clause.All(word => word.Role == WordRole.Content && !IsSaying(word) && examination.Best(word.Place) < Alike)) is { } added)
            return new Fault(GuardReason.Unsupported, string.Join(' ', added.Select(word => word.Text)));
        var inRow = telling.Zip(telling.Skip(1)).Count(pair => IsNew(pair.First) && IsNew(pair.Second));
        var met = telling.Sum(word => examination.Best(word.Place));
        if (draft.Language != "en")
            inRow = 0;
        return missing.Count + inRow > Math.Max(1, telling.Count / (draft.Language == "en" ? NewOneIn : NewOneInOther)) || met < Least * telling.Count
            ? new Fault(GuardReason.Unsupported, string.Create(CultureInfo.InvariantCulture, $"{string.Join(' ', missing.Select(word => word.Text))} {met:0.0}/{telling.Count}")) : null;

        bool IsNew(ToldWord word) => word.Role == WordRole.Content && !(isReported && IsSaying(word)) && examination.Best(word.Place) < Met;
    }

    private static bool IsSaying(ToldWord word) => GuardWords.Of("en") is var lists && (lists.Saying.Contains(word.Text) || lists.Telling.Contains(word.Text) || lists.Informing.Contains(word.Text));

    /// <summary>"All", "most", "only": told only where the source does.</summary>
    private static Fault? Limits(Examination examination)
    {
        if (examination.IsForeign)
            return null;
        var lists = GuardWords.Of(examination.Draft.Language);
        foreach (var word in examination.Draft.Words.Where(word => word.Role == WordRole.Function))
        {
            if (lists.LimitOf(word.Text) is { } limit && !examination.Draft.Source.IsAny(word.Place - 1, "at", "after", "of", "in", "not") && !IsBeforeNumber(examination.Draft, word) && !examination.Chosen.Any(alignment => alignment.Source.Told.Words.Any(other => lists.LimitOf(other.Text) == limit)))
                return new Fault(GuardReason.Unsupported, word.Text);
        }

        return null;
    }

    /// <summary>"Only 61 of the 88", "only the second": how it looks at a number, which is checked itself. "Contributes most" is a superlative.</summary>
    private static bool IsBeforeNumber(ToldSentence draft, ToldWord word) =>
        (word.Text is "only" && draft.Anchors.Any(anchor => anchor.First > word.Place && anchor.First <= word.Place + 4 && anchor.Kind is AnchorKind.Number or AnchorKind.Ordinal or AnchorKind.Year))
        || (word.Text is "most" && !draft.Source.Is(word.Place + 1, "of") && !(draft.Words.Count > word.Place + 1 && Figures.Nouns.IsPlural(draft.Words[word.Place + 1].Text)));

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
