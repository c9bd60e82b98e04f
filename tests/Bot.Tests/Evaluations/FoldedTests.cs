using Bot.Evaluations;

namespace Bot.Tests.Evaluations;

public class FoldedTests
{
    [Theory]
    [InlineData("He said: “It’s   a\u00a0close co–operation”, then left", "it's a close CO-OPERATION", true)]
    [InlineData("checks passports in Calais and more", "Checks passports in Calais.\"", true)]
    [InlineData("checks passports", "checks passports in Calais", false)]
    public void Evidence_is_compared_without_case_white_space_and_kinds_of_quotes(string quote, string evidence, bool holds) =>
        Assert.Equal(holds, Folded.Holds(quote, evidence));

    [Theory]
    [InlineData("an additional 28 since", "28", true)]
    [InlineData("2,028 arrests", "28", false)]
    [InlineData("28.5 percent", "28", false)]
    [InlineData("17,000 people", "7,000", false)]
    [InlineData("7,000,000 people", "7,000", false)]
    [InlineData("280 people, later 28, then 30", "28", true)]
    [InlineData("about 7,000.", "7,000", true)]
    [InlineData("The Home\nSecretary", "home secretary", true)]
    public void A_number_that_is_part_of_a_longer_one_is_not_named(string answer, string accepted, bool names) =>
        Assert.Equal(names, Folded.Names(answer, accepted));
}
