using System.Text.Json.Nodes;
using Bot.Tests.Running;
using Microsoft.Playwright;

namespace Bot.Tests.Browser;

/// <summary>Every page, on a phone and at a desk, in light and dark: axe finds nothing against WCAG 2.2 AA, nothing is cut off.</summary>
[Collection(Chromium.Collection)]
public sealed class AccessibilityTests(Chromium chromium) : IAsyncLifetime
{
    private static readonly string[] Pages =
    [
        "/",
        "/?q=When+did+the+harbour+bridge+open%3F",
        "/?q=How+many+whales+live+in+Geneva%3F&publisher=Kest+Daily",
        "/figures",
        "/figures?topic=harbour+bridge",
        "/articles",
        "/a/bridge.md?s=5-40#quote",
        "/a/bridge.md?figures=off",
        "/nowhere",
        "/moderate/articles/rejected",
        "/moderate/diff",
        "/api",
        "/moderate",
        "/moderate/articles",
        "/moderate/questions",
        "/moderate/history",
    ];

    private TwoArticles? _articles;
    private RunningBot? _bot;

    public static TheoryData<string, Screen, ColorScheme> All => new(
        from page in Pages
        from look in new[] { (Screen.Phone, ColorScheme.Dark), (Screen.Desktop, ColorScheme.Light) }
        select (page, look.Item1, look.Item2));

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_page_is_for_everybody(string path, Screen screen, ColorScheme colors)
    {
        var site = _bot?.Web ?? throw new InvalidOperationException("The bot is not started.");
        await chromium.VisitAsync(
            site,
            screen,
            async visit =>
            {
                // As a reverse proxy on this machine tells who signed in.
                await visit.Page.SetExtraHTTPHeadersAsync([KeyValuePair.Create("X-Forwarded-User", "Ada")]);
                await visit.Page.GotoAsync(path);
                foreach (var details in await visit.Page.Locator("main details > summary:visible").AllAsync())
                    await details.ClickAsync();

                Assert.Empty(await visit.ViolationsAsync());
                await visit.FitsAsync();
                // The page that says that there is none.
                if (path == "/nowhere")
                    visit.Forgive("404");
            },
            colors: colors);
    }

    public async ValueTask InitializeAsync()
    {
        _articles = await TwoArticles.WriteAsync(TestContext.Current.CancellationToken);
        _bot = await RunningBot.LaunchAsync(standIn: null, TestContext.Current.CancellationToken, new JsonObject { ["Web"] = new JsonObject { ["Moderators"] = new JsonObject { ["Header"] = "X-Forwarded-User" } } }, _articles.Folder);
        await _bot.ServesAsync(TestContext.Current.CancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        if (_bot is { } bot)
            await bot.DisposeAsync();
        _articles?.Dispose();
    }
}
