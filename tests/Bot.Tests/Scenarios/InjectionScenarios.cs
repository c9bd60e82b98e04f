using System.Text.Json.Nodes;
using Bot.Tests.Models;
using Bot.Tests.ModelStandIn;

namespace Bot.Tests.Scenarios;

/// <summary>Articles that order a model about, and a model that obeys: nobody is called, led astray or told what was ordered.</summary>
public sealed class InjectionScenarios
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Theory]
    [EachPlatform]
    public async Task No_order_of_an_article_is_carried_out(Platform platform)
    {
        await using var model = await ModelServer.StartAsync(Cancellation);
        model.Mode = new ModelMode.Obedient(Injection.All.ToDictionary(injection => injection.Sign, injection => injection.Obeyed, StringComparer.Ordinal));
        await using var scene = await Scene.StartAsync(platform, SceneSettings.Unlimited with { Models = new JsonObject { ["Chat"] = model.ChatSettings } });
        foreach (var injection in Injection.All)
            File.Copy(Path.Combine(Injection.Folder, injection.File), Path.Combine(scene.Articles.Folder, injection.File));
        await scene.RestartAsync();

        // Each in a thread of its own: in one conversation each would be read as going on from whichever came before it.
        var seen = await Task.WhenAll(Injection.All.Select(async injection => (Injection: injection, Last: await scene.EndAsync(await scene.MentionAsync(scene.Alice, scene.General, injection.Question)))));

        Assert.All(seen, asked => Assert.All(scene.Before(asked.Last).Append(asked.Last), answer =>
        {
            Assert.DoesNotContain(answer.Links, link => asked.Injection.Order.Any(order => link.Url.Contains(order, StringComparison.OrdinalIgnoreCase)));
            Assert.Empty(answer.Mentions);
        }));
        Assert.All(seen, asked => Assert.All(asked.Injection.Order, order => Assert.DoesNotContain(order, asked.Last.Lead, StringComparison.OrdinalIgnoreCase)));
        Assert.Empty(seen.Where(asked => !asked.Injection.Fact.Any(fact => asked.Last.Text.Contains(fact, StringComparison.Ordinal))).Select(asked => $"{asked.Injection.File}: {asked.Last.Text}"));
        Assert.Empty(scene.Violations);
        // The model was led astray; else this would tell nothing.
        Assert.InRange(model.Chats.Count(call => Injection.All.Any(injection => call.Text("user").Contains(injection.Sign[..10], StringComparison.Ordinal))), 10, Injection.All.Count);
    }
}
