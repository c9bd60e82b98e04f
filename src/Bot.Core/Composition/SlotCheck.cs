namespace Bot.Core.Composition;

/// <summary>
/// Where the draft goes along with a sentence of the source word by word, what stands between the same two words is the same: no other name, number or time in the place of one, and no denial more or less.
/// </summary>
internal static class SlotCheck
{
    /// <summary>Share of the telling words of the draft that stand in the source in the same order; below, it is told in words of its own.</summary>
    private const double Along = 0.55;

    /// <summary>Words between two that are in both.</summary>
    private const int LongestGap = 6;

    public static Fault? Find(Examination examination)
    {
        foreach (var alignment in examination.Chosen.Where(alignment => !alignment.IsForeign))
        {
            var path = CommonPath.Of(alignment);
            if (path.Count == 0 || Share(alignment.Draft, path) < Along)
                continue;
            (int Draft, int Source) left = (-1, -1);
            foreach (var right in path.Append((Draft: alignment.Draft.Words.Count, Source: alignment.Source.Told.Words.Count)))
            {
                if (right.Draft - left.Draft <= LongestGap + 1 && right.Source - left.Source <= LongestGap + 1 && InGap(alignment, left, right) is { } fault)
                    return fault;
                left = right;
            }
        }

        return null;
    }

    private static double Share(ToldSentence draft, List<(int Draft, int Source)> path)
    {
        var telling = draft.Words.Where(word => word.Role != WordRole.Function && !word.IsPart).Select(word => word.Place).ToHashSet();
        return telling.Count == 0 ? 0 : path.Count(pair => telling.Contains(pair.Draft)) / (double)telling.Count;
    }

    private static Fault? InGap(Alignment alignment, (int Draft, int Source) left, (int Draft, int Source) right)
    {
        var (draft, source) = (alignment.Draft, alignment.Source.Told);
        var (own, given) = (Within(draft, left.Draft, right.Draft), Within(source, left.Source, right.Source));
        foreach (var anchor in own)
        {
            var rivals = given.Where(other => IsSameKind(anchor.Kind, other.Kind)).ToList();
            // A place of the draft that has the thing of the source too only adds something, which is checked elsewhere.
            if (rivals.Count > 0 && rivals.TrueForAll(other => !IsSame(alignment, anchor, other)) && !rivals.Exists(other => own.Exists(also => IsSame(alignment, also, other))))
                return new Fault(ReasonOf(anchor.Kind), $"{draft.Written(anchor)} for {source.Written(rivals[0])}");
        }

        var (denials, givenDenials) = (draft.Denials.Count(place => place > left.Draft && place < right.Draft), source.Denials.Count(place => place > left.Source && place < right.Source));
        if (denials % 2 == givenDenials % 2 || HasContrary(alignment, left, right))
            return null;
        return new Fault(GuardReason.Negation, denials > givenDenials ? "a denial more" : "a denial less");
    }

    private static List<Anchor> Within(ToldSentence sentence, int left, int right) =>
        [.. sentence.Anchors.Where(anchor => anchor.First > left && anchor.First < right && !anchor.IsResolved && anchor.Kind is not (AnchorKind.Relative or AnchorKind.Contrary) && !(anchor.Kind == AnchorKind.Name && NameCheck.IsTitle(sentence.Words[anchor.First].Text)))];

    private static bool IsSameKind(AnchorKind one, AnchorKind other) => one == other || (one is AnchorKind.Number or AnchorKind.Year && other is AnchorKind.Number or AnchorKind.Year);

    private static bool IsSame(Alignment alignment, Anchor anchor, Anchor other) =>
        Alignment.AreEqual(anchor, other) || (anchor.Kind == AnchorKind.Name && alignment.MatchesOf(anchor.First).Any(match => match.Place == other.First));

    private static GuardReason ReasonOf(AnchorKind kind) => kind switch
    {
        AnchorKind.Name => GuardReason.Name,
        AnchorKind.Number or AnchorKind.Ordinal => GuardReason.Number,
        _ => GuardReason.Time,
    };

    /// <summary>"Rejected" for "did not accept", near by.</summary>
    private static bool HasContrary(Alignment alignment, (int Draft, int Source) left, (int Draft, int Source) right) => alignment.Draft.Words.Any(word => Math.Abs(word.Place - left.Draft) <= LongestGap && word.Role == WordRole.Content
        && alignment.Source.Told.Words.Any(other => other.Place >= left.Source - 1 && other.Place <= right.Source + 2 && other.Role == WordRole.Content && Kinship.AreContrary(word, other, alignment.Draft.Language)));
}
