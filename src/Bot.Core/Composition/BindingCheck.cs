using System.Globalization;
using Bot.Core.Figures;

namespace Bot.Core.Composition;

/// <summary>
/// What is exact stands beside what it belongs to: where a number, a year or a name was put in the place of another one of the passage, or two were swapped, the words around are those of the other one.
/// </summary>
internal static class BindingCheck
{
    /// <summary>So much better may another one of its kind stand among the words of the draft, and two that changed places together.</summary>
    private const float Margin = 0.1f;
    /// <summary>A rival counts more in a sentence that does not have the thing at all.</summary>
    public const float Elsewhere = 0.06f;

    private const float LooseMargin = 0.25f;
    private const float NameMargin = 0.12f;
    private const float OrderMargin = 0.3f;
    private const float SwapMargin = 0.16f;

    /// <summary>So much of what stands about it in the draft stands about it in the source.</summary>
    private const float Least = 0.1f;

    public static Fault? Find(Examination examination)
    {
        if (examination.IsForeign)
            return null;
        var draft = examination.Draft;
        var anchors = draft.Anchors.Where(anchor => !anchor.IsResolved && anchor.Kind is not (AnchorKind.Relative or AnchorKind.Name)).ToList();
        foreach (var anchor in anchors)
        {
            if (anchor.Kind == AnchorKind.Ordinal)
                continue;
            var (own, rival) = Compare(examination, anchor, anchors, (alignment, own, other) => Binding.Of(alignment, own, other));
            var (ownBoth, rivalBoth) = Compare(examination, anchor, anchors, Binding.Both);
            var isExact = anchor.Kind is AnchorKind.Number or AnchorKind.Year;
            var margin = isExact ? Margin : LooseMargin;
            if (own >= 0 && ((isExact && ownBoth < Least) || (rival > own + margin && rivalBoth > ownBoth + margin)))
                return new Fault(ReasonOf(anchor.Kind), string.Create(CultureInfo.InvariantCulture, $"{draft.Written(anchor)} {own:0.00} {rival:0.00}"));
        }

        foreach (var (one, other) in Pairs(anchors).Where(pair => pair.One.Kind == pair.Other.Kind && pair.One.Key != pair.Other.Key && MayStandFor(pair.One, pair.Other)))
        {
            if (PartnerCheck.IsOfItsYear(examination, one) == true || PartnerCheck.IsOfItsYear(examination, other) == true)
                continue;
            if (AreSwapped(examination, Places(anchor => Alignment.AreEqual(one, anchor)), Places(anchor => Alignment.AreEqual(other, anchor)), (one.First, one.First, one.End), (other.First, other.First, other.End), SwapMargin))
                return new Fault(ReasonOf(one.Kind), $"{draft.Written(one)} / {draft.Written(other)}");
        }

        return PartnerCheck.Find(examination) ?? NameBinding.Find(examination, NameMargin) ?? NameSourceCheck.Find(examination) ?? SubjectCheck.Find(examination) ?? RoleCheck.Find(examination);

        Func<Alignment, IEnumerable<int>> Places(Func<Anchor, bool> isSame) => alignment => alignment.Source.Told.Anchors.Where(isSame).Select(anchor => anchor.Middle);
    }

