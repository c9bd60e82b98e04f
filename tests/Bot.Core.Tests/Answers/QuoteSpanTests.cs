using Bot.Core.Answers;

namespace Bot.Core.Tests.Answers;

public sealed class QuoteSpanTests
{
    [Theory]
    [InlineData("One here. Two there. Three.", 1, false, "Two there.")]
    [InlineData("He said: “We will stay. We will not go.” Then he left.", 0, false, "He said: “We will stay. We will not go.”")]
    [InlineData("He said: “We will stay. We will not go.” Then he left.", 1, false, "He said: “We will stay. We will not go.”")]
    [InlineData("He said: “We will stay. We will not go.” Then he left.", 2, false, "Then he left.")]
    [InlineData("Anna Blom is the mayor. She signed it.", 1, true, "Anna Blom is the mayor. She signed it.")]
    [InlineData("Anna Blom is the mayor.\n\nShe signed it.", 1, true, "Anna Blom is the mayor.\n\nShe signed it.")]
    [InlineData("She signed it. Then it rained.", 0, true, "She signed it.")]
    [InlineData("Blom spoke. She said: “We stay. We will not go.”", 1, true, "She said: “We stay. We will not go.”")]
    public void A_sentence_is_quoted_with_the_neighbour_it_leans_on(string text, int sentence, bool leansBack, string expected)
    {
        var article = Some.Article(text);

        var span = QuoteSpan.Of(Some.Index(article), article, sentence, leansBack);

        Assert.Equal(expected, text.Substring(span.Start, span.Length));
    }
}
