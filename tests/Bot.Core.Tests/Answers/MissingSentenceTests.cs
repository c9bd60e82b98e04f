using Bot.Core.Answers;

namespace Bot.Core.Tests.Answers;

public sealed class MissingSentenceTests
{
    [Theory]
    [InlineData("Why did rents rise in Kilmory?", "has “fell” where “rise” is asked")]
    [InlineData("Who is the bishop of Kilmory?", "No article mentions “bishop”")]
    [InlineData("Why did Anna Blom resign in Kilmory?", "denies it")]
    [InlineData("How old is Anna Blom of Kilmory?", "give no age")]
    [InlineData("who?", "no word to search for")]
    public void It_names_what_the_articles_lack_or_say_otherwise(string question, string says)
    {
        var answer = Some.Answer(
            question, 1.01, Some.Article("Rents in Kilmory fell after the bridge opened. Anna Blom of Kilmory would not resign, she told the council."), Some.Article("The old heron stood in the reeds.", "b.txt"));

        Assert.Contains(says, Assert.IsType<Answer.NotFound>(answer).Missing, StringComparison.Ordinal);
    }

    [Fact]
    public void A_false_premise_is_denied_by_the_passage_that_shows_it()
    {
        var answer = Some.Answer(
            "Why did Hallvard Brekke resign?",
            1.01,
            Some.Article("The party of the prime minister, Hallvard Brekke, won fourteen seats and lost its majority.\n\nHe said he would not resign and would open talks with the Greens on Tuesday."),
            Some.Article("The old heron stood in the reeds.", "b.txt"));

        var refused = Assert.IsType<Answer.NotFound>(answer);
        Assert.Contains("denies it", refused.Missing, StringComparison.Ordinal);
        Assert.Contains(refused.Closest, quote => quote.Quote.Contains("would not resign", StringComparison.Ordinal));
    }
}
