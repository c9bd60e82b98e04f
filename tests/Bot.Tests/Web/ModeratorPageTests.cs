using System.Net;
using System.Text;
using Bot.Chat;
using Bot.Core;
using Bot.Moderate;
using Bot.Moderation;
using Bot.Tests.Moderation;
using Microsoft.Extensions.DependencyInjection;

namespace Bot.Tests.Web;

public sealed class ModeratorPageTests
{
    private static readonly (string, string) Reload = ("action", "reload");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reload_tells_what_changed_and_puts_it_in_use()
    {
        await using var site = await ModeratorRig.StartAsync();
        var visitor = await site.SignedInAsync();
        var before = site.Version;
        await site.ChangeBridgeAsync();

        var page = await visitor.DoAsync(Reload);

        Assert.NotEqual(before, site.Version);
        Assert.Contains($"Corpus {site.Version} is in use", page, StringComparison.Ordinal);
        Assert.Contains("Changed\nThe harbour bridge (bridge.md)", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http-equiv", page, StringComparison.Ordinal);
        Assert.Equal("web : reload, done: 1 changed", site.Audit[0]);
        Assert.Contains("A moderator on the web", (await visitor.GetAsync("/moderate/history")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_changes_nothing()
    {
        await using var site = await ModeratorRig.StartAsync();
        var visitor = await site.SignedInAsync();
        var before = site.Version;
        await site.ChangeBridgeAsync();

        var page = await visitor.DoAsync(Reload, ("dry-run", "true"));

        Assert.Contains("Dry run: nothing was put in use", page, StringComparison.Ordinal);
        Assert.Contains("1 article changed", page, StringComparison.Ordinal);
        Assert.Equal(before, site.Version);
    }

    [Fact]
    public async Task A_reload_goes_on_when_who_started_it_leaves_and_can_be_read_when_they_come_back()
    {
        await using var site = await ModeratorRig.StartAsync();
        var visitor = await site.SignedInAsync();
        var before = site.Version;
        await site.ChangeBridgeAsync();
        var reading = await HeldReading.HoldAsync(site.Articles.Folder, Cancellation);
        await visitor.GetAsync("/moderate");
        var started = await visitor.PostAsync("/moderate/corpus", Reload);
        var running = (await visitor.GetAsync(started.Location)).Text;
        visitor.Dispose();

        await reading.ReleaseAsync();

        Assert.Contains("""<noscript><meta http-equiv="refresh" content="3"></noscript>""", running, StringComparison.Ordinal);
        var back = await site.SignedInAsync();
        Assert.Contains("Changed\nThe harbour bridge (bridge.md)", await back.FollowAsync(started), StringComparison.Ordinal);
        Assert.NotEqual(before, site.Version);
        Assert.Contains(started.Location, (await back.GetAsync("/moderate")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Progress_comes_while_a_reload_runs_and_its_button_cancels_it()
    {
        await using var site = await ModeratorRig.StartAsync();
        var visitor = await site.SignedInAsync();
        var before = site.Version;
        await site.ChangeBridgeAsync();
        var reading = await HeldReading.HoldAsync(site.Articles.Folder, Cancellation);
        await visitor.GetAsync("/moderate");
        var started = await visitor.PostAsync("/moderate/corpus", Reload);
        string[] seen = [];

        await foreach (var (name, html) in visitor.EventsAsync(started.Location))
        {
            seen = [.. seen, name];
            if (html.Contains("value=\"cancel:", StringComparison.Ordinal))
            {
                var button = html.Split("name=\"button\" value=\"")[1].Split('"')[0];
                Assert.Equal(started.Location, (await visitor.PostAsync("/moderate/press", ("button", button), ("run", started.Location.Split('/')[^1]))).Location);
                await reading.ReleaseAsync();
            }
        }

        Assert.Equal("done", seen[^1]);
        Assert.Contains("run", seen);
        Assert.Contains("Cancelled: nothing changed", (await visitor.GetAsync(started.Location)).Text, StringComparison.Ordinal);
        Assert.Equal(before, site.Version);
    }

    [Fact]
    public async Task A_second_change_is_told_who_is_at_it()
    {
        await using var site = await ModeratorRig.StartAsync();
        var visitor = await site.SignedInAsync();
        var reading = await HeldReading.HoldAsync(site.Articles.Folder, Cancellation);
        await visitor.GetAsync("/moderate");
        var first = await visitor.PostAsync("/moderate/corpus", Reload);
        await foreach (var (_, html) in visitor.EventsAsync(first.Location))
        {
            if (html.Contains("value=\"cancel:", StringComparison.Ordinal))
                break;
        }

        var second = await visitor.DoAsync(Reload);

        await reading.ReleaseAsync();
        Assert.Contains("A moderator on the web has been changing the corpus for", second, StringComparison.Ordinal);
        await visitor.FollowAsync(first);
    }

    [Fact]
    public async Task A_version_is_brought_back_after_a_question()
    {
        await using var site = await ModeratorRig.StartAsync();
        var visitor = await site.SignedInAsync();
        var before = site.Version;
        await site.ChangeBridgeAsync();
        await visitor.DoAsync(Reload);

        Assert.Contains($"""<option value="{before}">""", (await visitor.GetAsync("/moderate")).Text, StringComparison.Ordinal);
        var question = await visitor.GetAsync($"/moderate/rollback?version={before}");
        Assert.Contains($"Bring back corpus {before}?", question.Text, StringComparison.Ordinal);
        Assert.Contains("Changed\nThe harbour bridge (bridge.md)", question.Text, StringComparison.Ordinal);
        Assert.NotEqual(before, site.Version);
        var page = await visitor.FollowAsync(await visitor.PostAsync("/moderate/corpus", ("action", "rollback"), ("version", before)));

        Assert.Contains($"Corpus {before} is in use", page, StringComparison.Ordinal);
        Assert.Equal(before, site.Version);
    }

    [Theory]
    [InlineData("/moderate/diff?version=nothing")]
    [InlineData("/moderate/rollback?version=nothing")]
    public async Task A_version_that_is_not_kept_is_told(string path)
    {
        await using var site = await ModeratorRig.StartAsync();
        var visitor = await site.SignedInAsync();

        Assert.Contains("There is no version “nothing”.", (await visitor.GetAsync(path)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_lost_too_much_is_put_in_use_by_its_button()
    {
        await using var site = await ModeratorRig.StartAsync();
        var visitor = await site.SignedInAsync();
        var before = site.Version;
        File.Delete(Path.Combine(site.Articles.Folder, "bridge.md"));
        var held = await visitor.DoAsync(Reload);
        Assert.Equal(before, site.Version);

        var button = held.Split("name=\"button\" value=\"")[1].Split('"')[0];
        var page = await visitor.FollowAsync(await visitor.PostAsync("/moderate/press", ("button", button)));

        Assert.StartsWith("use:", button, StringComparison.Ordinal);
        Assert.Contains("is in use", page, StringComparison.Ordinal);
        Assert.NotEqual(before, site.Version);
    }

    [Fact]
    public async Task Files_are_added_and_what_is_no_article_is_refused_with_its_reason()
    {
        await using var site = await ModeratorRig.StartAsync();
        var visitor = await site.SignedInAsync();

        var started = await visitor.UploadAsync(
            ("../../ferry.txt", Encoding.UTF8.GetBytes("The ferry runs every hour. A ticket of the ferry costs 7 euros.")),
            ("report.pdf", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3]));
        var page = await visitor.FollowAsync(started);

        Assert.Contains("added/ferry.txt", page, StringComparison.Ordinal);
        Assert.Contains("Adding report.pdf", page, StringComparison.Ordinal);
        Assert.Contains("PNG", page, StringComparison.Ordinal);
        Assert.Contains(site.Services.GetRequiredService<Corpus>().Current.Articles, article => article.File == "added/ferry.txt");
        Assert.Equal(["ferry.txt"], Directory.GetFiles(Path.Combine(site.Articles.Folder, "added")).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_form_without_a_file_adds_nothing()
    {
        await using var site = await ModeratorRig.StartAsync();
        var visitor = await site.SignedInAsync();

        var page = await visitor.UploadAsync();

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("No file was chosen", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_files_than_are_taken_at_once_are_told()
    {
        await using var site = await ModeratorRig.StartAsync();
        var visitor = await site.SignedInAsync();

        var page = await visitor.UploadAsync([.. Enumerable.Range(0, ModeratorArticles.MostFiles + 1).Select(i => ($"{i}.txt", new byte[] { 65 }))]);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, page.Status);
    }

    [Fact]
    public async Task More_bytes_than_are_taken_at_once_are_told()
    {
        await using var site = await ModeratorRig.StartAsync();
        var visitor = await site.SignedInAsync();

        // Six files of the largest size.
        var page = await visitor.UploadAsync([.. Enumerable.Range(0, 6).Select(i => ($"{i}.txt", SomeFiles.Of('a', 20 * 1024 * 1024)))]);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, page.Status);
        Assert.Contains("Send fewer or smaller files.", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("title", "The bridge of the harbour")]
    [InlineData("publisher", "The Post")]
    [InlineData("date", "2016-08-30")]
    [InlineData("tags", "works, harbour")]
    public async Task An_article_is_described(string field, string value)
    {
        await using var site = await ModeratorRig.StartAsync();
        var visitor = await site.SignedInAsync();

        var page = await visitor.DoAsync(("action", field), ("article", "bridge.md"), ("value", value));

        Assert.Contains("1 article changed", page, StringComparison.Ordinal);
        var article = site.Services.GetRequiredService<Corpus>().Current.Articles.First(known => known.File == "bridge.md");
        Assert.Contains(value, new[] { article.Title, article.Publisher, $"{article.Published.Earliest:yyyy-MM-dd}", string.Join(", ", article.Tags) });
    }

    [Fact]
    public async Task A_date_that_is_none_is_told()
    {
        await using var site = await ModeratorRig.StartAsync();
        var visitor = await site.SignedInAsync();

        Assert.Contains("soon", await visitor.DoAsync(("action", "date"), ("article", "bridge.md"), ("value", "soon")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_article_is_removed_after_a_question()
    {
        await using var site = await ModeratorRig.StartAsync();
        await site.Articles.AddFerryAsync(Cancellation);
        for (var i = 0; i < 5; i++)
            await site.Articles.AddAsync($"more-{i}.md", $"Boat number {i} sails on day {i}.", Cancellation);
        var visitor = await site.SignedInAsync();
        await visitor.DoAsync(Reload);

        var question = await visitor.GetAsync("/moderate/articles/remove?article=ferry.md");
        Assert.Contains("Remove ferry.md?", question.Text, StringComparison.Ordinal);
        var page = await visitor.FollowAsync(await visitor.PostAsync("/moderate/corpus", ("action", "remove"), ("article", "ferry.md")));

        Assert.Contains("1 article removed", page, StringComparison.Ordinal);
        Assert.False(File.Exists(Path.Combine(site.Articles.Folder, "ferry.md")));
    }

    [Fact]
    public async Task Rejected_files_are_listed_with_their_reasons_page_by_page()
    {
        await using var site = await ModeratorRig.StartAsync();
        for (var i = 0; i < 12; i++)
            await site.Articles.AddAsync($"<b>{i}.txt", "", Cancellation);
        var visitor = await site.SignedInAsync();
        await visitor.DoAsync(Reload);

        Assert.Contains("12 files rejected: see why", (await visitor.GetAsync("/moderate/articles")).Text, StringComparison.Ordinal);
        var first = (await visitor.GetAsync("/moderate/articles/rejected")).Body;
        Assert.Contains("&lt;b&gt;0.txt", first, StringComparison.Ordinal);
        Assert.Contains("value=\"rejected::1\"", first, StringComparison.Ordinal);
        var next = await visitor.PostAsync("/moderate/press", ("button", "rejected::1"));
        Assert.Equal("/moderate/articles/rejected?page=1", next.Location);
        Assert.Contains("12.", (await visitor.GetAsync(next.Location)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_history_goes_back_page_by_page()
    {
        await using var site = await ModeratorRig.StartAsync();
        var visitor = await site.SignedInAsync();
        var audit = site.Services.GetRequiredService<AuditLog>();
        for (var i = 0; i < 11; i++)
            audit.Add(new AuditEntry(DateTimeOffset.UnixEpoch, new Actor("slack", "U1", "mona"), $"deed {i}", "done", null, null));

        Assert.Contains("deed 10", (await visitor.GetAsync("/moderate/history")).Text, StringComparison.Ordinal);
        var next = await visitor.PostAsync("/moderate/press", ("button", "history::1"));
        Assert.Contains("deed 0", (await visitor.GetAsync(next.Location)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Questions_without_an_answer_are_listed_opened_and_exported()
    {
        await using var site = await ModeratorRig.StartAsync();
        var visitor = await site.SignedInAsync();
        var asked = new ChatCall(new ChatUser("U1", "alice", [], Manages: false), new ChatPlace("slack", "C1", PlaceKind.Channel), IsPrivate: false, new ChatRequest.Ask("who painted the lighthouse of Oslo", Filter: null));
        await site.Services.GetRequiredService<ChatDesk>().HandleAsync(asked, Cancellation);

        var digest = (await visitor.GetAsync("/moderate/questions?days=30")).Text;
        Assert.Contains("“who painted the lighthouse of Oslo”", digest, StringComparison.Ordinal);
        var button = digest.Split("name=\"button\" value=\"")[1].Split('"')[0];
        var opened = await visitor.GetAsync((await visitor.PostAsync("/moderate/press", ("button", button))).Location);
        Assert.Contains("<h1>who painted the lighthouse of Oslo</h1>", opened.Text, StringComparison.Ordinal);
        var csv = await visitor.GetAsync("/moderate/questions/feedback.csv");
        Assert.Equal("feedback.csv", csv.Attachment);
        Assert.Contains("not found", csv.Text, StringComparison.Ordinal);
        Assert.Contains("who painted the lighthouse of Oslo", csv.Text, StringComparison.Ordinal);
        Assert.Equal("web : feedback export, done", site.Audit[0]);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("400")]
    [InlineData("soon")]
    public async Task A_number_of_days_that_is_none_is_told(string days)
    {
        await using var site = await ModeratorRig.StartAsync();
        var visitor = await site.SignedInAsync();

        var page = await visitor.GetAsync($"/moderate/questions?days={days}");

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains($"“{days}” is no number of days", page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/moderate/corpus", "action", "explode", "There is no /corpus explode.")]
    [InlineData("/moderate/corpus", "action", "status", "That changes nothing")]
    [InlineData("/moderate/corpus", "action", "rollback", "The version is missing")]
    [InlineData("/moderate/press", "button", "more:1:2", "There is no such button.")]
    [InlineData("/moderate/press", "button", "", "There is no such button.")]
    public async Task What_is_no_action_is_told(string path, string field, string value, string problem)
    {
        await using var site = await ModeratorRig.StartAsync();
        var visitor = await site.SignedInAsync();
        await visitor.GetAsync("/moderate");

        var page = await visitor.PostAsync(path, (field, value));

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains(problem, page.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/moderate")]
    [InlineData("/moderate/articles")]
    [InlineData("/moderate/articles/rejected")]
    [InlineData("/moderate/articles/remove?article=bridge.md")]
    [InlineData("/moderate/questions")]
    [InlineData("/moderate/history")]
    [InlineData("/moderate/diff")]
    public async Task A_page_is_kept_nowhere_and_warns_of_nothing(string path)
    {
        await using var site = await ModeratorRig.StartAsync();
        var visitor = await site.SignedInAsync();

        var page = await visitor.GetAsync(path);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("no-store", page.Cached, StringComparison.Ordinal);
        Assert.DoesNotContain(site.Log.All, line => line.StartsWith("Warning", StringComparison.Ordinal) || line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_health_of_chats_is_told()
    {
        await using var site = await ModeratorRig.StartAsync();
        var visitor = await site.SignedInAsync();

        Assert.Contains("No chat is switched on, and no model is set.", (await visitor.GetAsync("/moderate")).Text, StringComparison.Ordinal);
    }
}
