using System.Text.Json;
using Bot.Core.Articles;
using Bot.Core.Figures;
using Bot.Figures;

namespace Bot.Tests.Figures;

public class FigureDocumentTests
{
    [Fact]
    public void A_figure_carries_everything_that_proves_it()
    {
        var figure = Some.Figure(4_000, sentence: "Police counted up to 4,000–5,000 boats in August.", surface: "4,000–5,000 boats", unit: "boats") with
        {
            ValueHigh = 5_000,
            Qualifier = "up to",
            Change = Change.Under,
            Per = "day",
            Attribution = "police",
            Period = new Period(new DateOnly(2016, 8, 1), new DateOnly(2016, 8, 31), DatePrecision.Month),
            Basis = PeriodBasis.Relative,
        };
        var copy = Some.Figure(4_000, sentence: "A copy.", file: "copy.txt");
        var entry = Print(Some.TableOf(new FigureRow(1, figure, [copy], 2))).GetProperty("figures")[0];

        Assert.Equal(
            """{"n":1,"file":"treaty.txt","title":"Britain and France","publisher":"The Post","published":"2016-08-30/2016-08-31","publishedBasis":"inferred","start":10,"length":49,"sentence":"Police counted up to 4,000–5,000 boats in August.","paragraph":2,"url":null,"garbled":false,"surface":"4,000–5,000 boats","value":4000,"valueHigh":5000,"unit":"boats","what":"living in the camp","qualifier":"up to","change":"<","per":"day","yearFrom":2016,"yearTo":2016,"from":"2016-08-01","to":"2016-08-31","precision":"month","basis":"relative","attribution":"police","origins":2,"alsoIn":[{"file":"copy.txt","start":10,"length":7,"sentence":"A copy."}]}""",
            Compact(entry));
    }

    [Theory]
    [InlineData("=", Change.Equal)]
    [InlineData("~", Change.About)]
    [InlineData("up", Change.Up)]
    [InlineData("down", Change.Down)]
    [InlineData(">", Change.Over)]
    [InlineData("<", Change.Under)]
    public void A_change_is_one_of_six_signs(string sign, Change change) =>
        Assert.Equal(sign, Print(Some.Table(Some.Figure(1) with { Change = change })).GetProperty("figures")[0].GetProperty("change").GetString());

    [Fact]
    public void An_unknown_year_is_null_never_guessed()
    {
        var entry = Print(Some.Table(Some.Figure(1, from: null))).GetProperty("figures")[0];

        Assert.All(["yearFrom", "yearTo", "from", "to", "precision"], field => Assert.Equal(JsonValueKind.Null, entry.GetProperty(field).ValueKind));
        Assert.Equal("unknown", entry.GetProperty("basis").GetString());
    }

    [Fact]
    public void Conflicts_name_the_figures_that_differ()
    {
        var table = Some.Table(Some.Figure(7_000), Some.Figure(9_000));
        var conflicts = Print(table with { Conflicts = [new FigureConflict([.. table.Rows])] }).GetProperty("conflicts");

        Assert.StartsWith("""[{"what":"living in the camp","unit":"people","yearFrom":2016,"yearTo":2016,"figures":[1,2],"values":[{"n":1,"file":""", Compact(conflicts), StringComparison.Ordinal);
        Assert.Equal([7_000, 9_000], conflicts[0].GetProperty("values").EnumerateArray().Select(side => side.GetProperty("value").GetDecimal()));
    }

    [Fact]
    public void Nothing_found_still_tells_what_figures_there_are()
    {
        var document = Print(Some.Table());

        Assert.Equal("[]", Compact(document.GetProperty("figures")));
        Assert.Equal(
            """{"count":57,"years":[{"year":2003,"count":2},{"year":2016,"count":55}],"units":[{"unit":"people","count":40},{"unit":"GBP","count":17}],"topics":["migrants","living in the camp"]}""",
            Compact(document.GetProperty("overview")));
        Assert.Equal("v1", document.GetProperty("corpus").GetProperty("version").GetString());
    }

    private static JsonElement Print(FigureTable table) => JsonElement.Parse(FigureJson.Print(FigureDocument.Of(table, Some.Corpus)));

    private static string Compact(JsonElement element) => JsonSerializer.Serialize(element, Readable);

    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
