using System.Text.Json.Nodes;
using Bot.Tests.ModelStandIn;
using Bot.Tests.Running;
using static Microsoft.Playwright.Assertions;

namespace Bot.Tests.Browser;

[Collection(Chromium.Collection)]
public sealed class StreamedAnswerTests(Chromium chromium)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_quotes_are_there_at_once_and_the_words_of_a_model_take_their_place()
    {
        using var articles = await TwoArticles.WriteAsync(Cancellation);
        await using var model = await ModelServer.StartAsync(Cancellation);
        var release = new TaskCompletionSource();
        model.Mode = new ModelMode.Slow(release.Task);
        await using var bot = await RunningBot.LaunchAsync(standIn: null, Cancellation, new JsonObject { ["Models"] = new JsonObject { ["Chat"] = model.ChatSettings } }, articles.Folder);
        await bot.ServesAsync(Cancellation);
        await chromium.VisitAsync(bot.Web, Screen.Desktop, async visit =>
        {
            var page = visit.Page;
            await page.GotoAsync("/");
            await page.Keyboard.TypeAsync("When did the harbour bridge open?");
            await page.Keyboard.PressAsync("Enter");
            var turn = page.Locator(".turn");

            await Expect(turn.Locator("blockquote").First).ToContainTextAsync("The harbour bridge opened in 1998");
            await Expect(turn).ToContainTextAsync("A model is putting this into words…");
            await Expect(page.Locator("#conversation")).ToHaveAttributeAsync("aria-busy", "true");

            release.SetResult();
            await Expect(turn).ToContainTextAsync(ModelServer.ChatModel);
            await Expect(turn).Not.ToContainTextAsync("A model is putting this into words…");
            await Expect(turn.Locator("blockquote").First).ToContainTextAsync("The harbour bridge opened in 1998");
            await Expect(page.Locator("#conversation")).ToHaveAttributeAsync("aria-busy", "false");

            // As it was told, and not asked again.
            await page.ReloadAsync();
            await Expect(turn).ToContainTextAsync(ModelServer.ChatModel);
            Assert.Single(model.Chats);
        });
    }

    [Fact]
    public async Task A_model_that_fails_leaves_the_quotes()
    {
        using var articles = await TwoArticles.WriteAsync(Cancellation);
        await using var model = await ModelServer.StartAsync(Cancellation);
        model.Mode = new ModelMode.Breaking();
        await using var bot = await RunningBot.LaunchAsync(standIn: null, Cancellation, new JsonObject { ["Models"] = new JsonObject { ["Chat"] = model.ChatSettings } }, articles.Folder);
        await bot.ServesAsync(Cancellation);
        await chromium.VisitAsync(bot.Web, Screen.Phone, async visit =>
        {
            await visit.Page.GotoAsync("/");
            await visit.Page.GetByLabel("Question", new() { Exact = true }).FillAsync("When did the harbour bridge open?");
            await visit.Page.Keyboard.PressAsync("Enter");

            await Expect(visit.Page.Locator("#conversation")).ToHaveAttributeAsync("aria-busy", "false");
            await Expect(visit.Page.Locator(".turn blockquote").First).ToContainTextAsync("The harbour bridge opened in 1998");
            await Expect(visit.Page.Locator(".turn")).Not.ToContainTextAsync("A model is putting this into words…");
        });
    }
}
