using Bot.Core.Answers;

namespace Bot.Core.Tests.Answers;

public sealed class WrittenNumbersTests
{
    [Theory]
    [InlineData("35,000 ships", "35000")]
    [InlineData("35 000 navires", "35000")]
    [InlineData("35.000 Schiffe", "35000")]
    [InlineData("35’000", "35000")]
    [InlineData("1,234,567.8", "1234567.8")]
    [InlineData("1,5 million", "1.5")]
    [InlineData("1.5 million", "1.5")]
    [InlineData("in 2015 300 ships", "300")]
    [InlineData("450, 460 and 47", "450 460 47")]
    [InlineData("from 1999 to 2003.", "")]
    [InlineData("12345 678", "12345 678")]
    [InlineData("No. 7.", "7")]
    [InlineData("none", "")]
    public void Numbers_are_read_in_one_form(string text, string numbers) =>
        Assert.Equal(numbers.Split(' ', StringSplitOptions.RemoveEmptyEntries), WrittenNumbers.Of(text));
}
