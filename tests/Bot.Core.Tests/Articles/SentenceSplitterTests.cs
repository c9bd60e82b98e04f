using Bot.Core.Articles;

namespace Bot.Core.Tests.Articles;

public sealed class SentenceSplitterTests
{
    [Theory]
    [InlineData("It rained. It poured.", "It rained.|It poured.")]
    [InlineData("Mr. Smith met Dr. Jones at 3 p.m. in Paris. They talked.", "Mr. Smith met Dr. Jones at 3 p.m. in Paris.|They talked.")]
    [InlineData("The U.K. government left. The U.S. stayed.", "The U.K. government left.|The U.S. stayed.")]
    [InlineData("They left the U.K. The talks went on.", "They left the U.K.|The talks went on.")]
    [InlineData("Prices rose 3.5 percent. J. K. Rowling said so.", "Prices rose 3.5 percent.|J. K. Rowling said so.")]
    [InlineData("“We agree.” He left.", "“We agree.”|He left.")]
    [InlineData("\"Is it?\" she asked. Yes!", "\"Is it?\" she asked.|Yes!")]
    [InlineData("Apple Inc. said so. The shares of Apple Inc. The end.", "Apple Inc. said so.|The shares of Apple Inc.|The end.")]
    [InlineData("M. Dupont est parti. Il reviendra.", "M. Dupont est parti.|Il reviendra.")]
    [InlineData("Das gilt z.B. für Bonn. Es regnet.", "Das gilt z.B. für Bonn.|Es regnet.")]
    [InlineData("Sie wird ab dem 12. August gesperrt. Das 19. Jahrhundert begann.", "Sie wird ab dem 12. August gesperrt.|Das 19. Jahrhundert begann.")]
    [InlineData("Die Kosten sind 4,5 Mio. Euro hoch. Gut.", "Die Kosten sind 4,5 Mio. Euro hoch.|Gut.")]
    [InlineData("1. Read it. 2. Write it.", "1. Read it.|2. Write it.")]
    [InlineData("It ended on May 12. The team left.", "It ended on May 12.|The team left.")]
    [InlineData("Wait ... what? No.", "Wait ... what?|No.")]
    [InlineData("no end", "no end")]
    public void A_paragraph_is_split_where_its_sentences_end(string paragraph, string expected)
    {
        var sentences = SentenceSplitter.Split(paragraph, new TextSpan(0, paragraph.Length));

        Assert.Equal(expected, string.Join('|', sentences.Select(span => paragraph.Substring(span.Start, span.Length))));
    }

    [Fact]
    public void A_run_of_words_without_end_is_cut()
    {
        var paragraph = string.Join(' ', Enumerable.Repeat("word", 300));

        var sentences = SentenceSplitter.Split(paragraph, new TextSpan(0, paragraph.Length));

        Assert.Equal(3, sentences.Count);
    }

    [Fact]
    public void A_run_of_letters_without_spaces_is_cut()
    {
        var paragraph = string.Concat(Enumerable.Repeat("🚢", 2_000));

        var sentences = SentenceSplitter.Split(paragraph, new TextSpan(0, paragraph.Length));

        Assert.Equal(3, sentences.Count);
        Assert.All(sentences, sentence => Assert.True(char.IsHighSurrogate(paragraph[sentence.Start])));
    }

    [Fact]
    public void Only_the_given_stretch_is_split()
    {
        const string text = "One. Two. Three.";

        var sentences = SentenceSplitter.Split(text, TextSpan.Between(5, 9));

        Assert.Equal([TextSpan.Between(5, 9)], sentences);
    }
}
