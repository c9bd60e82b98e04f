using Bot.Commands;

namespace Bot.Tests.Commands;

public class ExplanationTextTests
{
    private static readonly TextLayout Layout = new(60, Colors: false, "seeds");

    [Fact]
    public void A_refusal_is_explained_from_the_words_to_the_verdict() => Assert.Equal(
        """
        How the question was understood
            asks for: number
            “whales” · head · noun · weight 4.00
                is in no article
                near it: run
            “treety” · weight 1.00 · idf 2.00
                is in no article; read as treati
                searched: treati (0.8), deal (0.6)

        [1] seeds/treaty.txt · paragraph 2 · score 1.50
            meets: treety · not: whales
              effect   value  weight  feature
               -2.88    1.00   -2.88  feature 1
               -2.75    1.00   -2.75  feature 2
               -2.63    1.00   -2.63  feature 3
               -2.50    1.00   -2.50  feature 4
               -2.38    1.00   -2.38  feature 5
               -2.25    1.00   -2.25  feature 6
               -2.13    1.00   -2.13  feature 7
               -2.00    1.00   -2.00  feature 8
               -1.88    1.00   -1.88  feature 9
               -1.75    1.00   -1.75  feature 10
               -1.63    1.00   -1.63  feature 11
               -1.50    1.00   -1.50  feature 12
               -1.34                  3 smaller ones together

        The best passages
            1. seeds/treaty.txt · paragraph 2 · score 2.50
                adds to those before +2.00 · feature 13 -1.38 · 2
                smaller ones together +0.03

        Confidence 0.12 · refused below 0.5
              effect   value  feature
               -0.50          before any feature is read
               -1.50    1.00  asks number
               -2.00          log-odds, a confidence of 0.12
            refused: No article mentions “whales”.
            spoke most against it: asks number -1.50

        """.ReplaceLineEndings("\n"),
        ExplanationText.Draw(Some.Explanation(), Layout));

    [Fact]
    public void What_articles_and_people_write_cannot_steer_the_terminal()
    {
        var explanation = Some.Explanation();
        var text = ExplanationText.Draw(
            explanation with
            {
                Question = explanation.Question with { Publishers = ["\e[31mThe\u202E Post"], Words = [explanation.Question.Words[0] with { Word = "wha\e[2Jles", Related = ["ru\u202En"] }] },
                Quotes = [explanation.Quotes[0] with { File = "a\r\nb.txt" }],
            },
            Layout with { Width = null });

        Assert.DoesNotContain(text, character => (char.IsControl(character) && character != '\n') || character == '\u202E');
        Assert.Contains("seeds/a b.txt", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Where_there_was_nothing_to_weigh_only_the_reason_stands()
    {
        var explanation = Some.Explanation();
        var text = ExplanationText.Draw(
            explanation with { Quotes = [], Passages = [], Confidence = explanation.Confidence with { Start = null, LogOdds = null, Features = [], Confidence = 0 } },
            Layout);

        Assert.EndsWith("\n\nConfidence 0.00 · refused below 0.5\n    refused: No article mentions “whales”.\n", text);
    }
}
