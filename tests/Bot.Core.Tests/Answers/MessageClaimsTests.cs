using Bot.Core.Answers;

namespace Bot.Core.Tests.Answers;

public sealed class MessageClaimsTests
{
    [Theory]
    [InlineData("The camp holds 9,000 people.")]
    [InlineData("Is it true that 9,000 people live in the camp?")]
    [InlineData("I think 9,000 people live there.")]
    [InlineData("The treaty was signed in 1999.")]
    [InlineData("The mayor of Calais closed the port.")]
    [InlineData("the old camp was demolished by excavators last week")]
    public void What_could_be_looked_up_is_a_claim(string message) => Assert.Equal(message, Assert.Single(MessageClaims.Of(message)).Text);

    [Theory]
    [InlineData("")]
    [InlineData("Good morning everyone!")]
    [InlineData("hi all, hope you are well")]
    [InlineData("Thanks, great work by the whole team here")]
    [InlineData("https://example.org/articles/2016/9000-people")]
    [InlineData("😀😀😀")]
    [InlineData("What do you think of that?")]
    [InlineData("I love this story so much, really")]
    [InlineData("Let's talk about it later today in the meeting")]
    [InlineData("lol ok")]
    public void What_claims_nothing_is_passed_over(string message) => Assert.Empty(MessageClaims.Of(message));

    [Fact]
    public void Sentences_and_list_items_are_claims_of_their_own_without_their_marks() => Assert.Equal(
        ["The camp holds 9,000 people.", "Kent Police made 2,092 arrests", "The port of Calais is closed."],
        MessageClaims.Of("Hi! The camp holds 9,000 people.\n- Kent Police made 2,092 arrests\n> The port of Calais is closed. https://a.example/x").Select(claim => claim.Text));

    [Fact]
    public void A_question_ends_where_its_address_does() =>
        Assert.Equal(["Kent Police made 2,092 arrests."], MessageClaims.Of("Did you see https://a.example/x? Kent Police made 2,092 arrests.").Select(claim => claim.Text));

    [Fact]
    public void A_claim_that_leads_back_knows_the_sentence_before() =>
        Assert.Equal([null, "The dam is finished in Kessara."], MessageClaims.Of("The dam is finished in Kessara. It cost $9 billion.").Select(claim => claim.Before));
}
