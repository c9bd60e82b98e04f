using Bot.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Bot.Tests.Browser;

[Collection(Chromium.Collection)]
public sealed class FiguresPageBrowserTests(Chromium chromium)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(Screen.Desktop, true)]
    [InlineData(Screen.Phone, false)]
    public async Task Who_asks_for_figures_sees_a_table_and_a_chart_takes_the_file_and_opens_the_sentence(Screen screen, bool scripts)
    {
        using var articles = await TwoArticles.WriteAsync(Cancellation);
        await using var bot = await RunningBot.LaunchAsync(standIn: null, Cancellation, corpus: articles.Folder);
        await bot.ServesAsync(Cancellation);
        await chromium.VisitAsync(
            bot.Web,
            screen,
            async visit =>
            {
                var page = visit.Page;
                await page.GotoAsync("/figures");
                await page.GetByLabel("Topic").FillAsync("people");
                await page.GetByRole(AriaRole.Button, new() { Name = "Show figures" }).ClickAsync();
                await Expect(page.Locator("table")).ToContainTextAsync("90,000 people");
                await visit.FitsAsync();

                var chart = page.Locator(".chart img").First;
                await chart.ScrollIntoViewIfNeededAsync();
                await Expect(chart).ToHaveJSPropertyAsync("complete", true);
                Assert.True(await chart.EvaluateAsync<int>("image => image.naturalWidth") > 300);

                var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "CSV" }).ClickAsync());
                using var file = new StreamReader(await download.CreateReadStreamAsync());
                Assert.Contains("90000", await file.ReadToEndAsync(Cancellation), StringComparison.Ordinal);

                await page.Locator("table").GetByRole(AriaRole.Link, new() { Name = "Kest Daily" }).First.ClickAsync();
                await Expect(page.Locator("mark").First).ToBeInViewportAsync();
                await Expect(page.Locator("article")).ToContainTextAsync("About 90,000 people visited the museum in 2006");
            },
            scripts);
    }

    [Fact]
    public async Task A_figure_in_an_article_tells_how_it_is_read_to_the_mouse_and_to_the_keyboard()
    {
        using var articles = await TwoArticles.WriteAsync(Cancellation);
        await using var bot = await RunningBot.LaunchAsync(standIn: null, Cancellation, corpus: articles.Folder);
        await bot.ServesAsync(Cancellation);
        await chromium.VisitAsync(bot.Web, Screen.Desktop, async visit =>
        {
            var page = visit.Page;
            await page.GotoAsync("/a/culture/museum.md");
            var figure = page.Locator("article a.figure", new() { HasTextString = "90,000" });
            await Expect(page.Locator("article")).ToContainTextAsync("90,000");
            Assert.DoesNotContain("2006", await ReadingAsync(figure), StringComparison.Ordinal);

            await figure.HoverAsync();
            Assert.Contains("90,000 people, 2006", await ReadingAsync(figure), StringComparison.Ordinal);
            await page.Mouse.MoveAsync(0, 0);
            Assert.DoesNotContain("2006", await ReadingAsync(figure), StringComparison.Ordinal);

            // As the keyboard does, else it is not shown where the focus is.
            await page.GetByRole(AriaRole.Link, new() { Name = "Hide the figures" }).FocusAsync();
            while (!await figure.EvaluateAsync<bool>("figure => figure === document.activeElement"))
                await page.Keyboard.PressAsync("Tab");
            Assert.Contains("90,000 people, 2006", await ReadingAsync(figure), StringComparison.Ordinal);
            await page.Keyboard.PressAsync("Escape");
            Assert.DoesNotContain("2006", await ReadingAsync(figure), StringComparison.Ordinal);
        });
    }

    private static Task<string> ReadingAsync(ILocator figure) => figure.EvaluateAsync<string>("figure => getComputedStyle(figure, '::after').content");
}
