using Bot.Commands;
using Bot.Core.Articles;
using Bot.Core.Figures;

namespace Bot.Tests.Commands;

public class FigureTextTests
{
    private static readonly TextLayout Wide = new(80, Colors: false, "seeds");

    private static readonly FigureQuery Migrants = new() { Topic = "migrants", FromYear = 2014, ToYear = 2016 };

    [Fact]
    public void Years_have_their_rows_and_every_row_its_sentence()
    {
        Assert.Equal(
            """
            4 figures on “migrants” for 2014–2016

                   Figure              What                        Source
            2013–2016
            [1] ^  up 25%              arrivals                    The Post, Aug 30–31, 2016
                                                                   (inferred)
            2016
            [2] =  about 7,000 people  living in the camp          The Post, Aug 30–31, 2016
                                                                   (inferred)
            [3] =  9,000 people        living in the camp (Aug     The Post, Aug 30–31, 2016
                                       2016)                       (inferred); KentOnline, Aug
                                                                   30–31, 2016 (inferred) · 3
                                                                   articles, 2 origins
            Year unknown
            [4] ?  over £500 million   for the border              The Post, Aug 30–31, 2016
                                                                   (inferred)
            Year: = in the sentence · ^ in a sentence before it · ? not known

            The sources differ on living in the camp (2016): [2] about 7,000 people (The Post, Aug
            30–31, 2016 (inferred)) and [3] 9,000 people (The Post, Aug 30–31, 2016 (inferred)).

            [1] “Arrivals rose by 25%.”
                Britain and France · The Post · Aug 30–31, 2016 (inferred) · paragraph 2
                seeds/treaty.txt:3

            [2] “About 7,000 people lived there.”
                according to: the prefecture
                Britain and France · The Post · Aug 30–31, 2016 (inferred) · paragraph 2
                seeds/treaty.txt:3

            [3] “There were 9000 of them.”
                Britain and France · The Post · Aug 30–31, 2016 (inferred) · paragraph 2
                seeds/treaty.txt:3
                also in: seeds/copy.txt:3, seeds/kent.txt:3

            [4] “There were 500000000 of them.”
                Britain and France · The Post · Aug 30–31, 2016 (inferred) · paragraph 2
                seeds/treaty.txt:3

            Corpus v1 · 5 articles · newest Dec 2024 (inferred)

            """.ReplaceLineEndings("\n"),
            FigureText.Draw(Full(), Migrants, Some.Corpus, Wide with { Width = 88 }));
    }

    [Theory]
    [InlineData(40)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(80)]
    [InlineData(100)]
    public void No_line_is_wider_than_the_terminal(int width)
    {
        var drawn = FigureText.Draw(Full(), Migrants, Some.Corpus, Wide with { Width = width });

        Assert.All(drawn.Split('\n'), line => Assert.True(line.Length <= width, line));
    }

    [Fact]
    public void A_narrow_terminal_gets_the_cells_of_a_row_below_each_other() => Assert.Contains(
        """
        [2] = about 7,000 people
              living in the camp
              The Post, Aug 30–31, 2016
              (inferred)
        """.ReplaceLineEndings("\n"),
        FigureText.Draw(Full(), Migrants, Some.Corpus, Wide with { Width = 40 }),
        StringComparison.Ordinal);

    [Fact]
    public void A_sentence_that_tells_several_figures_stands_once()
    {
        const string Told = "Around 128 people cross in 377 boats.";
        var drawn = FigureText.Draw(
            Some.Table(Some.Figure(128, sentence: Told, surface: "128 people"), Some.Figure(377, "boats", sentence: Told, surface: "377 boats")), new FigureQuery(), Some.Corpus, Wide);

        Assert.StartsWith("2 figures\n\n", drawn);
        Assert.Contains($"\n[1] [2]\n    “{Told}”\n", drawn, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_found_says_which_figures_there_are() => Assert.Equal(
        """
        The articles have no figures on “whales” for 1999 or later in tonnes in articles
        named “Kent” from articles of 2016.

        Their 57 figures speak of 2003 (2), 2016 (55).

        Most frequent topics: migrants, living in the camp.

        Most frequent units: people (40), pounds (GBP) (17).

        Corpus v1 · 5 articles · newest Dec 2024 (inferred)

        """.ReplaceLineEndings("\n"),
        FigureText.Draw(
            Some.Table(),
            new FigureQuery { Topic = "whales", FromYear = 1999, Unit = "tonnes", Article = "Kent", PublishedFromYear = 2016, PublishedToYear = 2016 },
            Some.Corpus,
            Wide with { Width = 81 }));

    [Fact]
    public void Many_years_are_told_as_spans()
    {
        var table = Some.Table() with { Overview = new FigureOverview(30, [(1918, 1), .. Enumerable.Range(2003, 14).Select(year => (year, 2)), (2024, 1)], [], []) };

        Assert.Contains("speak of 1918, 2003–2016, 2024.\n", FigureText.Draw(table, new FigureQuery(), Some.Corpus, Wide), StringComparison.Ordinal);
    }

    [Fact]
    public void A_hostile_article_cannot_steer_the_terminal()
    {
        const string Hostile = "\e[2J\a 7 \u202E[bold]";
        var figure = Some.Figure(7, Hostile, sentence: Hostile) with { What = Hostile, Qualifier = Hostile, Per = Hostile, Attribution = Hostile };
        var drawn = FigureText.Draw(
            Some.Table(figure with { Article = figure.Article with { Title = Hostile, Publisher = Hostile } }), new FigureQuery { Topic = Hostile, Unit = Hostile, Article = Hostile }, Some.Corpus, Wide);

        Assert.DoesNotContain(drawn, character => (char.IsControl(character) && character != '\n') || character == '\u202E');
    }

    private static FigureTable Full()
    {
        var rise = Some.Figure(25, "percent", 2013, 2016, "Arrivals rose by 25%.", "25%") with { What = "arrivals", Change = Change.Up, Basis = PeriodBasis.Context };
        var about = Some.Figure(7_000, sentence: "About 7,000 people lived there.", surface: "7,000 people") with { Qualifier = "about", Attribution = "the prefecture" };
        var august = Some.Figure(9_000) with { Period = new Period(new DateOnly(2016, 8, 1), new DateOnly(2016, 8, 31), DatePrecision.Month) };
        var copy = Some.Figure(9_000, file: "copy.txt");
        var kent = Some.Figure(9_000, file: "kent.txt");
        var money = Some.Figure(500_000_000, "GBP", from: null) with { What = "for the border", Change = Change.Over };
        var table = Some.TableOf(
            new FigureRow(1, rise, [], 1),
            new FigureRow(2, about, [], 1),
            new FigureRow(3, august, [copy, kent with { Article = kent.Article with { Publisher = "KentOnline" } }], 2),
            new FigureRow(4, money, [], 1));
        return table with { Conflicts = [new FigureConflict([.. table.Rows.Skip(1).Take(2)])] };
    }
}
