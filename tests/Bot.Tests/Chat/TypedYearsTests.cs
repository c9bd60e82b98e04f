using Bot.Chat;

namespace Bot.Tests.Chat;

public sealed class TypedYearsTests
{
    [Theory]
    [InlineData("2016", null, 2016, 2016)]
    [InlineData(" 2014 ", "2016", 2014, 2016)]
    [InlineData("2016", "2014", 2014, 2016)]
    [InlineData("All", null, null, null)]
    [InlineData(null, null, null, null)]
    [InlineData("all", "2016", null, 2016)]
    public void Years_are_read(string? first, string? last, int? from, int? to) =>
        Assert.Equal(new TypedYears(from, to), TypedYears.TryRead(first, last, out _));

    [Theory]
    [InlineData("last year", null)]
    [InlineData("2016", "soon")]
    [InlineData("16", null)]
    [InlineData("0016", null)]
    public void What_is_no_year_is_told(string first, string? last)
    {
        Assert.Null(TypedYears.TryRead(first, last, out var problem));
        Assert.Contains("is no year: write four digits, such as 2016, or “all”.", problem, StringComparison.Ordinal);
    }
}
