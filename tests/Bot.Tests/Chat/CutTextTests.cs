using Bot.Chat;

namespace Bot.Tests.Chat;

public sealed class CutTextTests
{
    [Theory]
    [InlineData("It rained. It snowed.", 21, "It rained. It snowed.")]
    [InlineData("It rained all day. It snowed all night.", 30, "It rained all day. […]")]
    [InlineData("Was it so? It was not so at all.", 20, "Was it so? […]")]
    [InlineData("It rained and then it snowed all night long", 20, "It rained and […]")]
    [InlineData("Donaudampfschifffahrt", 12, "Donaudam […]")]
    [InlineData("ab𝔘𝔫𝔦𝔠𝔬𝔡𝔢", 9, "ab𝔘 […]")]
    [InlineData("It rained.", 4, "")]
    public void Text_ends_with_a_sentence_else_with_a_word_and_says_that_it_goes_on(string text, int maxLength, string cut) =>
        Assert.Equal(cut, CutText.Of(text, maxLength));
}
