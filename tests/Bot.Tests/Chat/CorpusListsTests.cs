using System.Text;
using Bot.Chat;
using Bot.Core.Articles;
using Bot.Moderation;

namespace Bot.Tests.Chat;

/// <summary>History, rejected files and checked questions, a page at a time.</summary>
public sealed class CorpusListsTests
{
    private static readonly DateTimeOffset Moment = new(2026, 11, 26, 5, 10, 0, TimeSpan.Zero);

    private static readonly Actor Mona = new("slack", "U1", "mona", "C1");

    [Fact]
    public void An_entry_tells_what_with_which_result_by_whom_and_when()
    {
        var card = HistoryCards.Of([new AuditEntry(Moment, Mona, "reload", "done", "9c964b9306", "90cd1b2a3f")], 0);

        var entry = Assert.Single(card.Entries);
        Assert.Equal(("1.", "reload", "done (9c964b9306 → 90cd1b2a3f) · mona (Slack) · Nov 26, 2026, 05:10 UTC"), (entry.Mark, entry.Source.Title, entry.Source.Provenance));
        Assert.Empty(card.Buttons);
    }

    [Fact]
    public void What_lies_further_back_is_behind_a_button()
    {
        var entries = Enumerable.Range(1, HistoryCards.EntriesOfPage + 1).Select(i => new AuditEntry(Moment, Mona, $"remove {i}", "done", null, null)).ToList();

        var card = HistoryCards.Of(entries, 2);

        Assert.Equal(["21.", "30."], [card.Entries[0].Mark, card.Entries[^1].Mark]);
        Assert.Equal(new ChatRequest.Corpus(new CorpusAction.History(3)), Assert.Single(card.Buttons).Request());
    }

    [Theory]
    [InlineData("terminal", "", "Someone at the terminal")]
    [InlineData("terminal", "root", "root (terminal)")]
    [InlineData("watch", "", "The watch of the folder")]
    [InlineData("discord", "mona", "mona (Discord)")]
    public void Who_did_it_is_named_wherever_it_was(string platform, string name, string who) => Assert.Equal(who, HistoryCards.Who(new Actor(platform, "", name)));

    [Fact]
    public void Rejected_files_are_told_with_their_reasons_and_all_of_them_in_a_file()
    {
        var rejected = Enumerable.Range(1, 12).Select(i => new RejectedFile($"{i}.xls", $"{i}.xls: this format is not read.")).ToList();

        var first = RejectedCards.Of(rejected, 0, Some.Corpus);
        var second = RejectedCards.Of(rejected, 1, Some.Corpus);

        Assert.Equal(("12 files rejected", "1.xls", "this format is not read."), (first.Title, first.Entries[0].Source.Title, first.Entries[0].Source.Provenance));
        Assert.Equal(new ChatRequest.Corpus(new CorpusAction.Rejected(1)), Assert.Single(first.Buttons).Request());
        Assert.Equal(12, Encoding.UTF8.GetString(Assert.Single(first.Files).Content).Count(sign => sign == '\n'));
        Assert.Equal(["11.", "12."], second.Entries.Select(entry => entry.Mark));
        Assert.Empty(second.Buttons);
    }

    [Fact]
    public void Questions_that_got_worse_come_first_and_what_got_better_is_told()
    {
        var check = new CorpusCheck("90cd1b2a3f", "9c964b9306", 320, 309, 312, [new CheckedQuestion("q7", "how much did the bridge cost", "not found")], [new CheckedQuestion("q9", "who built it", "right")]);

        var card = CheckedCards.Of(check);

        Assert.Equal("309 of 320 questions answered rightly", card.Title);
        Assert.Equal("Corpus 9c964b9306 answered 312 of them rightly: 1 got worse, 1 got better.", card.Lead[0].Text);
        Assert.Equal(("q7", "how much did the bridge cost", "not found"), (card.Entries[0].Mark, card.Entries[0].Source.Title, card.Entries[0].Source.Provenance));
        Assert.Equal(["Better: 1 question, such as “who built it”."], card.Notes);
    }

    [Fact]
    public void How_far_it_is_and_how_long_it_still_takes_is_told_in_a_line()
    {
        var card = CorpusCards.Progress("Reload", new ReloadState("r1", "Reading", 120, 609, TimeSpan.FromSeconds(20.4)));

        Assert.Equal("Reading · 120 of 609 · about 20 s left", card.Lead[0].Text);
        Assert.Equal(new ChatRequest.Corpus(new CorpusAction.Cancel("r1")), CardButton.TryParse(Assert.Single(card.Buttons).Id)?.Request());
        Assert.Equal("Saving", CorpusCards.Progress("Reload", new ReloadState("r1", "Saving", 0, 0, null)).Lead[0].Text);
    }
}
