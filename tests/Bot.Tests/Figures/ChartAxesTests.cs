using System.Drawing;
using Bot.Figures;

namespace Bot.Tests.Figures;

public class ChartAxesTests
{
    [Fact]
    public void Values_begin_at_0_with_thousands_and_millions_in_short()
    {
        var scale = ChartScale.Of([62_000_000, 500_000_000], "GBP");

        Assert.False(scale.IsLog);
        Assert.Equal(["£0", "£100M", "£200M", "£300M", "£400M", "£500M"], scale.Ticks.Select(tick => tick.Label));
    }

    [Fact]
    public void Very_different_values_get_powers_of_ten()
    {
        var scale = ChartScale.Of([60, 35_000], "people");

        Assert.True(scale.IsLog);
        Assert.Equal(["100", "1,000", "10k", "100k"], scale.Ticks.Select(tick => tick.Label));
        Assert.InRange(scale.Place(60), scale.Low, scale.High);
        Assert.InRange(scale.Place(35_000), scale.Low, scale.High);
    }

    [Fact]
    public void A_0_among_large_values_has_no_logarithm_and_stays_linear() => Assert.False(ChartScale.Of([0, 35_000], "people").IsLog);

    [Fact]
    public void Every_year_of_figures_is_wide_enough_to_hold_them_and_in_order()
    {
        var years = new ChartYears([(2003, 2003), .. Enumerable.Repeat((2016, 2016), 6), (2024, 2024)], width: 700);

        Assert.True(years.Right(2016) - years.Left(2016) > 150);
        Assert.True(years.IsUneven);
        Assert.All(Enumerable.Range(2003, 21), year => Assert.Equal(years.Right(year), years.Left(year + 1)));
        Assert.InRange(years.Right(2024), 0, 700);
        Assert.Subset(years.Ticks().ToHashSet(), new HashSet<int> { 2003, 2016, 2024 });
    }

    [Fact]
    public void A_century_has_room_for_one_figure_at_its_end()
    {
        var years = new ChartYears([(1918, 2018), (2023, 2023)], width: 700);

        Assert.Contains(2023, years.Ticks());
        Assert.True(years.Left(2018) > 500);
    }

    [Fact]
    public void Marks_of_one_year_and_their_numbers_do_not_lie_on_each_other()
    {
        var marks = Enumerable.Range(0, 6).Select(i => new ChartMark(new PointF(300, 200 + i), new RectangleF(292, 192 + i, 15, 15), Slack: 100, new SizeF(30, 20))).ToList();

        var placed = ChartPlacement.Place(marks, new RectangleF(0, 0, 700, 400));

        var boxes = placed.SelectMany((place, i) => new[] { marks[i].Mark with { X = marks[i].Mark.X + place.X - 300 }, place.Number }).ToList();
        Assert.All(boxes, (box, i) => Assert.DoesNotContain(boxes.Where((_, j) => j != i), other => other.IntersectsWith(box)));
        Assert.All(placed, place => Assert.InRange(place.X, 200, 400));
    }
}
