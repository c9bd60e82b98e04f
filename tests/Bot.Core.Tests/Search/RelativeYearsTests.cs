using Bot.Core.Articles;

namespace Bot.Core.Tests.Search;

public sealed class RelativeYearsTests
{
    [Theory]
    [InlineData("en", "Last year the ferry closed.", "2023")]
    [InlineData("en", "So far this year nobody came.", "2024")]
    [InlineData("fr", "Le port a fermé l'année dernière.", "2023")]
    [InlineData("de", "Im vergangenen Jahr kam niemand.", "2023")]
    [InlineData("es", "El puerto cerró el año pasado.", "2023")]
    public void A_year_told_from_the_day_of_publication_can_be_found(string language, string text, string year)
    {
        var article = Some.Article(text) with { Language = language, Published = InDecember2024 };

        Assert.NotNull(Some.Index(article).FindTerm(year));
    }

    [Fact]
    public void Without_a_date_no_year_is_made_up() => Assert.Null(Some.Index("Last year the ferry closed.").FindTerm("2023"));

    [Fact]
    public void Between_two_years_none_is_chosen()
    {
        var winter = new PublicationDate(new DateOnly(2023, 12, 1), new DateOnly(2024, 1, 31), DatePrecision.Month, DateBasis.Inferred);

        var index = Some.Index(Some.Article("Last year the ferry closed.") with { Published = winter });

        Assert.Null(index.FindTerm("2022"));
    }

    private static PublicationDate InDecember2024 => new(new DateOnly(2024, 12, 1), new DateOnly(2024, 12, 31), DatePrecision.Month, DateBasis.Inferred);
}
