using Bot.Core.Search;

namespace Bot.Core.Tests.Search;

public sealed class VocabularyTests
{
    // Distances worked out by hand: one insertion, deletion, substitution or swap of neighbours counts 1.
    [Theory]
    [InlineData("calais", "calais", 0)]
    [InlineData("calais", "calas", 1)]
    [InlineData("checks", "chekcs", 1)]
    [InlineData("dover", "denver", 2)]
    [InlineData("", "abc", 3)]
    public void Distance_counts_letters_that_differ(string a, string b, int expected) => Assert.Equal(expected, Vocabulary.Distance(a, b, 5));

    [Theory]
    [InlineData("tuquet", "touquet")]
    [InlineData("bouchrat", "bouchart")]
    [InlineData("xyz", null)]
    [InlineData("2017", null)]
    [InlineData("completely", null)]
    public void The_nearest_word_is_found_within_one_or_two_errors(string word, string? expected)
    {
        var index = Some.Index("Bouchart spoke of Touquet in 2016.");

        var nearest = Vocabulary.FindNearest(index, word, isName: false);

        Assert.Equal(expected, nearest is { } term ? index.Terms[term] : null);
    }
}
