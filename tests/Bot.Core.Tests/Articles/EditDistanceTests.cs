using Bot.Core.Articles;

namespace Bot.Core.Tests.Articles;

public sealed class EditDistanceTests
{
    // Distances worked out by hand: one insertion, deletion, substitution or swap of neighbours counts 1.
    [Theory]
    [InlineData("calais", "calais", 0)]
    [InlineData("calais", "calas", 1)]
    [InlineData("checks", "chekcs", 1)]
    [InlineData("dover", "denver", 2)]
    [InlineData("", "abc", 3)]
    public void Distance_counts_letters_that_differ(string a, string b, int expected) => Assert.Equal(expected, EditDistance.Between(a, b, 5));
}
