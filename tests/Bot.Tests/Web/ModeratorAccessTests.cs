using System.Net;
using System.Text.Json.Nodes;
using Bot.Commands;
using Bot.Core.Articles;
using Bot.Moderate;
using Bot.Tests.Models;
using Bot.Web;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Web;

public sealed class ModeratorAccessTests
{
    private static readonly (string, string)[] Reload = [("action", "reload")];

    [Theory]
    [InlineData("/moderate")]
    [InlineData("/moderate/sign-in")]
    [InlineData("/moderate/questions")]
    public async Task Without_settings_there_is_no_page(string path)
    {
        await using var site = await ModeratorRig.StartAsync(moderators: null);

        var page = await site.Visit("127.0.0.1", name: "mona").GetAsync(path);

        Assert.Equal(HttpStatusCode.NotFound, page.Status);
        Assert.Contains("There is no such page.", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("/moderate", page.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/articles")]
    [InlineData("/articles/rejected")]
    [InlineData("/articles/remove?article=bridge.md")]
    [InlineData("/questions")]
    [InlineData("/questions/1")]
    [InlineData("/questions/feedback.csv")]
    [InlineData("/history")]
    [InlineData("/diff")]
    [InlineData("/rollback?version=abcd")]
    [InlineData("/runs/1")]
    [InlineData("/runs/1/events")]
    [InlineData("/")]
    public async Task Who_has_not_signed_in_reads_nothing(string path)
    {
        await using var site = await ModeratorRig.StartAsync();

        var page = await site.Visit("127.0.0.1", name: "mona").GetAsync("/moderate" + path);

        Assert.Equal((HttpStatusCode.Redirect, "/moderate/sign-in", ""), (page.Status, page.Location, page.Body));
    }

    [Theory]
    [InlineData("/moderate/corpus")]
    [InlineData("/moderate/press")]
    [InlineData("/moderate/articles/upload")]
    [InlineData("/moderate/sign-out")]
    public async Task Who_has_not_signed_in_does_nothing_and_the_try_is_in_the_audit(string path)
    {
        await using var site = await ModeratorRig.StartAsync();
        var visitor = site.Visit();
        await visitor.GetAsync("/moderate/sign-in");
        await site.ChangeBridgeAsync();

        var page = await visitor.PostAsync(path, Reload);

        Assert.Equal("/moderate/sign-in", page.Location);
        Assert.Equal($"web 203.0.113.9: open {path}, denied", Assert.Single(site.Audit));
    }

    [Fact]
    public async Task The_token_lets_in()
    {
        await using var site = await ModeratorRig.StartAsync();
        var visitor = site.Visit();

        var signedIn = await visitor.SignInAsync(ModeratorRig.Token);

        Assert.Equal((HttpStatusCode.Redirect, "/moderate"), (signedIn.Status, signedIn.Location));
        var page = await visitor.GetAsync("/moderate");
        Assert.Contains($"<h1>Corpus {site.Version}</h1>", page.Body, StringComparison.Ordinal);
        Assert.Contains("no-store", page.Cached, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a token of more than twenty character")]
    [InlineData("A TOKEN OF MORE THAN TWENTY CHARACTERS")]
    public async Task Another_token_lets_nobody_in_and_is_in_the_audit(string typed)
    {
        await using var site = await ModeratorRig.StartAsync();
        var visitor = site.Visit();

        var page = await visitor.SignInAsync(typed);

        Assert.Equal(HttpStatusCode.Forbidden, page.Status);
        Assert.Contains("That is not the token.", page.Body, StringComparison.Ordinal);
        Assert.Equal("web 203.0.113.9: sign in, denied", Assert.Single(site.Audit));
        Assert.Equal("/moderate/sign-in", (await visitor.GetAsync("/moderate")).Location);
    }

    [Fact]
    public async Task Who_tries_many_tokens_has_to_wait_and_others_have_not()
    {
        await using var site = await ModeratorRig.StartAsync();
        var guesser = site.Visit();
        for (var i = 0; i < 5; i++)
            await guesser.SignInAsync("wrong");

        var page = await guesser.SignInAsync(ModeratorRig.Token);

        Assert.Equal(HttpStatusCode.TooManyRequests, page.Status);
        Assert.Contains("Those were many tries to sign in. Please wait", page.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Redirect, (await site.Visit("203.0.113.10").SignInAsync(ModeratorRig.Token)).Status);
    }

    [Theory]
    [InlineData(null, "/moderate", false)]
    [InlineData("https://bot.example.org/news", "/news/moderate", true)]
    public async Task The_cookies_stay_with_the_page_and_away_from_scripts_and_other_sites(string? publicUrl, string path, bool isSecure)
    {
        await using var site = await ModeratorRig.StartAsync(new JsonObject { ["Token"] = ModeratorRig.Token }, publicUrl: publicUrl);
        var visitor = site.Visit();
        await visitor.GetAsync("/moderate/sign-in");
        var form = Assert.Single(visitor.SetCookies);
        await visitor.PostAsync("/moderate/sign-in", ("token", ModeratorRig.Token));
        var session = Assert.Single(visitor.SetCookies);

        foreach (var cookie in new[] { form, session })
        {
            var parts = cookie.Split("; ");
            Assert.Contains($"path={path}", parts);
            Assert.Contains("samesite=strict", parts);
            Assert.Contains("httponly", parts);
            Assert.Equal(isSecure, parts.Contains("secure"));
        }
    }

    [Fact]
    public async Task A_session_ends_twelve_hours_after_the_last_page()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var site = await ModeratorRig.StartAsync(new JsonObject { ["Token"] = ModeratorRig.Token }, time);
        var visitor = await site.SignedInAsync();

        time.Advance(TimeSpan.FromHours(11));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/moderate")).Status);
        time.Advance(TimeSpan.FromHours(11));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/moderate")).Status);
        time.Advance(TimeSpan.FromHours(13));
        Assert.Equal("/moderate/sign-in", (await visitor.GetAsync("/moderate")).Location);
    }

    [Fact]
    public async Task A_changed_token_ends_the_sessions_of_the_old_one()
    {
        await using var site = await ModeratorRig.StartAsync();
        var visitor = await site.SignedInAsync();
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/moderate")).Status);

        site.Services.GetRequiredService<ModeratorOptions>().Token = "another token of twenty characters";

        Assert.Equal("/moderate/sign-in", (await visitor.GetAsync("/moderate")).Location);
    }

    [Fact]
    public async Task Who_signs_out_is_out()
    {
        await using var site = await ModeratorRig.StartAsync();
        var visitor = await site.SignedInAsync();
        await visitor.GetAsync("/moderate");

        await visitor.PostAsync("/moderate/sign-out");

        Assert.Equal("/moderate/sign-in", (await visitor.GetAsync("/moderate")).Location);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("made up")]
    public async Task A_form_of_another_site_does_nothing(string? form)
    {
        await using var site = await ModeratorRig.StartAsync();
        var visitor = await site.SignedInAsync();
        var before = site.Version;
        await site.ChangeBridgeAsync();

        var page = await visitor.PostAsync("/moderate/corpus", form, Reload);

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("so nothing was done", page.Body, StringComparison.Ordinal);
        Assert.Empty(site.Services.GetRequiredService<ModeratorRuns>().Latest);
        Assert.Equal(before, site.Version);
    }

    [Fact]
    public async Task The_form_of_somebody_else_does_nothing()
    {
        await using var site = await ModeratorRig.StartAsync(new JsonObject { ["Header"] = ModeratorRig.Header });
        var page = (await site.Visit("127.0.0.1", "eve").GetAsync("/moderate")).Body;
        var stolen = page.Split("name=\"form\" value=\"")[1].Split('"')[0];

        var mona = site.Visit("127.0.0.1", "mona");
        await mona.GetAsync("/moderate");

        Assert.Equal(HttpStatusCode.BadRequest, (await mona.PostAsync("/moderate/corpus", stolen, Reload)).Status);
    }

    [Theory]
    [InlineData("127.0.0.1", null, true)]
    [InlineData("::1", null, true)]
    [InlineData("::ffff:127.0.0.1", null, true)]
    [InlineData("10.1.0.7", null, false)]
    [InlineData("10.1.0.7", "10.1.0.7", true)]
    [InlineData("::ffff:10.1.0.7", "10.1.0.7", true)]
    [InlineData("10.1.0.8", "10.1.0.7", false)]
    [InlineData("10.1.200.1", "10.1.0.0/16, fd00::/8", true)]
    [InlineData("fd00::7", "10.1.0.0/16, fd00::/8", true)]
    [InlineData("127.0.0.1", "10.1.0.0/16", false)]
    public async Task The_header_is_believed_of_proxies_alone(string peer, string? proxies, bool isBelieved)
    {
        await using var site = await ModeratorRig.StartAsync(new JsonObject { ["Header"] = ModeratorRig.Header, ["Proxies"] = proxies });

        var page = await site.Visit(peer, "mona").GetAsync("/moderate");

        Assert.Equal(isBelieved ? HttpStatusCode.OK : HttpStatusCode.Forbidden, page.Status);
        Assert.Equal(isBelieved, page.Body.Contains("Signed in as mona", StringComparison.Ordinal));
        Assert.Equal(isBelieved ? [] : [$"web {IPAddress.Parse(peer)}: open /moderate, denied"], site.Audit);
    }

    [Fact]
    public async Task An_address_that_is_denied_is_one_short_line_of_the_audit()
    {
        await using var site = await ModeratorRig.StartAsync(new JsonObject { ["Header"] = ModeratorRig.Header });

        await site.Visit("192.0.2.7", "eve").GetAsync($"/moderate/runs/x%0Aweb mona: reload, done{new string('a', 5_000)}");

        var denied = Assert.Single(site.Audit);
        Assert.DoesNotContain('\n', denied);
        Assert.InRange(denied.Length, 1, 300);
    }

    [Theory]
    [InlineData("/Moderate")]
    [InlineData("/MODERATE/history")]
    [InlineData("/desk/Moderate")]
    [InlineData("/Desk/moderate")]
    public async Task A_spelling_that_a_proxy_may_not_guard_is_no_page(string path)
    {
        await using var site = await ModeratorRig.StartAsync(new JsonObject { ["Header"] = ModeratorRig.Header }, publicUrl: "https://bot.example.org/desk");

        Assert.Equal(HttpStatusCode.NotFound, (await site.Visit("127.0.0.1", "eve").GetAsync(path)).Status);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    public async Task A_proxy_that_names_nobody_lets_nobody_in(string? name)
    {
        await using var site = await ModeratorRig.StartAsync(new JsonObject { ["Header"] = ModeratorRig.Header });

        Assert.Equal(HttpStatusCode.Forbidden, (await site.Visit("127.0.0.1", name).GetAsync("/moderate")).Status);
    }

    [Fact]
    public async Task A_header_that_is_there_twice_lets_nobody_in()
    {
        await using var site = await ModeratorRig.StartAsync(new JsonObject { ["Header"] = ModeratorRig.Header });
        var visitor = site.Visit("127.0.0.1", "eve");
        visitor.Send(ModeratorRig.Header, "mona");

        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/moderate")).Status);
    }

    [Fact]
    public async Task Who_has_no_header_signs_in_with_the_token_where_both_are_set()
    {
        await using var site = await ModeratorRig.StartAsync(new JsonObject { ["Header"] = ModeratorRig.Header, ["Token"] = ModeratorRig.Token });

        var visitor = await site.SignedInAsync();

        Assert.Contains("Signed in with the token", (await visitor.GetAsync("/moderate")).Body, StringComparison.Ordinal);
        Assert.Contains("Signed in as mona", (await site.Visit("127.0.0.1", "mona").GetAsync("/moderate")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_opens_pages_without_end_has_to_wait()
    {
        await using var site = await ModeratorRig.StartAsync();
        var visitor = site.Visit();
        var page = await visitor.GetAsync("/moderate/sign-in");

        // More than 120 at once, and what comes back while they are opened.
        for (var i = 0; i < 300 && page.Status == HttpStatusCode.OK; i++)
            page = await visitor.GetAsync("/moderate/sign-in");

        Assert.Equal(HttpStatusCode.TooManyRequests, page.Status);
        Assert.Contains("That was much in a short time. Please wait", page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_audit_names_the_person_of_the_header()
    {
        await using var site = await ModeratorRig.StartAsync(new JsonObject { ["Header"] = ModeratorRig.Header });
        await site.ChangeBridgeAsync();

        await site.Visit("127.0.0.1", "mona").DoAsync(Reload);

        Assert.Equal("web mona: reload, done: 1 changed", site.Audit[0]);
    }

    [Fact]
    public async Task The_token_is_in_no_page_and_no_log()
    {
        await using var site = await ModeratorRig.StartAsync();
        var visitor = await site.SignedInAsync();

        string[] pages = [(await visitor.SignInAsync("wrong")).Body, (await visitor.GetAsync("/moderate")).Body, (await visitor.GetAsync("/moderate/history")).Body, await visitor.DoAsync(Reload)];

        Assert.All(pages, page => Assert.DoesNotContain(ModeratorRig.Token, page, StringComparison.OrdinalIgnoreCase));
        Assert.NotEmpty(site.Log.All);
        Assert.All(site.Log.All, line => Assert.DoesNotContain(ModeratorRig.Token, line, StringComparison.OrdinalIgnoreCase));
    }

    [Theory]
    [InlineData("Token", "too short", "Token is too short to be safe")]
    [InlineData("Header", "X Forwarded: User", "Header is the name of a header")]
    [InlineData("Proxies", "10.1.0.7", "no Header in which they say")]
    public void A_setting_that_is_of_no_use_is_told(string name, string value, string problem) =>
        Assert.Contains(problem, Assert.Throws<CorpusException>(() => WebOptions.Read(Settings(new JsonObject { [name] = value }))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_proxy_that_is_no_address_is_told() => Assert.Contains(
        "“proxy.local” is none",
        Assert.Throws<CorpusException>(() => WebOptions.Read(Settings(new JsonObject { ["Header"] = "X-User", ["Proxies"] = "10.1.0.7, proxy.local" }))).Message,
        StringComparison.Ordinal);

    [Fact]
    public void The_message_about_a_token_does_not_tell_it() => Assert.DoesNotContain(
        "hunter2", Assert.Throws<CorpusException>(() => WebOptions.Read(Settings(new JsonObject { ["Token"] = "hunter2" }))).Message, StringComparison.Ordinal);

    [Fact]
    public void An_empty_token_switches_nothing_on() => Assert.False(WebOptions.Read(Settings(new JsonObject { ["Token"] = "" })).Moderators.IsOn);

    private static SettingsFile Settings(JsonObject moderators) => ModelRig.Settings(new JsonObject { ["Web"] = new JsonObject { ["Moderators"] = moderators } });
}
