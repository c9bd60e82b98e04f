using Bot.Core.Articles;
using Bot.Core.Search;

namespace Bot.Core.Tests.Search;

public sealed class TextAnalyzerTests
{
    [Theory]
    [InlineData("en", "Migrants crossed the U.K.", "migrant cross uk")]
    [InlineData("en", "7,000 people; £500million", "7000 peopl 500 million")]
    [InlineData("en", "Britain's co-operation", "britain co oper")]
    [InlineData("en", "US troops told us it has risen", "us troop tell rise")]
    [InlineData("fr", "l'accord d'Hollande était signé", "accord holland sign")]
    [InlineData("de", "Die Häuser der Städte", "haus stadt")]
    [InlineData("es", "las fronteras españolas", "fronter espanol")]
    [InlineData("xx", "Kakva granica", "kakva granica")]
    public void Text_becomes_the_terms_of_its_language(string language, string text, string expected)
    {
        Assert.Equal(expected, string.Join(' ', Analyze(language, text).Where(token => !token.IsStopWord).Select(token => token.Term)));
    }

    [Fact]
    public void A_token_knows_its_place_and_how_it_is_written()
    {
        const string text = "In Calais 28 boats";

        var tokens = Analyze("en", text);

        Assert.Equal(["In", "Calais", "28", "boats"], tokens.Select(token => text.Substring(token.Span.Start, token.Span.Length)));
        Assert.True(tokens[0].IsStopWord);
        Assert.True(tokens[1].IsCapital);
        Assert.True(tokens[2].IsNumber);
    }

    [Theory]
    [InlineData("")]
    [InlineData("🙂 🚢")]
    [InlineData("\0\0")]
    [InlineData("...")]
    public void Text_without_words_has_no_tokens(string text) => Assert.DoesNotContain(Analyze("en", text), token => token.Term.Any(char.IsLetterOrDigit));

    private static List<Token> Analyze(string language, string text)
    {
        using var analyzer = new TextAnalyzer(Language.Of(language));
        var tokens = new List<Token>();
        analyzer.Analyze(text, new TextSpan(0, text.Length), tokens);
        return tokens;
    }
}
