using System.Drawing;

namespace Bot.Figures;

/// <summary>Something to draw at a place that may move sideways, with a number beside it. Pixels, y downwards.</summary>
/// <param name="Mark">All that is drawn but the number.</param>
/// <param name="Slack">How far the mark may move to either side: it stays in its year.</param>
internal readonly record struct ChartMark(PointF Center, RectangleF Mark, float Slack, SizeF Number);

/// <param name="Number">Where the number stands.</param>
internal readonly record struct PlacedMark(float X, RectangleF Number)
{
    /// <summary>The number is so far from its mark that a line must join them.</summary>
    internal bool IsFar { get; init; }
}

/// <summary>
/// Finds places where marks and numbers do not lie on each other: one after the other, each the best that is left,
/// and again with all the others in their places.
/// </summary>
internal static class ChartPlacement
{
    private const float Step = 11;
    private const float Gap = 3;

    /// <summary>What a pixel away from the wished place costs, in square pixels of overlap.</summary>
    private const float CostOfWay = 0.6f;

    private const float CostOfFar = 30;
    private const float CostOfHiding = 3;

    private const int Rounds = 4;

    internal static PlacedMark[] Place(IReadOnlyList<ChartMark> marks, RectangleF within)
    {
        // The boxes of mark and number; those of marks without a place are empty and in nobody's way.
        var taken = new (RectangleF Mark, RectangleF Number)[marks.Count];
        var placed = new PlacedMark[marks.Count];

        // What cannot move goes first; then from the top down, so that equal input gives an equal picture.
        var order = Enumerable.Range(0, marks.Count).OrderBy(i => marks[i].Slack).ThenBy(i => marks[i].Center.Y).ThenBy(i => marks[i].Center.X).ToList();
        foreach (var i in Enumerable.Repeat(order, Rounds).SelectMany(all => all))
        {
            taken[i] = default;
            placed[i] = Places(marks[i]).MinBy(place => Cost(place, marks[i], taken, within));
            taken[i] = (Moved(marks[i].Mark, placed[i].X - marks[i].Center.X), placed[i].Number);
        }

        return placed;
    }

    private static IEnumerable<PlacedMark> Places(ChartMark mark)
    {
        for (var way = 0f; way <= mark.Slack || way == 0; way += Step)
        {
            foreach (var x in way == 0 ? new[] { mark.Center.X } : [mark.Center.X + way, mark.Center.X - way])
            {
                foreach (var place in Numbers(mark, x))
                    yield return place;
            }
        }
    }

    private static IEnumerable<PlacedMark> Numbers(ChartMark mark, float x)
    {
        var box = Moved(mark.Mark, x - mark.Center.X);
        var (width, height) = (mark.Number.Width, mark.Number.Height);
        var middle = mark.Center.Y - (height / 2);
        PlacedMark At(float left, float top, bool far = false) => new(x, new RectangleF(left, top, width, height)) { IsFar = far };

        yield return At(box.Right + Gap, middle);
        yield return At(box.Left - Gap - width, middle);
        yield return At(x - (width / 2), box.Top - height);
        yield return At(x - (width / 2), box.Bottom);
        for (var ring = 1; ring <= 6; ring++)
        {
            foreach (var (right, down) in new[] { (1, -1), (1, 1), (-1, -1), (-1, 1) })
            {
                var left = right > 0 ? box.Right + (Gap * 4) : box.Left - (Gap * 4) - width;
                yield return At(left, middle + (down * ring * height), far: true);
            }
        }
    }

    private static float Cost(PlacedMark place, ChartMark mark, (RectangleF Mark, RectangleF Number)[] taken, RectangleF within)
    {
        var box = Moved(mark.Mark, place.X - mark.Center.X);
        var cost = (CostOfWay * Math.Abs(place.X - mark.Center.X)) + Outside(place.Number, within);
        if (place.IsFar)
            cost += CostOfFar + (CostOfWay * Math.Abs(place.Number.Y - mark.Center.Y));

        // A mark on a mark hides it, so does a number on a number.
        foreach (var (otherMark, otherNumber) in taken)
        {
            cost += (CostOfHiding * (Area(RectangleF.Intersect(box, otherMark)) + Area(RectangleF.Intersect(place.Number, otherNumber))))
                + Area(RectangleF.Intersect(place.Number, otherMark)) + Area(RectangleF.Intersect(box, otherNumber));
        }

        return cost;
    }

    private static float Outside(RectangleF box, RectangleF within) => 10 * (Area(box) - Area(RectangleF.Intersect(box, within)));

    private static float Area(RectangleF box) => box.Width * box.Height;

    private static RectangleF Moved(RectangleF box, float right) => box with { X = box.X + right };
}
