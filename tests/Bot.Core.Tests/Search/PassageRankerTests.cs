using Bot.Core.Answers;
using Bot.Core.Articles;
using Bot.Core.Search;

namespace Bot.Core.Tests.Search;

public sealed class PassageRankerTests
{
    private const int First = 30;

    // "pour" is a function word in French alone, and names have a capital only here and there.
    private static readonly string[] Words = ["harbour", "Lindqvist", "lindqvist", "treaty", "ferry", "pour", "2016", "2015", "coal", "Ellen", "ellen", "winter", "port", "signed", "mayor", "the", "of"];

    private static readonly string[] Publishers = ["The Islay Post", "The Kilmory Times", "The Marle Echo"];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void The_first_passages_are_those_that_ranking_all_of_them_gives(int seed)
    {
        var random = new Random(seed);
        var snapshot = Some.Snapshot([.. Enumerable.Range(0, 150).Select(number => SomeArticle(random, number))]);
        var unread = 0;

        for (var i = 0; i < 60; i++)
        {
            var question = snapshot.QuestionReader.Read(new Question(SomeQuestion(random, i)));
            var model = i % 2 == 0 ? Weights.BuiltIn.Passages : new LinearModel([], [.. Weights.BuiltIn.Passages.Weights.Select(_ => random.NextSingle() - 0.3f)]);
            var ranked = Rank(snapshot, question, model, readsAll: false);
            var all = Rank(snapshot, question, model, readsAll: true);

            Assert.All(all, passage => Assert.True(passage.IsRead));
            Assert.Equal(all.Take(First).Select(Shown), ranked.Take(First).Select(Shown));
            Assert.Equal(all.Select(passage => passage.Found).OrderBy(hit => hit.Passage), ranked.Select(passage => passage.Found).OrderBy(hit => hit.Passage));
            unread += ranked.Count(passage => !passage.IsRead);
        }

        Assert.True(unread > 0);
    }

    [Fact]
    public void A_passage_scores_no_more_than_it_could()
    {
        var random = new Random(5);
        var snapshot = Some.Snapshot([.. Enumerable.Range(0, 100).Select(number => SomeArticle(random, number))]);

        for (var i = 0; i < 20; i++)
        {
            var matcher = new QuestionMatcher(snapshot.Index, snapshot.QuestionReader.Read(new Question(SomeQuestion(random, i))));
            var features = new PassageFeatures(snapshot.Index, snapshot.Articles, matcher, Weights.BuiltIn.Passages, best: 10);
            foreach (var hit in Enumerable.Range(0, snapshot.Passages).Select(passage => new Hit(passage, 10 * random.NextSingle())))
            {
                var (most, read) = (features.MostOf(hit), features.Read(hit));

                Assert.True(read.Score <= most.Score);
                Assert.Equal(most.Match, most.Match | (read.Match with { Related = 0, Opposite = 0 }));
            }
        }
    }

    private static List<RankedPassage> Rank(CorpusSnapshot snapshot, ParsedQuestion question, LinearModel model, bool readsAll) =>
        PassageRanker.Rank(snapshot.Index, snapshot.Articles, new QuestionMatcher(snapshot.Index, question), model, readsAll);

    private static string Shown(RankedPassage passage) => $"{passage.Passage} {passage.Score:R} {passage.Match} {string.Join(' ', passage.Features)}";

    private static string SomeQuestion(Random random, int number)
    {
        var words = Sentence(random, random.Next(2, 9));
        return (number % 3) switch
        {
            0 => words,
            1 => $"What did {Publishers[random.Next(3)]} say about the {words}, and what did {Publishers[random.Next(3)]} say about the {Sentence(random, 3)}?",
            _ => $"Which {words} of {random.Next(1, 4)} May 2016?",
        };
    }

    private static Article SomeArticle(Random random, int number) => Some.Article(string.Join(' ', Enumerable.Range(0, random.Next(1, 6)).Select(_ => Sentence(random, random.Next(3, 9)) + ".")), $"{number:000}.txt") with
    {
        Title = Sentence(random, 2),
        Publisher = Publishers[random.Next(3)],
        Language = random.Next(4) == 0 ? "fr" : "en",
        Quality = random.NextDouble(),
        Published = Day(new DateOnly(2016, 5, random.Next(1, 4))),
    };

    private static PublicationDate Day(DateOnly day) => new(day, day, DatePrecision.Day, DateBasis.Given);

    private static string Sentence(Random random, int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[random.Next(Words.Length)]));
}
