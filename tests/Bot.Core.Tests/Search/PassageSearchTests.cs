using Bot.Core.Search;

namespace Bot.Core.Tests.Search;

public sealed class PassageSearchTests
{
    [Fact]
    public void The_best_few_are_those_that_come_first_among_all()
    {
        var random = new Random(9);
        // Of so few words that many passages are equally good.
        var index = Some.Index([.. Enumerable.Range(0, 300).Select(_ => string.Join(' ', Enumerable.Range(0, 12).Select(_ => Word(random))))]);

        for (var i = 0; i < 100; i++)
        {
            var terms = Enumerable.Range(0, random.Next(1, 4)).Select(_ => RandomTerm(random, index)).ToList();

            var all = PassageSearch.Top(index, terms, index.PassageCount);

            Assert.Equal(all.OrderByDescending(hit => hit.Score).ThenBy(hit => hit.Passage), all);
            Assert.Equal(all.Take(10), PassageSearch.Top(index, terms, 10));
        }
    }

    private static string Word(Random random) => $"zq{random.Next(20):000}";

    private static QuestionTerm RandomTerm(Random random, PassageIndex index) => new("")
    {
        Alternatives = [new Alternative(random.Next(index.Terms.Count), 1), new Alternative(random.Next(index.Terms.Count), 0.6f)],
        Idf = 1,
        Weight = 1,
    };
}
