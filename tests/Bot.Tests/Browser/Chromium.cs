using Microsoft.Playwright;

namespace Bot.Tests.Browser;

/// <summary>One browser for all tests that look at pages; where the machine has none, they are skipped.</summary>
public sealed class Chromium : IAsyncLifetime
{
    internal const string Collection = "browser";

    // The variable is for machines where it lies elsewhere.
    private static readonly string? Program = new[] { Environment.GetEnvironmentVariable("CHROMIUM"), "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    /// <summary>Milliseconds.</summary>
    internal const float Patience = 30_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (Program is null)
            return;
        _playwright = await Playwright.CreateAsync();
        // A busy machine is slow, not wrong.
        Assertions.SetDefaultExpectTimeout(Patience);
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Program, Args = ["--no-sandbox", "--disable-dev-shm-usage"] });
    }

    /// <summary>Opens a window, or skips the test. At the end nothing may have been complained of by the browser, or asked of another host.</summary>
    internal async Task VisitAsync(Uri site, Screen screen, Func<Visit, Task> see, bool scripts = true, ColorScheme colors = ColorScheme.Light)
    {
        Assert.SkipWhen(_browser is null, "There is no Chromium: install it (Debian: apt-get install chromium), or name its program in the environment variable CHROMIUM.");
        await using var context = await _browser!.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = site.AbsoluteUri,
            ViewportSize = screen is Screen.Phone ? new ViewportSize { Width = 390, Height = 844 } : new ViewportSize { Width = 1280, Height = 900 },
            JavaScriptEnabled = scripts,
            ColorScheme = colors,
        });
        var visit = new Visit(await context.NewPageAsync(), site);
        await see(visit);
        Assert.Empty(visit.Complaints);
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is { } browser)
            await browser.DisposeAsync();
        _playwright?.Dispose();
    }
}

public enum Screen
{
    Phone,
    Desktop,
}

[CollectionDefinition(Chromium.Collection)]
public sealed class BrowserTests : ICollectionFixture<Chromium>;
