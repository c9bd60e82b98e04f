using Bot.Core.Search;

namespace Bot.Core.Tests.Search;

public sealed class QuestionPartsTests
{
    [Fact]
    public void The_comma_of_a_date_ends_no_part()
    {
        const string question = "Did the harbour report of October 26, 2023 and the later harbour report of June 9, 2024 name coal prices?";
        var reader = Some.Reader(Some.Index("The harbour report of 2023 and 2024 named coal prices in October, in June and later."));

        var parts = reader.Read(new(question)).Clauses;

        Assert.Equal([new DateOnly(2023, 10, 26)], parts[0].Days);
        Assert.Equal([new DateOnly(2024, 6, 9)], parts[1].Days);
    }

    [Theory]
    [InlineData("protest", false)]
    [InlineData("interest", false)]
    [InlineData("harvest", false)]
    [InlineData("cheapest", true)]
    [InlineData("wealthiest", true)]
    [InlineData("first", true)]
    public void A_superlative_is_told_from_a_word_that_ends_like_one(string word, bool isLimit) => Assert.Equal(isLimit, QuestionWords.IsLimit(word));
}
