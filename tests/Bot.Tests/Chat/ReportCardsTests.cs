using System.Text;
using Bot.Chat;
using Bot.Core;
using Bot.Core.Articles;
using Bot.Discord;
using Bot.Slack;

namespace Bot.Tests.Chat;

public sealed class ReportCardsTests
{
    private static readonly CorpusVersion Version = new("90cd1b2a3f", new DateTimeOffset(2026, 11, 26, 5, 10, 0, TimeSpan.Zero), 609, 4_120, 8_003, 2);

    [Fact]
    public void What_is_in_use_is_said_first_then_what_changed()
    {
        var card = Of(new CorpusDiff("9c964b9306", "90cd1b2a3f")
        {
            Added = [Named("The ferry", "ferry.md")],
            Removed = [Named("The old bridge", "works/bridge.md")],
            Rejected = [new RejectedFile("a.xls", "a.xls: this format is not read; save it as text.")],
            Figures = [new FigureChange(2016, 2, 1), new FigureChange(2017, 1, 0), new FigureChange(null, 0, 3)],
        });

        Assert.Equal("Corpus 90cd1b2a3f is in use", card.Title);
        Assert.Equal(["1 article added, 1 removed, 1 file newly rejected."], card.Lead.Select(line => line.Text));
        Assert.Equal(
            [
                "Added\nThe ferry (ferry.md)",
                "Removed\nThe old bridge (works/bridge.md)",
                "Rejected\na.xls: this format is not read; save it as text.",
                "Figures\n2016: 2 figures added, 1 removed\n2017: 1 figure added\nYear unknown: 3 figures removed",
            ],
            card.Notes);
        Assert.Equal("Corpus 90cd1b2a3f · 609 articles, 4,120 passages, 8,003 figures · 3 files read in 0.4 s", card.Footer);
        Assert.Empty(card.Files);
        Assert.Empty(card.Buttons);
    }

    [Fact]
    public void More_than_a_few_are_counted_and_stand_in_a_file_all_of_them()
    {
        var card = Of(new CorpusDiff("a", "b")
        {
            Added = [.. Enumerable.Range(1, 30).Select(i => Named($"Report {i}", $"{i}.md"))],
            Figures = [.. Enumerable.Range(2001, 13).Select(year => new FigureChange(year, 1, 0))],
        });

        Assert.Equal("Added\nReport 1 (1.md)\nReport 2 (2.md)\nReport 3 (3.md)\nand 27 more", card.Notes[0]);
        Assert.EndsWith("\n2008: 1 figure added\nand 5 more years", card.Notes[1], StringComparison.Ordinal);
        var file = Encoding.UTF8.GetString(Assert.Single(card.Files).Content);
        Assert.Contains("Added (30)\nReport 1 (1.md)\n", file, StringComparison.Ordinal);
        Assert.Contains("\nReport 30 (30.md)\n", file, StringComparison.Ordinal);
        Assert.Contains("\n2013: 1 figure added\n", file, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_changed_is_said_as_such()
    {
        var card = Of(new CorpusDiff("90cd1b2a3f", "90cd1b2a3f"), report => report with { Rejected = [new RejectedFile("a.xls", "a.xls: no."), new RejectedFile("b.xls", "b.xls: no.")] });

        Assert.Equal("Nothing changed: corpus 90cd1b2a3f is in use as before", card.Title);
        Assert.Equal(["2 files are rejected as before: /corpus rejected says why."], card.Notes);
    }

    [Fact]
    public void What_lost_too_much_is_not_in_use_and_can_be_used_by_a_button()
    {
        var diff = new CorpusDiff("9c964b9306", "90cd1b2a3f") { Removed = [.. Enumerable.Range(1, 391).Select(i => Named($"Report {i}", $"{i}.md"))] };

        var card = Of(diff, report => report with { HeldBack = HeldBack.LostTooMuch });

        Assert.Equal("Not put in use: corpus 9c964b9306 goes on", card.Title);
        Assert.Equal("391 of 1,000 articles would be lost, more than may be lost unasked (Corpus:MaxLostShare).", card.Lead[0].Text);
        var button = Assert.Single(card.Buttons);
        Assert.Equal(new ChatRequest.Corpus(new CorpusAction.Use("90cd1b2a3f")), CardButton.TryParse(button.Id)?.Request());
    }

    [Theory]
    [InlineData(HeldBack.No)]
    [InlineData(HeldBack.Empty)]
    [InlineData(HeldBack.LostTooMuch)]
    public void A_dry_run_puts_nothing_in_use_and_offers_nothing(HeldBack heldBack)
    {
        var card = Of(new CorpusDiff("a", "b") { Removed = [Named("The ferry", "ferry.md")] }, report => report with { IsDryRun = true, HeldBack = heldBack });

        Assert.Equal("Dry run: nothing was put in use", card.Title);
        Assert.Empty(card.Buttons);
        Assert.Equal(heldBack != HeldBack.No, card.Lead.Any(line => line.Text.Contains("would not put that in use", StringComparison.Ordinal)));
    }

    [Fact]
    public void Where_a_file_was_put_is_said_before_all_else()
    {
        var card = Of(new CorpusDiff("a", "b") { Added = [Named("The ferry", "ferry.md")] }, note: "The file was put at added/ferry.md.");

        Assert.Equal("The file was put at added/ferry.md.", card.Lead[0].Text);
    }

    [Fact]
    public void Names_as_long_as_can_be_and_full_of_signs_fit_both_chats_without_a_cut()
    {
        var long_ = string.Concat(Enumerable.Repeat("*_<@1>[~|`&", 60));
        var articles = Enumerable.Range(1, 5).Select(i => Named($"{long_}{i}", $"{long_}{i}.md")).ToList();
        var diff = new CorpusDiff("a", "b")
        {
            Added = articles,
            Changed = articles,
            Removed = articles,
            Rejected = [.. articles.Select(article => new RejectedFile(article.File, $"{article.File}: no."))],
            Figures = [.. Enumerable.Range(2001, 20).Select(year => new FigureChange(year, 12_345, 12_345))],
        };

        var card = Of(diff, report => report with { HeldBack = HeldBack.LostTooMuch, Warnings = [.. articles.Select(article => article.File)], SaveProblem = "The disk is full." });

        Assert.All(card.Notes, note => Assert.InRange(note.Length, 0, 500));
        Assert.False(CardEmbeds.Of(card).IsCut);
        Assert.Equal("report.txt", Assert.Single(CardBlocks.Of(card).Files).Name);
    }

    private static Article Named(string title, string file) => Some.Article("It rained.", file) with { Title = title };

    private static Card Of(CorpusDiff diff, Func<ReloadReport, ReloadReport>? with = null, string note = "")
    {
        var report = new ReloadReport(Version, diff) { FilesRead = 3, Elapsed = TimeSpan.FromSeconds(0.4), Rejected = diff.Rejected };
        return ReportCards.Of(with?.Invoke(report) ?? report, note);
    }
}
