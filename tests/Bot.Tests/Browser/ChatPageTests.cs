using System.Text.RegularExpressions;
using Bot.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bot.Tests.Browser;

[Collection(Chromium.Collection)]
public sealed class ChatPageTests(Chromium chromium) : IAsyncLifetime
{
    private TwoArticles? _articles;
    private RunningBot? _bot;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Uri Site => _bot?.Web ?? throw new InvalidOperationException("The bot is not started.");

    [Theory]
    [InlineData(Screen.Desktop, true)]
    [InlineData(Screen.Phone, true)]
    [InlineData(Screen.Desktop, false)]
    [InlineData(Screen.Phone, false)]
    public async Task Who_asks_reads_the_answer_opens_its_quote_and_sees_the_words_marked(Screen screen, bool scripts)
    {
        await chromium.VisitAsync(Site, screen, scripts: scripts, see: async visit =>
        {
            var page = visit.Page;
            await page.GotoAsync("/");
            await visit.FitsAsync();

            await AskAsync(page, "When did the harbour bridge open?");

            var turn = page.Locator(".turn");
            await Expect(turn.GetByRole(AriaRole.Heading, new() { Name = "When did the harbour bridge open?" })).ToBeVisibleAsync();
            await Expect(turn.Locator("blockquote").First).ToContainTextAsync("The harbour bridge opened in 1998 after six years of work.");
            await Expect(page).ToHaveURLAsync(new Regex("/c/[0-9a-f]{32}", RegexOptions.None, TimeSpan.FromSeconds(1)));
            await visit.FitsAsync();

            await turn.GetByRole(AriaRole.Link, new() { Name = "The harbour bridge" }).First.ClickAsync();
            var mark = page.Locator("mark").First;
            await Expect(mark).ToHaveTextAsync("The harbour bridge opened in 1998 after six years of work.");
            await Expect(mark).ToBeInViewportAsync();
            await visit.FitsAsync();
        });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_follow_up_goes_on_from_the_question_before(bool scripts)
    {
        await chromium.VisitAsync(Site, Screen.Desktop, scripts: scripts, see: async visit =>
        {
            var page = visit.Page;
            await page.GotoAsync("/");

            await AskAsync(page, "When did the harbour bridge open?");
            await Expect(page.Locator(".turn blockquote").First).ToBeVisibleAsync();
            await AskAsync(page, "Who was its architect?");

            await Expect(page.Locator(".turn")).ToHaveCountAsync(2);
            await Expect(page.Locator(".turn").Last.Locator("blockquote").First).ToContainTextAsync(TwoArticles.BridgeArchitect);
            await page.ReloadAsync();
            await Expect(page.Locator(".turn")).ToHaveCountAsync(2);
        });
    }

    [Theory]
    [InlineData(Screen.Desktop)]
    [InlineData(Screen.Phone)]
    public async Task The_answer_to_a_follow_up_is_read_from_its_beginning(Screen screen)
    {
        await chromium.VisitAsync(Site, screen, see: async visit =>
        {
            var page = visit.Page;
            await page.GotoAsync("/");
            await AskAsync(page, "When did the harbour bridge open?");
            await Expect(page.Locator(".turn blockquote").First).ToBeVisibleAsync();

            await AskAsync(page, "Who was its architect?");
            await Expect(page.Locator("#ask")).ToHaveAttributeAsync("aria-busy", "false");

            // At the top of the window, or as near to it as a short page goes.
            Assert.True(await page.EvaluateAsync<bool>("() => document.querySelector('.turn:last-child').getBoundingClientRect().top < 20 || scrollY + innerHeight >= document.documentElement.scrollHeight - 1"));
        });
    }

    [Fact]
    public async Task Buttons_answer_in_place_by_keyboard_alone()
    {
        await chromium.VisitAsync(Site, Screen.Desktop, see: async visit =>
        {
            var page = visit.Page;
            await page.GotoAsync("/");
            await page.Keyboard.TypeAsync("When did the harbour bridge open?");
            await page.Keyboard.PressAsync("Enter");
            var turn = page.Locator(".turn");

            await turn.GetByRole(AriaRole.Button, new() { Name = "Context" }).PressAsync("Enter");
            await Expect(turn.Locator(".card").Last).ToContainTextAsync("Around the quotes");
            await Expect(turn.Locator(".card").Last).ToBeFocusedAsync();

            await turn.GetByRole(AriaRole.Button, new() { Name = "Not helpful" }).PressAsync("Enter");
            await turn.GetByLabel("The year is wrong").PressAsync("Space");
            await turn.GetByRole(AriaRole.Button, new() { Name = "Send" }).PressAsync("Enter");
            await Expect(turn).ToContainTextAsync("Thank you, noted: not helpful.");
            Assert.Equal("wrong-year", Assert.Single(_bot!.Database.Read("SELECT reason FROM rating", row => row.GetString(0))));
        });
    }

    [Fact]
    public async Task Without_scripts_a_button_opens_a_page_that_leads_back()
    {
        await chromium.VisitAsync(Site, Screen.Phone, scripts: false, see: async visit =>
        {
            var page = visit.Page;
            await page.GotoAsync("/?q=When+did+the+harbour+bridge+open%3F");

            await page.GetByRole(AriaRole.Button, new() { Name = "Not helpful" }).ClickAsync();
            await page.GetByLabel("Something is missing").CheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Send" }).ClickAsync();
            await Expect(page.Locator("main")).ToContainTextAsync("Thank you, noted: not helpful.");

            await page.GetByRole(AriaRole.Link, new() { Name = "Back to the conversation" }).ClickAsync();
            await Expect(page.Locator(".turn blockquote").First).ToContainTextAsync("opened in 1998");
        });
    }

    [Fact]
    public async Task Only_articles_of_a_publisher_answer()
    {
        await chromium.VisitAsync(Site, Screen.Desktop, see: async visit =>
        {
            var page = visit.Page;
            await page.GotoAsync("/");

            await page.GetByText("Only some articles").ClickAsync();
            await page.GetByLabel("Publisher").FillAsync("Kest Daily");
            await AskAsync(page, "Who was the architect?");
            await Expect(page.Locator(".turn blockquote").First).ToContainTextAsync(TwoArticles.MuseumArchitect);

            await page.GetByLabel("From").FillAsync("2016-13");
            await AskAsync(page, "Who was the architect?");
            await Expect(page.Locator(".turn").Last).ToContainTextAsync("“2016-13” is no date");
        });
    }

    [Fact]
    public async Task A_deleted_conversation_is_gone()
    {
        await chromium.VisitAsync(Site, Screen.Desktop, see: async visit =>
        {
            var page = visit.Page;
            await page.GotoAsync("/");
            await AskAsync(page, "When did the harbour bridge open?");
            await Expect(page.Locator(".turn blockquote").First).ToBeVisibleAsync();

            await page.GetByText("Delete this conversation").ClickAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Delete it" }).ClickAsync();

            await Expect(page.Locator("#conversation")).ToContainTextAsync("Deleted: 1 question of yours.");
            await page.ReloadAsync();
            await Expect(page.Locator(".turn")).ToHaveCountAsync(0);
        });
    }

    [Fact]
    public async Task What_has_the_focus_is_not_behind_the_form()
    {
        await chromium.VisitAsync(Site, Screen.Phone, see: async visit =>
        {
            var page = visit.Page;
            await page.SetViewportSizeAsync(390, 420);
            await page.GotoAsync("/?q=When+did+the+harbour+bridge+open%3F");
            await page.Locator("nav a").Last.FocusAsync();

            var hidden = new List<string>();
            for (var last = ""; last != "the form";)
            {
                await page.Keyboard.PressAsync("Tab");
                last = await page.EvaluateAsync<string>(
                    "() => { const form = document.getElementById('ask'), at = document.activeElement; return form.contains(at) ? 'the form' : at.getBoundingClientRect().top >= form.getBoundingClientRect().top ? at.textContent : ''; }");
                hidden.Add(last);
            }

            Assert.True(hidden.Count > 5);
            Assert.DoesNotContain(hidden, one => one is not ("" or "the form"));
        });
    }

    [Fact]
    public async Task A_connection_that_is_lost_is_told_and_the_question_kept()
    {
        await chromium.VisitAsync(Site, Screen.Desktop, see: async visit =>
        {
            var page = visit.Page;
            await page.GotoAsync("/");
            await page.RouteAsync("**/ask", route => route.AbortAsync());

            await AskAsync(page, "When did the harbour bridge open?");

            await Expect(page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("The connection was lost. Please ask again.");
            await Expect(page.GetByLabel("Question", new() { Exact = true })).ToHaveValueAsync("When did the harbour bridge open?");
            visit.Forgive("net::ERR_FAILED");
        });
    }

    public async ValueTask InitializeAsync()
    {
        _articles = await TwoArticles.WriteAsync(Cancellation);
        _bot = await RunningBot.LaunchAsync(standIn: null, Cancellation, corpus: _articles.Folder);
        await _bot.ServesAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        if (_bot is { } bot)
            await bot.DisposeAsync();
        _articles?.Dispose();
    }

    private static async Task AskAsync(IPage page, string question)
    {
        await page.GetByLabel("Question", new() { Exact = true }).FillAsync(question);
        await page.GetByRole(AriaRole.Button, new() { Name = "Ask", Exact = true }).ClickAsync();
    }
}
