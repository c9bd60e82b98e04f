using Bot.Core.Answers;
using Bot.Core.Articles;
using Bot.Core.Search;

namespace Bot.Core.Tests.Search;

public sealed class LexiconTermsTests
{
    private static readonly PassageIndex Index = Some.Index(
        "The largest harbour of the island is stable. Its fleet shrank by 40 boats, and Large sank.",
        "A smaller, unstable pier grew. The crew helped and nobody hampered it..");

    [Theory]
    [InlineData("smallest", "largest")]
    [InlineData("bigger", "smaller")]
    [InlineData("unstable", "stable")]
    [InlineData("stable", "unstable")]
    [InlineData("grow", "shrank")]
    [InlineData("helps", "hampered")]
    public void The_contrary_of_a_word_is_a_term_of_the_corpus(string word, string contrary) => Assert.Contains(TermOf(contrary), Read(word).Opposites);

    [Theory]
    [InlineData("Small")]
    [InlineData("40")]
    public void Names_and_numbers_have_no_contrary(string word)
    {
        var term = Read(word);

        Assert.True(term.IsName || term.IsNumber);
        Assert.Empty(term.Opposites);
        Assert.Empty(term.Related);
    }

    [Fact]
    public void A_contrary_that_the_corpus_lacks_is_left_out() => Assert.Empty(Read("winter").Opposites);

    [Fact]
    public void A_word_is_never_its_own_contrary() => Assert.DoesNotContain(TermOf("stable"), Read("stable").Opposites);

    [Fact]
    public void Words_near_a_word_are_related_to_it() => Assert.Contains(TermOf("pier"), Read("wharf").Related);

    [Fact]
    public void A_word_with_a_denying_prefix_is_a_denial()
    {
        Assert.True(Read("unstable").IsDenial);
        Assert.False(Read("island").IsDenial);
    }

    [Theory]
    [InlineData("island", nameof(WordClass.Noun))]
    [InlineData("helped", nameof(WordClass.Verb))]
    [InlineData("unstable", nameof(WordClass.Modifier))]
    public void A_word_has_the_class_it_is_used_as_most(string word, string expected) => Assert.Equal(expected, Read(word).Class.ToString());

    private static QuestionTerm Read(string word) =>
        Some.Reader(Index).Read(new Question($"Which one is the {word}?")).Terms.Single(term => term.Surface == word);

    private static int TermOf(string word)
    {
        using var analyzer = new TextAnalyzer(Language.Of("en"));
        var tokens = new List<Token>();
        analyzer.Analyze(word, new TextSpan(0, word.Length), tokens);
        return Index.FindTerm(tokens.Single().Term) ?? -1;
    }
}
