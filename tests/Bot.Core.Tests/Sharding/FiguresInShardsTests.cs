using Bot.Core.Articles;
using Bot.Core.Figures;

namespace Bot.Core.Tests.Sharding;

public sealed class FiguresInShardsTests
{
    private static readonly string[] Topics = ["boats", "people killed", "ferry passengers", "cost of the dam", "childern", "xyzzy", "the", "enfants", "police officers arrested", "election votes"];
    private static readonly string[] Units = ["people", "percent", "GBP", "children", "euros", "metres", "bananas"];

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    public async Task Tables_are_those_of_one_machine(int shards)
    {
        var whole = MixedCorpus.Whole;
        var sharded = InShards.Of(whole, shards);
        var random = new Random(shards);
        var found = 0;

        for (var i = 0; i < 60; i++)
        {
            var query = new FigureQuery
            {
                Topic = random.Next(4) > 0 ? Topics[random.Next(Topics.Length)] : null,
                Unit = random.Next(3) == 0 ? Units[random.Next(Units.Length)] : null,
                FromYear = random.Next(4) == 0 ? random.Next(2000, 2024) : null,
                PublishedToYear = random.Next(6) == 0 ? 2022 : null,
                Article = random.Next(8) == 0 ? "copies" : null,
                Filter = random.Next(3) == 0 ? MixedCorpus.Filter(random) : ArticleFilter.Everything,
            };
            var expected = whole.FindFigures(query);
            found += expected.Groups.Count > 0 ? 1 : 0;

            Assert.Equal(AnswerJson.Of(expected), AnswerJson.Of(await sharded.FindFiguresAsync(query, TestContext.Current.CancellationToken)));
        }

        Assert.InRange(found, 15, 60);
    }

    /// <summary>Of very many figures some tell what a corpus counts: the same ones, wherever they lie.</summary>
    [Fact]
    public async Task What_very_many_figures_are_of_is_told_as_on_one_machine()
    {
        string[] nouns = ["boats", "Boats", "tents", "camps", "Trees", "trees", "wolves", "lamps", "doors", "cups"];
        var random = new Random(4);
        var whole = Some.Snapshot([.. Enumerable.Range(0, 120).Select(i => Some.Article(
            string.Join(' ', Enumerable.Range(0, 400).Select(n => $"There were {random.Next(2, 900)} {nouns[random.Next(nouns.Length)]} in {1990 + random.Next(30)}.")), $"{i:000}.txt"))]);
        Assert.InRange(whole.FigureCount, 25_000, 100_000);

        Assert.Equal(
            AnswerJson.Of(whole.FindFigures(new FigureQuery { Topic = "xyzzy" })),
            AnswerJson.Of(await InShards.Of(whole, 3).FindFiguresAsync(new FigureQuery { Topic = "xyzzy" }, TestContext.Current.CancellationToken)));
    }
}
