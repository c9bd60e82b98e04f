using Bot.Core.Articles;

namespace Bot.Core.Tests.Articles;

public sealed class WrittenDateTests
{
    [Theory]
    [InlineData("January", 1)]
    [InlineData("FÉVR.", 2)]
    [InlineData("mrz", 3)]
    [InlineData("Avril", 4)]
    [InlineData("May", 5)]
    [InlineData("juin", 6)]
    [InlineData("juil.", 7)]
    [InlineData("août", 8)]
    [InlineData("Setiembre", 9)]
    [InlineData("Okt.", 10)]
    [InlineData("noviembre", 11)]
    [InlineData("DEC", 12)]
    [InlineData("maybe", null)]
    [InlineData("marc", null)]
    [InlineData("may..", null)]
    [InlineData(".", null)]
    public void A_month_is_known_by_its_whole_name(string word, int? month) => Assert.Equal(month, WrittenDate.Month(word));
}
