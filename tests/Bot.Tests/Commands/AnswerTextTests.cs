using Bot.Answers;
using Bot.Commands;
using Bot.Core.Answers;
using Bot.Core.Articles;

namespace Bot.Tests.Commands;

public class AnswerTextTests
{
    private const string Checks = "British officials check passports in Calais.";

    private static readonly TextLayout Layout = new(60, Colors: false, "seeds");

    private static readonly Article Treaty = Some.Article($"Headline\n\n{Checks}\nFrench officials do the same in Dover.");

    [Fact]
    public void A_corrected_word_is_told() => Assert.Contains(
        "“boushart” was read as “Bouchart”.",
        AnswerText.Draw(new Asked.Answered(Some.Found(Some.Citation(Treaty, Checks)) with { Corrections = [new Correction("boushart", "Bouchart")] }, TimeSpan.Zero), Layout, "add --more"),
        StringComparison.Ordinal);

    [Fact]
    public void A_figure_that_answers_stands_above_its_sentence() => Assert.StartsWith(
        $"{Bot.Figures.FigureWording.Answering(Some.Figure(7_000))} [1]\n\n{Checks} [1]",
        AnswerText.Draw(new Asked.Answered(Some.Found(Some.Citation(Treaty, Checks)) with { Figure = new AnsweringFigure(Some.Figure(7_000), 1) }, TimeSpan.Zero), Layout with { Width = 200 }, "add --more"),
        StringComparison.Ordinal);

    [Fact]
    public void What_the_sources_say_differently_and_what_was_not_answered_stand_behind_the_quotes()
    {
        var answer = Some.Found(Some.Citation(Treaty, Checks), Some.Citation(Treaty, "French officials do the same in Dover.", 2)) with
        {
            Difference = new Difference(DifferenceKind.Claim, new DifferingWords(1, Checks), new DifferingWords(2, "French")),
            Unanswered = [new UnansweredPart("who leads it", "No article mentions “Blom”.")],
        };

        var drawn = AnswerText.Draw(new Asked.Answered(answer, TimeSpan.Zero), Layout with { Width = 200 }, "add --more");

        Assert.Contains("\n\nThe sources say the contrary: [1] (The Post, Aug 30–31, 2016) and [2] (The Post, Aug 30–31, 2016).\n\nNot answered: “who leads it”.", drawn, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_shows_its_quotes_with_everything_that_proves_them()
    {
        var copy = Some.Citation(Some.Article($"{Checks}", "copy.txt"), Checks);
        var cited = Some.Citation(Treaty with { Url = new Uri("https://example.org/a"), Quality = 0.3 }, Checks) with { AlsoIn = [copy] };
        var other = Some.Citation(Treaty, "French officials do the same in Dover.", 2);
        var answer = Some.Found(cited) with { Passages = [cited, other] };

        Assert.Equal(
            """
            British officials check passports in Calais. [1]

            [1] “British officials check passports in Calais.”
                Britain and France · The Post · Aug 30–31, 2016
                (inferred) · paragraph 2
                seeds/treaty.txt:3
                https://example.org/a#:~:text=British%20officials%20check%20passports%20in%20Calais.
                also in: seeds/copy.txt:1
                text quality is low: read this quote with care

            1 more passage: add --more
            Corpus v1 · 5 articles · newest Dec 2024 (inferred)

            """.ReplaceLineEndings("\n"),
            AnswerText.Draw(new Asked.Answered(answer, TimeSpan.Zero), Layout, "add --more"));
    }

    [Fact]
    public void A_refusal_says_what_is_missing_and_shows_the_three_closest_passages()
    {
        var closest = Some.NotFound(
            Some.Citation(Treaty, "Headline"), Some.Citation(Treaty, "British", 2), Some.Citation(Treaty, "French", 3), Some.Citation(Treaty, "Dover", 4));
        var text = AnswerText.Draw(new Asked.Answered(closest, TimeSpan.Zero), Layout, "type more");

        Assert.StartsWith("The 5 articles do not answer this: No article mentions\n“whales”.\n\nThe closest passages:\n\n[1] “Headline”", text);
        Assert.Contains("[3] “French”", text, StringComparison.Ordinal);
        Assert.DoesNotContain("“Dover”", text, StringComparison.Ordinal);
        Assert.EndsWith("1 more passage: type more\nCorpus v1 · 5 articles · newest Dec 2024 (inferred)\n", text);
    }

    [Fact]
    public void More_shows_what_was_left_and_counts_on()
    {
        var cited = Some.Citation(Treaty, Checks);
        var answer = Some.Found(cited) with { Passages = [Some.Citation(Treaty, "check passports"), Some.Citation(Treaty, "Dover", 2)] };

        Assert.StartsWith("[2] “Dover”", AnswerText.DrawMore(answer, Layout));
        Assert.Equal("No more passages.\n", AnswerText.DrawMore(Some.Found(cited), Layout));
    }

    [Fact]
    public void A_hostile_article_cannot_steer_the_terminal()
    {
        var hostile = Some.Article("\e]0;owned\a [red]checks[/] \u009b31m") with { Title = "\e[2J[bold]Title" };
        var text = AnswerText.Draw(new Asked.Answered(Some.Found(Some.Citation(hostile, hostile.Text)), TimeSpan.Zero), Layout, "add --more");

        Assert.DoesNotContain(text, character => char.IsControl(character) && character != '\n');
        Assert.Contains("[red]checks[/]", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_pipe_gets_whole_lines()
    {
        var quote = string.Join(' ', Enumerable.Repeat("word", 200));
        var text = AnswerText.Draw(new Asked.Answered(Some.Found(Some.Citation(Some.Article(quote), quote)), TimeSpan.Zero), Layout with { Width = null }, "add --more");

        Assert.Contains($"[1] “{quote}”\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Extracted_text_has_no_lines_of_its_file() =>
        Assert.Contains("    seeds/treaty.pdf\n", AnswerText.Draw(new Asked.Answered(Some.Found(Some.Citation(Treaty with { File = "treaty.pdf" }, Checks)), TimeSpan.Zero), Layout, ""), StringComparison.Ordinal);
}
