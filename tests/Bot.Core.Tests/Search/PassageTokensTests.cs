using Bot.Core.Articles;
using Bot.Core.Search;

namespace Bot.Core.Tests.Search;

public sealed class PassageTokensTests
{
    [Theory]
    [InlineData("en", "The U.K. paid 500million, or £7,000 each; “Calais”, he said (twice), is near. The mayor's extraordinarily-long internationalisation.")]
    [InlineData("en", "Last year, 300 came. This year — none. In the previous year the current year was far.")]
    [InlineData("fr", "L'homme de l’État, qu'on a vu l'an dernier; cette année, aujourd'hui.")]
    [InlineData("de", "Im letzten Jahr (und in diesem Jahr) gab es Flüchtlingsunterkünfte, 1.000 Straßen.")]
    [InlineData("en", "Москва said 東京 met Ελλάδα, and caf\u00e9 or cafe\u0301 opened last year.")]
    public void Words_known_or_not_are_those_of_the_analyser(string language, string text)
    {
        List<string> terms = [];
        var published = new PublicationDate(new DateOnly(2016, 8, 30), new DateOnly(2016, 8, 30), DatePrecision.Day, DateBasis.Given);
        using var analyzer = new TextAnalyzer(Language.Of(language));
        var expected = new List<Token>();
        AnalysedArticle.Analyse(published, text, new TextSpan(0, text.Length), analyzer, expected);
        int[] packed = [.. expected.Select(token => PackedToken.Pack(NumberOf(token.Source), token.Kind))];

        var known = new NumberedWords();
        // Few together, so that sentences are longer than that.
        Span<PassageTokens.Word> together = stackalloc PassageTokens.Word[3];
        for (var time = 0; time < 2; time++)
        {
            var tokens = new PassageTokens(analyzer, known, NumberOf, together, expected: 1);
            var read = tokens.Read(text, start: 0, [new Sentence(new TextSpan(0, text.Length), Paragraph: 1)], RelativeYears.YearOf(published));
            Assert.Equal(packed, read[0].ToArray());
        }

        int NumberOf(SurfaceTerm term)
        {
            if (!terms.Contains(term.Text))
                terms.Add(term.Text);
            return terms.IndexOf(term.Text);
        }
    }

    [Fact]
    public void Words_stay_what_they_are_while_the_table_grows_and_starts_anew()
    {
        var known = new NumberedWords();
        for (var word = 0; word < 400_000; word++)
        {
            var key = WordKey.Of(KeyOf(word));
            known.Add(key, new NumberedWord(word, word % 2 == 0));
            Assert.True(known.Read().TryFind(key, out var found));
            Assert.Equal(new NumberedWord(word, word % 2 == 0), found);
        }

        Assert.True(known.Read().TryFind(WordKey.Of(KeyOf(399_000)), out var last));
        Assert.Equal(399_000, last.Token);
        Assert.False(known.Read().TryFind(WordKey.Of("unknown"), out _));
    }

    private static string KeyOf(int word) => $"w{word}";
}
