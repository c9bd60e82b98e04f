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
    private const float NameMargin = 0.12f;
    private const float SwapMargin = 0.06f;

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
            var (own, rival) = Compare(examination, anchor, anchors);
            if (own >= 0 && ((own < Least && anchor.Kind != AnchorKind.Ordinal) || rival > own + Margin))
                return new Fault(ReasonOf(anchor.Kind), string.Create(CultureInfo.InvariantCulture, $"{draft.Written(anchor)} {own:0.00} {rival:0.00}"));
        }

        foreach (var (one, other) in Pairs(anchors).Where(pair => pair.One.Kind == pair.Other.Kind && pair.One.Key != pair.Other.Key && MayStandFor(pair.One, pair.Other)))
        {
            if (AreSwapped(examination, Places(anchor => Alignment.AreEqual(one, anchor)), Places(anchor => Alignment.AreEqual(other, anchor)), one.First, other.First))
                return new Fault(ReasonOf(one.Kind), $"{draft.Written(one)} / {draft.Written(other)}");
        }

        return NameBinding.Find(examination, NameMargin) ?? RoleCheck.Find(examination);

        Func<Alignment, IEnumerable<int>> Places(Func<Anchor, bool> isSame) => alignment => alignment.Source.Told.Anchors.Where(isSame).Select(anchor => anchor.Middle);
    }

    /// <summary>Two things of the draft stand better in each other's places than in their own, in one sentence that has both.</summary>
    public static bool AreSwapped(Examination examination, Func<Alignment, IEnumerable<int>> ones, Func<Alignment, IEnumerable<int>> others, int one, int other)
    {
        float straight = -1, swapped = -1, ownOne = -1, ownOther = -1;
        foreach (var alignment in examination.Alignments)
        {
            foreach (var a in ones(alignment))
                ownOne = Math.Max(ownOne, Binding.Of(alignment, one, a));
            foreach (var b in others(alignment))
                ownOther = Math.Max(ownOther, Binding.Of(alignment, other, b));
            foreach (var a in ones(alignment))
            {
                foreach (var b in others(alignment))
                {
                    if (a == b)
                        continue;
                    straight = Math.Max(straight, Binding.Of(alignment, one, a) + Binding.Of(alignment, other, b));
                    swapped = Math.Max(swapped, Binding.Of(alignment, one, b) + Binding.Of(alignment, other, a));
                }
            }
        }

        // Each may stand in a sentence of its own.
        return straight >= 0 && swapped > Math.Max(straight, ownOne + ownOther) + SwapMargin;
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
    private static (float Own, float Rival) Compare(Examination examination, Anchor anchor, List<Anchor> told)
    {
        float own = -1, rival = -1;
        foreach (var alignment in examination.Alignments)
        {
            foreach (var other in alignment.Source.Told.Anchors)
            {
                if (Alignment.AreEqual(anchor, other))
                {
                    if (anchor.Quantity is null || UnitCheck.Fits(examination, anchor.Quantity, alignment, other))
                        own = Math.Max(own, Binding.Both(alignment, anchor.First, other.Middle));
                }
                else if (other.Kind == anchor.Kind && MayStandFor(anchor, other) && !told.Exists(known => Alignment.AreEqual(known, other)) && !IsRetold(examination.Draft, alignment, other))
                {
                    rival = Math.Max(rival, Binding.Both(alignment, anchor.First, other.Middle));
                }
            }
        }

        return (own, rival);
    }

    private static bool MayStandFor(Anchor anchor, Anchor other) =>
        anchor.Kind != AnchorKind.Number || (anchor.Quantity is null ? other.Quantity is null : other.Quantity is not null && (anchor.Quantity.Unit.Kind == other.Quantity.Unit.Kind || other.Quantity.Unit.Kind == UnitKind.None));

    /// <summary>A resolved time is the same as "last year", which the draft has too.</summary>
    private static bool IsRetold(ToldSentence draft, Alignment alignment, Anchor other) =>
        other.IsResolved && draft.Anchors.Any(anchor => anchor.Kind == AnchorKind.Relative) && alignment.Source.Told.Anchors.Any(anchor => anchor.Kind == AnchorKind.Relative && anchor.First == other.First);
}
