using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bot.Tests.DiscordStandIn;
using Bot.Tests.Running;
using Bot.Tests.SlackStandIn;

namespace Bot.Tests.Slack;

/// <summary>The messages, forms and pages as they are sent, whole. UPDATE_GOLDEN=1 writes them anew, to be read before they are committed.</summary>
public partial class GoldenMessageTests
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string Folder = Path.Combine(CommandLineRun.Repository, "tests", "Bot.Tests", "Slack", "golden");

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public Task The_Le_Touquet_answer() => CompareAsync("le-touquet", "message", Ask("/ask", "what is the Le Touquet treaty"));

    [Fact]
    public Task Not_found() => CompareAsync("not-found", "message", Ask("/ask", "how many people live in Geneva"));

    [Fact]
    public Task Figures() => CompareAsync("figures", "message", Ask("/figures", "migrants 2014-2024"));

    [Fact]
    public Task The_form_of_a_question() => CompareAsync("ask-form", "open", async (slack, bot) =>
    {
        slack.Alice.Command(slack.General, "/ask", "publisher:\"The Guardian\" private:yes");
        await bot.OrLogAsync(slack.Alice.NextViewAsync(Cancellation));
    });

    [Fact]
    public Task The_form_that_takes_a_file() => CompareAsync("add-form", "open", async (slack, bot) =>
    {
        slack.Admin.Command(slack.General, "/corpus", "add");
        await bot.OrLogAsync(slack.Admin.NextViewAsync(Cancellation));
    });

    [Fact]
    public Task The_page_of_the_app() => CompareAsync("home", "publish", async (slack, bot) =>
    {
        slack.Alice.OpenHome();
        await bot.OrLogAsync(slack.Alice.NextHomeAsync(Cancellation));
    });

    [Fact]
    public Task How_far_a_reload_is() => CompareReloadAsync("reload-progress", "message");

    [Fact]
    public Task What_a_reload_found() => CompareReloadAsync("reload-report", "update");

    [Fact]
    public async Task Paragraphs_of_6000_characters_full_of_signs_that_mean_something_to_Slack()
    {
        var folder = Directory.CreateTempSubdirectory("bot-golden-");
        try
        {
            var signs = string.Concat(Enumerable.Repeat("*Lantern* _keeper_ `said` <@U1> <!channel> <https://a.example|link> ~so~ &amp; @here :wave:. ", 70));
            foreach (var i in Enumerable.Range(1, 3))
            {
                await File.WriteAllTextAsync(
                    Path.Combine(folder.FullName, $"{i}.md"),
                    $"---\ntitle: 'Tower {i} {string.Concat(Enumerable.Repeat("<!here>&", 40))}'\npublisher: '{new string('<', 150)}'\nurl: https://a.example/{new string('p', 450)}\n---\nThe lantern keeper of tower {i} was born in {1900 + i}. {signs}\n",
                    Cancellation);
            }

            await CompareAsync("worst-case", "blocks", async (slack, bot) =>
            {
                slack.Alice.Command(slack.General, "/ask", "when was the lantern keeper born");
                var answer = await bot.OrLogAsync(slack.General.NextMessageAsync(Cancellation));
                await bot.OrLogAsync(slack.Alice.Press(answer, SlackScene.Button(answer, "context")).NextAnswerAsync(Cancellation));
            }, folder.FullName);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>By the TypeScript compiler; skipped where the peers are not installed.</summary>
    [Fact]
    public async Task All_of_them_are_of_the_types_that_Slack_publishes()
    {
        var kinds = new Dictionary<string, string>(StringComparer.Ordinal) { ["ask-form"] = "open", ["add-form"] = "open", ["reload-report"] = "update", ["home"] = "publish", ["worst-case"] = "blocks" };
        var golden = Directory.EnumerateFiles(Folder, "*.json").Select(file => (
            kinds.GetValueOrDefault(Path.GetFileNameWithoutExtension(file), "message"), JsonNode.Parse(File.ReadAllText(file)) ?? new JsonObject())).ToList();

        Assert.True(golden.Count >= 6);
        Assert.Empty(await SlackTypes.CheckAsync(golden, Cancellation));
    }

    private static Func<SlackServer, RunningBot, Task> Ask(string command, string text) => async (slack, bot) =>
    {
        slack.Alice.Command(slack.General, command, text);
        await bot.OrLogAsync(slack.General.NextMessageAsync(Cancellation));
    };

    private static async Task CompareReloadAsync(string name, string kind)
    {
        using var articles = await TwoArticles.WriteAsync(Cancellation);
        await CompareAsync(
            name,
            kind,
            async (slack, bot) =>
            {
                await articles.AddFerryAsync(Cancellation);
                var held = await HeldReading.HoldAsync(articles.Folder, Cancellation);
                slack.Admin.Command(slack.General, "/corpus", "reload");
                var message = await bot.OrLogAsync(slack.Admin.Direct.NextMessageAsync(Cancellation));
                await bot.OrLogAsync(held.ReleaseAsync());
                await bot.OrLogAsync(message.UntilAsync(json => !json.Objects("blocks").Any(block => block.Text("type") == "actions"), Cancellation));
            },
            articles.Folder);
    }

    private static async Task CompareAsync(string name, string kind, Func<SlackServer, RunningBot, Task> act, string? corpus = null)
    {
        await using var slack = await SlackServer.StartAsync(new SlackSettings(), Cancellation);
        await using var bot = await RunningBot.StartAsync(slack, Cancellation, corpus: corpus);

        await act(slack, bot);

        Assert.Empty(slack.Violations);
        var sent = slack.Api.Bodies.Last(body => body.Kind == kind).Body;
        var actual = Passing().Replace(Turn().Replace(Ids().Replace(Secret().Replace(sent.ToJsonString(Readable), "RESPONSE_URL"), "ID"), ":TURN:"), "SOME") + "\n";
        var path = Path.Combine(Folder, $"{name}.json");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
            await File.WriteAllTextAsync(path, actual, Cancellation);
        Assert.Equal(await File.ReadAllTextAsync(path, Cancellation), actual);
    }

    [GeneratedRegex("(?<=read in )[0-9.]+|(?<=Reading · )[0-9]", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Passing();

    [GeneratedRegex(":[0-9a-f]{32}:", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Turn();

    [GeneratedRegex(@"\b[CDU]0[0-9A-Z]{9}\b|\b[0-9]+\.[0-9]+\.[0-9a-f]+\b|\b[0-9]{10}\.[0-9]{6}\b", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Ids();

    [GeneratedRegex(@"http://127\.0\.0\.1:[0-9]+/respond/[^""\\]+", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Secret();
}
