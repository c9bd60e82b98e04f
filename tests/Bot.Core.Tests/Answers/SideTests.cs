using Bot.Core.Answers;
using Bot.Core.Articles;

namespace Bot.Core.Tests.Answers;

public sealed class SideTests
{
    private static readonly Article Post = Some.Article(
        "The reward for the coins of Kilmory is £10,000. The reward was offered by an insurer of coins in Kilmory. A reward is rarely offered for coins.", "post.txt") with
    { Publisher = "Kilmory Post" };

    private static readonly Article Courier = Some.Article("A pawnbroker of Bowmore receives a reward of £25,000 for the coins.", "courier.txt") with { Publisher = "Bowmore Courier" };

    private static readonly Article Years = Some.Article(
        "The harbour of Kilmory counted 300 ships in 2015. The harbour of Kilmory was dredged in 2015. The harbour of Kilmory got a wall in 2015. Far fewer ships, only 120, came to the harbour in 2021.", "years.txt");

    [Theory]
    [InlineData("How does the reward in the Kilmory Post differ from the one in the Bowmore Courier?", 2)]
    [InlineData("Did more ships come to the harbour in 2015 or in 2021?", 2)]
    [InlineData("Is Kilmory bigger than Bowmore?", 2)]
    [InlineData("What is the difference between Kilmory and Bowmore?", 2)]
    [InlineData("Which is higher in autumn, the reward or the wall?", 2)]
    [InlineData("What did the insurer and Kilmory agree?", 0)]
    [InlineData("How many ships came in 2015?", 0)]
    public void Two_things_of_a_kind_are_the_sides_of_a_comparison(string question, int sides)
    {
        var reader = Some.Snapshot(Post, Courier, Years).QuestionReader;

        Assert.Equal(sides, Side.Of(reader.Read(new Question(question)), question).Count);
    }

    [Fact]
    public void Each_publisher_compared_has_a_quote_in_the_answer()
    {
        var found = Asked("How does the reward for the coins in the Kilmory Post differ from the one in the Bowmore Courier?");

        Assert.Equal(["Bowmore Courier", "Kilmory Post"], Publishers(found).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Each_year_compared_has_a_quote_in_the_answer()
    {
        var found = Asked("Did more ships come to the harbour of Kilmory in 2015 or in 2021?");

        Assert.Contains("2015", found.Text, StringComparison.Ordinal);
        Assert.Contains("2021", found.Text, StringComparison.Ordinal);
    }

    private static IEnumerable<string?> Publishers(Answer.Found found) =>
        found.Sentences.SelectMany(sentence => sentence.Citations).Select(number => found.Citations[number - 1].Article.Publisher).Distinct();

    private static Answer.Found Asked(string question) => Assert.IsType<Answer.Found>(Some.Answer(question, 0, Post, Courier, Years));
}
