using Bot.Core.Figures;

namespace Bot.Core.Composition;

/// <summary>
/// Where the draft goes along with a sentence of the source word by word, what stands between the same two words is the same: no other name, number or time in the place of one.
/// </summary>
internal static class SlotCheck
{
    /// <summary>Share of the words of the draft, names and numbers aside, that stand in the source in the same order, and how many at least; below, it is told in words of its own.</summary>
    private const double Along = 0.6;
    private const int Fewest = 2;

    /// <summary>The same where the source is repeated nearly word for word.</summary>
    private const double Verbatim = 0.9;

    /// <summary>Words between two that are in both.</summary>
    private const int LongestGap = 6;

    /// <summary>So near is a thing to a word that is in both; an article may stand between.</summary>
    private const int Beside = 2;

    public static Fault? Find(Examination examination)
    {
        foreach (var alignment in examination.Chosen.Where(alignment => !alignment.IsForeign))
        {
            if ((Find(examination, alignment, withExact: true, Along) ?? Find(examination, alignment, withExact: false, Verbatim)) is { } fault)
                return fault;
        }

        return null;
    }

    private static Fault? Find(Examination examination, Alignment alignment, bool withExact, double least)
    {
        var path = CommonPath.Of(alignment, withExact);
        if (Share(alignment.Draft, path) < least)
            return null;
        (int Draft, int Source) left = (-1, -1);
        foreach (var right in path.Append((Draft: alignment.Draft.Words.Count, Source: alignment.Source.Told.Words.Count)))
        {
            if (right.Draft - left.Draft <= LongestGap + 1 && right.Source - left.Source <= LongestGap + 1 && InGap(examination, alignment, left, right) is { } fault)
                return fault;
            left = right;
        }

        return null;
    }

    private static double Share(ToldSentence draft, List<(int Draft, int Source)> path)
    {
        var content = draft.Words.Where(word => word.Role == WordRole.Content).Select(word => word.Place).ToHashSet();
        var met = path.Count(pair => content.Contains(pair.Draft));
        return met < Fewest ? 0 : met / (double)content.Count;
    }

    private static Fault? InGap(Examination examination, Alignment alignment, (int Draft, int Source) left, (int Draft, int Source) right)
    {
        var (draft, source) = (alignment.Draft, alignment.Source.Told);
        var (own, given) = (Within(draft, left.Draft, right.Draft), Within(source, left.Source, right.Source));
        foreach (var anchor in own)
        {
            if (PartnerCheck.IsOfItsYear(examination, anchor) == true || PartnerCheck.IsOfItsNumber(examination, anchor))
                continue;
            if (anchor.Kind == AnchorKind.Name && Enumerable.Range(left.Source + 1, right.Source - left.Source - 1).Any(place => Pronouns.Stands(source, place)))
                continue;
            var rivals = given.Where(other => IsSameKind(anchor, other) && AreBeside(anchor, other, left, right)).ToList();
            // A place of the draft that has the thing of the source too only adds something, which is checked elsewhere.
            // "The bishop, Monsignor Lucas Deprez" has the name too, with more of it.
            if (anchor.Kind == AnchorKind.Name && rivals.Exists(other => source.NameRuns.Any(run => run.First <= other.First && other.First < run.End && alignment.MatchesOf(anchor.First).Any(match => match.Place >= run.First && match.Place < run.End))))
                continue;
            if (rivals.Count > 0 && rivals.TrueForAll(other => !IsSame(alignment, anchor, other)) && !rivals.Exists(other => own.Exists(also => IsSame(alignment, also, other))))
                return new Fault(ReasonOf(anchor.Kind), $"{draft.Written(anchor)} for {source.Written(rivals[0])}");
        }

        return null;
    }

    /// <summary>Right behind or right before a word that is in both.</summary>
    private static bool AreBeside(Anchor anchor, Anchor other, (int Draft, int Source) left, (int Draft, int Source) right) =>
        (anchor.First - left.Draft <= Beside && other.First - left.Source <= Beside && left.Draft >= 0) || (right.Draft - anchor.End < Beside && right.Source - other.End < Beside);

    private static List<Anchor> Within(ToldSentence sentence, int left, int right) =>
        [.. sentence.Anchors.Where(anchor => anchor.First > left && anchor.First < right && !anchor.IsResolved && anchor.Kind is not (AnchorKind.Relative or AnchorKind.Contrary) && !(anchor.Kind == AnchorKind.Name && (NameCheck.IsTitle(sentence.Words[anchor.First].Text) || Pronouns.IsDescription(sentence, anchor.First))))];

    private static bool IsSameKind(Anchor one, Anchor other) => one.Kind == other.Kind || (IsBare(one) && IsBare(other));

    /// <summary>"By 55" for "by 2100"</summary>
    private static bool IsBare(Anchor anchor) => anchor.Kind == AnchorKind.Year || (anchor.Kind == AnchorKind.Number && anchor.Quantity is null or { Unit.Kind: UnitKind.None });

    private static bool IsSame(Alignment alignment, Anchor anchor, Anchor other) =>
        Alignment.AreEqual(anchor, other) || (anchor.Kind == AnchorKind.Name && alignment.MatchesOf(anchor.First).Any(match => match.Place == other.First));

    private static GuardReason ReasonOf(AnchorKind kind) => kind switch
    {
        AnchorKind.Name => GuardReason.Name,
        AnchorKind.Number or AnchorKind.Ordinal => GuardReason.Number,
        _ => GuardReason.Time,
    };
}
