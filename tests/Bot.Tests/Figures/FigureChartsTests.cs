using Bot.Figures;

namespace Bot.Tests.Figures;

public class FigureChartsTests
{
    [Fact]
    public void Units_never_share_a_chart_and_what_is_not_drawn_is_told()
    {
        var charts = FigureCharts.Of(Some.Table(
            Some.Figure(1, "GBP"), Some.Figure(2, "GBP"),
            Some.Figure(3), Some.Figure(4), Some.Figure(5), Some.Figure(6, from: null),
            Some.Figure(7) with { Per = "day" }, Some.Figure(8) with { Per = "day" },
            Some.Figure(9, "boats")));

        Assert.Equal([("", "people", 3), ("-gbp", "pounds (GBP)", 2), ("-people-a-day", "people a day", 2)], charts.Sets.Select(chart => (chart.Suffix, chart.Set.Unit, chart.Set.Rows.Count)));
        Assert.Equal(["Not drawn: 1 figure of unknown year.", "Not drawn: boats. For a chart of one of them name it as the unit."], charts.Notes);
    }

    [Fact]
    public void At_most_six_files_are_written()
    {
        var charts = FigureCharts.Of(Some.Table(Enumerable.Range(0, 20).Select(i => Some.Figure(i, $"unit{i % 10}"))));

        Assert.Equal(6, charts.Sets.Count);
        Assert.Equal(["Not drawn: unit6, unit7, unit8, unit9. For a chart of one of them name it as the unit."], charts.Notes);
    }

    [Fact]
    public void No_unit_of_an_article_leads_out_of_the_folder()
    {
        string[] units = ["people", "../../etc/x", "移民", "船", "../etc x"];
        var charts = FigureCharts.Of(Some.Table(units.SelectMany(unit => new[] { Some.Figure(1, unit), Some.Figure(2, unit) })));

        Assert.Equal(["", "-etc-x", "-2", "-3", "-etc-x-2"], charts.Sets.Select(chart => chart.Suffix));
    }

    [Fact]
    public void Figures_of_unknown_years_give_no_chart()
    {
        var charts = FigureCharts.Of(Some.Table(Some.Figure(6, from: null)));

        Assert.Empty(charts.Sets);
        Assert.Equal(["No chart was drawn: none of the figures has a known year."], charts.Notes);
    }
}
