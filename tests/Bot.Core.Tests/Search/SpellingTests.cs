namespace Bot.Core.Tests.Search;

public sealed class SpellingTests
{
    [Theory]
    [InlineData("Why did he resign?", null)] // a word, and not "designation"
    [InlineData("Why the desigantion?", "design")]
    [InlineData("how many hvies were there", "hive")] // the stem of "hvies" is "hvi"
    [InlineData("how many xylophnes were there", null)]
    public void A_misspelled_word_is_taken_for_the_nearest_and_a_word_that_exists_for_none(string question, string? read)
    {
        var reader = Some.Reader(Some.Index("The presidential designation of next year was discussed over the nine hives."));

        Assert.Equal(read, reader.Read(new(question)).Terms[0].Correction);
    }
}
