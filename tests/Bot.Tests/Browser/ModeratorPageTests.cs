using System.Text.Json.Nodes;
using Bot.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bot.Tests.Browser;

[Collection(Chromium.Collection)]
public sealed class ModeratorPageTests(Chromium chromium)
{
    private const string Token = "a token that nobody guesses";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Screen.Desktop, true)]
    [InlineData(Screen.Phone, false)]
    public async Task A_moderator_reloads_after_a_file_changed_reads_what_changed_and_brings_the_version_before_back(Screen screen, bool scripts)
    {
        using var articles = await TwoArticles.WriteAsync(Cancellation);
        await using var bot = await RunningBot.LaunchAsync(
            standIn: null, Cancellation, new JsonObject { ["Web"] = new JsonObject { ["Moderators"] = new JsonObject { ["Token"] = Token } } }, articles.Folder);
        await bot.ServesAsync(Cancellation);
        await chromium.VisitAsync(
            bot.Web,
            screen,
            async visit =>
            {
                var page = visit.Page;
                await page.GotoAsync("/moderate");
                await page.GetByLabel("Token").FillAsync(Token);
                await ClickAsync(page, "Sign in");

                await articles.AddAsync(TwoArticles.FerryFile, "# The harbour ferry\n\nThe harbour ferry was sold in 2023 for 9 million euros.\n", Cancellation);
                await ClickAsync(page, "Reload");
                await Expect(page.Locator("#run")).ToContainTextAsync("The harbour ferry");
                await Expect(page.Locator("#run")).ToContainTextAsync("1 article added");
                await visit.FitsAsync();

                await page.GotoAsync("/?q=When+was+the+harbour+ferry+sold%3F");
                await Expect(page.Locator("blockquote").First).ToContainTextAsync("sold in 2023");

                await page.GotoAsync("/moderate");
                await ClickAsync(page, "Bring back…");
                await ClickAsync(page, "Bring it back");
                await Expect(page.Locator("#run")).ToContainTextAsync("The harbour ferry");
                await page.GotoAsync("/articles");
                await Expect(page.Locator("main")).Not.ToContainTextAsync("The harbour ferry");

                await page.GotoAsync("/moderate");
                await ClickAsync(page, "Sign out");
                await page.GotoAsync("/moderate");
                await Expect(page.GetByLabel("Token")).ToBeVisibleAsync();
            },
            scripts);
    }

    private static Task ClickAsync(IPage page, string button) => page.GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync();
}
