using Bot.Core.Answers;

namespace Bot.Core.Tests.Answers;

public sealed class MeasuredTests
{
    [Theory]
    [InlineData("The fire at Kilmory killed 9 trillion trillion trillion people.")]
    [InlineData("The fire at Kilmory killed two hundred hundred hundred hundred hundred hundred hundred hundred hundred hundred hundred hundred hundred hundred hundred people.")]
    [InlineData("The fire at Kilmory killed 99999999999999999999 trillion people.")]
    [InlineData("The fire at Kilmory killed ١٢٣ people.")]
    [InlineData("The fire at Kilmory killed १२३ people.")]
    public void A_number_that_no_decimal_holds_or_no_rule_reads_is_passed_over(string sentence)
    {
        var answer = Some.Answer("How many people did the fire at Kilmory kill?", 0, Some.Article(sentence), Some.Article("The fire at Kilmory killed twelve people.", "b.txt"));

        Assert.IsType<Answer.Found>(answer);
    }

    [Fact]
    public void Theresa_May_is_no_month()
    {
        var answer = Some.Answer(
            "When was the Kilmory treaty signed?", 0, Some.Article("The Kilmory treaty was signed in June 2017."), Some.Article("Theresa May signed the Kilmory treaty at the harbour.", "b.txt"));

        Assert.Null(Assert.IsType<Answer.Found>(answer).Difference);
    }
}