    /// <summary>Two things of the draft stand better in each other's places than in their own.</summary>
    public static bool AreSwapped(Examination examination, Func<Alignment, IEnumerable<int>> ones, Func<Alignment, IEnumerable<int>> others, (int Place, int First, int End) one, (int Place, int First, int End) other, float margin)
    {
        float ownOne = -1, ownOther = -1, turnedOne = -1, turnedOther = -1;
        (float Own, float Turned) together = (-1, -1);
        foreach (var alignment in examination.Alignments)
        {
            foreach (var (first, second) in ones(alignment).SelectMany(first => others(alignment).Select(second => (first, second))))
            {
                // Who stands first in both is in his place unless much speaks against it.
                var kept = first < second == one.Place < other.Place ? OrderMargin : 0;
                var pair = (Own: At(alignment, one, first, other) + At(alignment, other, second, one) + kept, Turned: At(alignment, other, first, one) + At(alignment, one, second, other));
                together = Math.Max(pair.Own, pair.Turned) > Math.Max(together.Own, together.Turned) ? pair : together;
            }

            foreach (var place in ones(alignment))
                (ownOne, turnedOther) = (Math.Max(ownOne, At(alignment, one, place, other)), Math.Max(turnedOther, At(alignment, other, place, one)));
            foreach (var place in others(alignment))
                (ownOther, turnedOne) = (Math.Max(ownOther, At(alignment, other, place, one)), Math.Max(turnedOne, At(alignment, one, place, other)));
        }

        // A sentence that has both tells more of them than two of which each has one.
        return ownOne >= 0 && ownOther >= 0 && turnedOne + turnedOther > ownOne + ownOther + margin && together.Turned >= together.Own;

        // The other one is left out: in its place stands this one.
        static float At(Alignment alignment, (int Place, int First, int End) thing, int place, (int Place, int First, int End) without) =>
            Binding.Of(alignment, thing.Place, place, (without.First, without.End), (thing.First, thing.End));
    }

    public static IEnumerable<(T One, T Other)> Pairs<T>(IReadOnlyList<T> list)
    {
        for (var i = 0; i < list.Count; i++)
        {
            for (var j = i + 1; j < list.Count; j++)
                yield return (list[i], list[j]);
        }
    }

    private static GuardReason ReasonOf(AnchorKind kind) => kind is AnchorKind.Number or AnchorKind.Ordinal ? GuardReason.Number : GuardReason.Time;

    /// <summary>How well the same, and how well another of its kind that the draft does not tell, stands in the source; -1 where it does not stand there.</summary>
    private static (float Own, float Rival) Compare(Examination examination, Anchor anchor, List<Anchor> told, Func<Alignment, int, int, float> binding)
    {
        float own = -1, rival = -1;
        foreach (var alignment in examination.Alignments)
        {
            var bonus = alignment.Source.Told.Anchors.Any(other => Alignment.AreEqual(anchor, other)) ? 0 : Elsewhere;
            foreach (var other in alignment.Source.Told.Anchors)
            {
                if (Alignment.AreEqual(anchor, other))
                {
                    if (anchor.Quantity is null || UnitCheck.Fits(examination, anchor.Quantity, alignment, other))
                        own = Math.Max(own, binding(alignment, anchor.First, other.Middle) + Binding.Beside(alignment, (anchor.First, anchor.End), (other.First, other.End)));
                }
                else if (other.Kind == anchor.Kind && MayStandFor(anchor, other) && !told.Exists(known => Alignment.AreEqual(known, other)) && !IsRetold(examination.Draft, alignment, other))
                {
                    rival = Math.Max(rival, binding(alignment, anchor.First, other.Middle) + bonus);
                }
            }
        }

        return (own, rival);
    }

    private static bool MayStandFor(Anchor anchor, Anchor other) =>
        anchor.Kind != AnchorKind.Number || !IsRounded(anchor, other) && (anchor.Quantity is null ? other.Quantity is null : other.Quantity is not null && (anchor.Quantity.Unit.Kind == other.Quantity.Unit.Kind || (other.Quantity.Unit.Kind == UnitKind.None && anchor.Quantity.Unit.Kind == UnitKind.Count)));

    /// <summary>"71%" in a headline over "71.4%".</summary>
    private static bool IsRounded(Anchor anchor, Anchor other) =>
        anchor.Quantity is { } one && other.Quantity is { } two && Math.Abs(one.Value - two.Value) <= Math.Max(one.Precision, two.Precision) / 2 && one.Precision != two.Precision;

    /// <summary>A resolved time is the same as "last year", which the draft has too.</summary>
    private static bool IsRetold(ToldSentence draft, Alignment alignment, Anchor other) =>
        other.IsResolved && draft.Anchors.Any(anchor => anchor.Kind == AnchorKind.Relative) && alignment.Source.Told.Anchors.Any(anchor => anchor.Kind == AnchorKind.Relative && anchor.First == other.First);
}
