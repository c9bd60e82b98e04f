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
}
