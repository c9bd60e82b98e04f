using System.Text;
using Bot.Core.Figures;
using Bot.Figures;

namespace Bot.Tests.Figures;

public class FigureCsvTests
{
    [Fact]
    public void It_opens_as_UTF_8_in_a_spreadsheet_one_row_a_figure()
    {
        var copy = Some.Figure(7_000, sentence: "Some 7,000 lived there.", file: "copy.txt");
        var bytes = FigureCsv.Print(Some.TableOf(new FigureRow(1, Some.Figure(7_000), [copy], 1), new FigureRow(2, Some.Figure(9_000), [], 1)));

        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var lines = Encoding.UTF8.GetString(bytes[3..]).Split("\r\n");
        Assert.Equal(4, lines.Length);
        Assert.StartsWith("n,yearFrom,yearTo,from,to,precision,basis,value,valueHigh,unit,per,change,qualifier,text,what,", lines[0]);
        Assert.StartsWith("1,2016,2016,2016-01-01,2016-12-31,year,stated,7000,,people,,equal,,\"7,000 people\",living in the camp,", lines[1]);
        Assert.EndsWith(",There were 7000 of them.,1,copy.txt:10+23,", lines[1]);
        Assert.Equal("", lines[3]);
    }

    [Fact]
    public void Those_that_differ_name_each_other()
    {
        var table = Some.Table(Some.Figure(7_000), Some.Figure(9_000), Some.Figure(10));
        table = table with { Conflicts = [new FigureConflict([.. table.Rows.Take(2)])] };

        var lines = Encoding.UTF8.GetString(FigureCsv.Print(table)).Split("\r\n");

        Assert.EndsWith(",2", lines[1]);
        Assert.EndsWith(",1", lines[2]);
        Assert.EndsWith(",", lines[3]);
    }

    [Fact]
    public void A_negative_number_stays_a_number() =>
        Assert.Contains(",stated,-2.5,-1,percent,", Encoding.UTF8.GetString(FigureCsv.Print(Some.Table(Some.Figure(-2.5m, "percent") with { ValueHigh = -1 }))), StringComparison.Ordinal);

    [Theory]
    [InlineData("'=1+1", "=1+1")]
    [InlineData("'+1", "+1")]
    [InlineData("'-5%", "-5%")]
    [InlineData("'@SUM(A1)", "@SUM(A1)")]
    [InlineData("'\t=1", "\t=1")]
    [InlineData("'=1", "\r=1")]
    [InlineData("'=1", "\0=1")]
    [InlineData("'＝1", "＝1")]
    [InlineData("\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\"", "=HYPERLINK(\"http://x\",\"y\")")]
    [InlineData("\"a, \"\"b\"\"\nc\"", "a, \"b\"\nc")]
    [InlineData("a-b = c", "a-b = c")]
    [InlineData("", null)]
    public void No_text_becomes_a_formula(string cell, string? text) => Assert.Equal(cell, CsvText.Cell(text));
}
