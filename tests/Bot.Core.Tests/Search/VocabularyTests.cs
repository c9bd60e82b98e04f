using Bot.Core.Search;

namespace Bot.Core.Tests.Search;

public sealed class VocabularyTests
{
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
