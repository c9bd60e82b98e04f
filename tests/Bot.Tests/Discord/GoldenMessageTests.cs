using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bot.Tests.DiscordStandIn;
using Bot.Tests.Running;

namespace Bot.Tests.Discord;

/// <summary>The messages as they are sent, whole. UPDATE_GOLDEN=1 writes them anew, to be read before they are committed.</summary>
public partial class GoldenMessageTests
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task The_Le_Touquet_answer() =>
        CompareAsync("le-touquet", Ask("what is the Le Touquet treaty"));

    [Fact]
    public Task Not_found() =>
        CompareAsync("not-found", Ask("how many people live in Geneva"));

    [Fact]
    public Task Figures_with_a_chart() =>
        CompareAsync("figures-with-chart", (discord, bot) => bot.OrLogAsync(discord.Alice.Command(discord.General, "figures", ("topic", "migrants"), ("year", "2014"), ("to", "2024"), ("chart", true)).Answered));

    [Fact]
    public Task How_far_a_reload_is() => CompareReloadAsync("reload-progress", edits => edits[0]);

    [Fact]
    public Task What_a_reload_found() => CompareReloadAsync("reload-report", edits => edits[^1]);

    [Fact]
    public async Task Paragraphs_of_6000_characters_full_of_signs_that_mean_something_to_Discord()
    {
        var folder = Directory.CreateTempSubdirectory("bot-golden-");
        try
        {
            var signs = string.Concat(Enumerable.Repeat("*Lantern* _keeper_ `said` <@1> [link](https://a.example) ~so~ |it|. ", 90));
            foreach (var i in Enumerable.Range(1, 3))
            {
                await File.WriteAllTextAsync(
                    Path.Combine(folder.FullName, $"{i}.md"),
                    $"---\ntitle: 'Tower {i} {string.Concat(Enumerable.Repeat("[*_~`|]", 40))}'\npublisher: '{new string('*', 150)}'\nurl: https://a.example/{new string('p', 450)}\n---\nThe lantern keeper of tower {i} was born in {1900 + i}. {signs}\n",
                    Cancellation);
            }

            await CompareAsync(
                "worst-case",
                async (discord, bot) =>
                {
                    var answer = await Ask("when was the lantern keeper born")(discord, bot);
                    return await bot.OrLogAsync(discord.Alice.Press(answer, DiscordScene.Button(answer, "context")).Answered);
                },
                folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static Func<DiscordServer, RunningBot, Task<PostedMessage>> Ask(string question) =>
        (discord, bot) => bot.OrLogAsync(discord.Alice.Command(discord.General, "ask", ("question", question)).Answered);

    private static async Task CompareReloadAsync(string name, Func<IReadOnlyList<JsonNode>, JsonNode> which)
    {
        using var articles = await TwoArticles.WriteAsync(Cancellation);
        await CompareAsync(
            name,
            async (discord, bot) =>
            {
                await articles.AddFerryAsync(Cancellation);
                var held = await HeldReading.HoldAsync(articles.Folder, Cancellation);
                discord.Alice.Permissions |= Permissions.ManageGuild;
                var message = await bot.OrLogAsync(discord.Alice.Command(discord.General, "corpus reload").Answered);
                await bot.OrLogAsync(held.ReleaseAsync());
                await bot.OrLogAsync(message.UntilAsync(json => json.Objects("components").Count == 0, Cancellation));
                return message;
            },
            articles.Folder,
            which);
    }

    private static async Task CompareAsync(
        string name, Func<DiscordServer, RunningBot, Task<PostedMessage>> ask, string? corpus = null, Func<IReadOnlyList<JsonNode>, JsonNode>? which = null)
    {
        await using var discord = await DiscordServer.StartAsync(new DiscordSettings { IdentifyWindow = TimeSpan.Zero }, Cancellation);
        await using var bot = await RunningBot.StartAsync(discord, Cancellation, corpus: corpus);

        var answer = await ask(discord, bot);

        Assert.Empty(discord.Violations);
        var edits = discord.Rest.Bodies.Where(body => body.Kind == "webhookEdit").Select(body => body.Body).ToList();
        var sent = which is null ? edits[^1] : which(edits);
        var actual = Passing().Replace(Turn().Replace(sent.ToJsonString(Readable), ":TURN:"), "SOME") + "\n";
        var path = Path.Combine(CommandLineRun.Repository, "tests", "Bot.Tests", "Discord", "golden", $"{name}.json");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            await File.WriteAllTextAsync(path, actual, Cancellation);
        Assert.Equal(await File.ReadAllTextAsync(path, Cancellation), actual);
        Assert.Equal(answer.Json.Objects("attachments").Count, answer.Files.Count);

        // Last, since it is skipped where the peers are not installed.
        Assert.Empty(await DiscordSpec.ValidateAsync(discord.Rest.Bodies, Cancellation));
    }

    [GeneratedRegex("(?<=read in )[0-9.]+|(?<=Reading · )[0-9]", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Passing();

    [GeneratedRegex(":[0-9a-f]{32}:", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Turn();
}
