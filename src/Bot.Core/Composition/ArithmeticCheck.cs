using Bot.Core.Figures;

namespace Bot.Core.Composition;

/// <summary>A sentence that tells of a rise names the lower number first, whatever its source says: "rose to 5 from 7" has something changed.</summary>
internal static class ArithmeticCheck
{
    /// <summary>Words from a number to the word that tells its direction.</summary>
    private const int Reach = 4;

    /// <summary>Words of "of the cost of" before a number.</summary>
    private const int Beginning = 5;

    public static Fault? Find(Examination examination)
    {
        var draft = examination.Draft;
        var numbers = draft.Anchors.Where(anchor => anchor.Quantity is { High: null }).OrderBy(anchor => anchor.First).ToList();
        for (var i = 1; i < numbers.Count; i++)
        {
            var (one, other) = (numbers[i - 1].Quantity!, numbers[i].Quantity!);
            // "Of the cost of 6 million a charity pays 9 million"
            if (i == 1 && draft.Source.Is(0, "of") && numbers[0].First <= Beginning && one.Value < other.Value && one.Unit.Kind == other.Unit.Kind && one.Unit.Name == other.Unit.Name)
                return new Fault(GuardReason.Number, $"{draft.Written(numbers[1])} of {draft.Written(numbers[0])}");
            if (draft.Words[numbers[i - 1].First].Clause < draft.Words[numbers[i].First].Clause - 1 || !MayBeCompared(one, other))
                continue;
            // "14 of the 33 seats"
            if (draft.Source.Is(numbers[i - 1].End, "of") && numbers[i].First - numbers[i - 1].End <= 3 && one.Value > other.Value && one.Unit.Kind is UnitKind.None or UnitKind.Count && other.Unit.Kind is UnitKind.None or UnitKind.Count)
                return new Fault(GuardReason.Number, $"{draft.Written(numbers[i - 1])} of {draft.Written(numbers[i])}");
            // "3,200, down from 3,900"
            var direction = draft.Source.Is(other.Start - 1, "from") ? DirectionBefore(draft, other.Start - 1) : Change.Equal;
            if ((direction == Change.Up && one.Value < other.Value) || (direction == Change.Down && one.Value > other.Value))
                return new Fault(GuardReason.Number, $"{draft.Written(numbers[i - 1])} {draft.Written(numbers[i])}");
        }

        return null;
    }

    private static bool MayBeCompared(Quantity one, Quantity other) =>
        one.Unit.Kind == other.Unit.Kind || other.Unit.Kind is UnitKind.None || one.Unit.Kind is UnitKind.None;

    private static Change DirectionBefore(ToldSentence draft, int from)
    {
        for (var i = from - 1; i >= 0 && from - i <= Reach; i--)
        {
            if (draft.Source.Is(i, "up") || draft.Source.Is(i, "down"))
                return draft.Source.Is(i, "up") ? Change.Up : Change.Down;
        }

        return Change.Equal;
    }
}
