using System.Globalization;
using Bot.Core.Articles;
using Bot.Core.Figures;

namespace Bot.Evaluation.Figures;

/// <summary>The figures of articles against what a careful reader lists of them, by hand and without knowing the code.</summary>
public sealed class FigureScoreTests(ITestOutputHelper output)
{
    private const string Seeds = "seeds";

    [Theory]
    [InlineData(Seeds, 0.95, 0.90, 0.95, 0.95)]
    [InlineData("newsroom", 0.95, 0.96, 0.96, 0.95)]
    [InlineData("unseen", 0.95, 0.96, 0.94, 0.92)]
    [InlineData("scraped", 0.96, 0.90, 0.93, 0.87)]
    [InlineData("reports", 0.94, 0.95, 0.91, 0.88)]
    public void Figures_do_not_fall_below_their_floors(string set, double recall, double precision, double unit, double years)
    {
        var score = FigureScore.Of(Table(set), GoldFile.Read<GoldFigure>(set, "figures.jsonl"), GoldFile.Read<GoldTrap>(set, "non_figures.jsonl"));

        output.WriteLine($"{set}: {score.Summary}");
        var broken = new[] { ("recall", score.Recall, recall), ("precision", score.Precision, precision), ("unit", score.Unit, unit), ("years", score.Years, years) }
            .Where(floor => floor.Item2 < floor.Item3)
            .Select(floor => string.Create(CultureInfo.InvariantCulture, $"{floor.Item1} {floor.Item2:0.000} is below {floor.Item3:0.000}"))
            .ToList();
        Assert.True(broken.Count == 0, string.Join('\n', [.. broken, .. score.Faults]));
    }

    [Fact]
    public void No_trap_of_the_seeds_is_listed() => Assert.Empty(
        FigureScore.Of(Table(Seeds), GoldFile.Read<GoldFigure>(Seeds, "figures.jsonl"), GoldFile.Read<GoldTrap>(Seeds, "non_figures.jsonl")).Extra
            .Where(extra => extra.Trap is not null).Select(extra => $"{extra.Trap?.Kind}: {extra.Figure.Surface} in {extra.Figure.Quote}"));

    [Fact]
    public void The_seeds_show_that_a_third_and_30_percent_differ()
    {
        var gold = GoldFile.Read<GoldConflict>(Seeds, "conflicts.jsonl").Where(conflict => conflict.Values.All(claim => Read(claim) is not null)).ToList();

        var conflicts = Table(Seeds).Conflicts;

        Assert.Equal("share of illegal arrivals in Europe that head for Britain", Assert.Single(gold).What);
        Assert.Contains(conflicts, conflict => gold[0].Values.All(claim => conflict.Rows.Any(row => Tells(row, claim))));
    }

    private static FigureTable Table(string set) => EvaluatedCorpus.Open(EvaluationData.ArticlesOf(set), TestContext.Current.CancellationToken).Current.FindFigures(new FigureQuery());

    private static bool Tells(FigureRow row, GoldClaim claim) => row.AlsoIn.Prepend(row.Figure).Any(figure =>
        figure.Article.File == claim.File && Evaluations.Folded.Holds(claim.Sentence, figure.Quote) && Read(claim) is { } value && FigureMatch.IsClose(value, figure.Value));

    /// <summary>The number of a claim, a share in percent; null where it tells none.</summary>
    private static decimal? Read(GoldClaim claim) => FigureReader.ReadSentence(new Article { File = "", Text = claim.Value }) is [var figure, ..] ? figure.Value : null;
}
