using System.Buffers.Binary;
using Bot.Core.Figures;
using Bot.Figures;
using SkiaSharp;

namespace Bot.Tests.Figures;

public class FigureChartTests
{
    private static readonly FigureTable Camp = Some.Table(Some.Figure(7_000) with { Change = Change.About }, Some.Figure(9_000, from: 2017, to: 2018), Some.Figure(4_000, from: 2015) with { ValueHigh = 5_000, Change = Change.Over });

    [Fact]
    public void It_is_a_PNG_twice_as_large_as_drawn()
    {
        var png = Draw(Camp);

        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A], png[..8]);
        Assert.Equal((1600, 1200), (BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)), BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(20))));
    }

    [Fact]
    public void Text_is_drawn_on_a_machine_without_fonts()
    {
        // The shipped font measures what it draws: where no font is found every width is 0.
        Assert.True(ChartFont.Width("Migrants £€–", 20) > 100);

        using var picture = SKBitmap.Decode(Draw(Camp));
        var title = Dark(picture, top: 20, bottom: 100);
        using var other = SKBitmap.Decode(Draw(Camp, "a much longer topic than the other"));

        Assert.True(title > 500, $"{title} dark pixels");
        Assert.True(Dark(other, top: 20, bottom: 100) > title);
    }

    [Fact]
    public void Letters_without_a_glyph_and_words_without_an_end_do_not_stop_it() =>
        Assert.NotEmpty(Draw(Camp, $"移民 🐳 ‮{new string('w', 500)}"));

    [Fact]
    public void Figures_without_number_or_room_are_drawn_too() =>
        Assert.NotEmpty(Draw(Some.Table(Enumerable.Range(0, 300).Select(i => Some.Figure(i * 7 % 1000, from: 1950 + (i % 70)) with { Change = (Change)(i % 6) }))));

    [Theory]
    [InlineData(0)]
    [InlineData(-12)]
    public void A_single_value_that_is_not_above_0_has_an_axis(int value) => Assert.NotEmpty(Draw(Some.Table(Some.Figure(value))));

    [Fact]
    public void At_the_width_of_a_phone_the_text_has_at_least_9_pixels() =>
        Assert.True(ChartInk.TextSize * 360 / FigureChart.Width >= 9);

    private static byte[] Draw(FigureTable table, string? topic = "migrants") =>
        FigureChart.Draw(FigureCharts.Of(table).Sets[0].Set, new FigureQuery { Topic = topic }, Some.Corpus);

    private static int Dark(SKBitmap picture, int top, int bottom) =>
        Enumerable.Range(top, bottom - top).Sum(y => Enumerable.Range(0, picture.Width).Count(x => picture.GetPixel(x, y).Red < 128));
}
