using System.Text.Json.Nodes;

namespace Bot.Tests.Scenarios;

public sealed class AskingScenarios
{
    [Theory]
    [EachPlatform]
    public async Task A_question_is_answered_for_all_with_its_quote_its_source_and_the_state_of_the_corpus(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);

        var answer = await scene.AskAsync(scene.Alice, scene.General, Scene.BridgeQuestion);

        Assert.False(answer.IsPrivate);
        Assert.Contains("40 million", answer.Lead, StringComparison.Ordinal);
        Assert.Contains("“The harbour bridge cost 40 million euros.”", answer.Text, StringComparison.Ordinal);
        Assert.Contains("The harbour bridge · Harbour News · Apr 2, 2019 (given) · paragraph 1", answer.Text, StringComparison.Ordinal);
        Assert.Contains("2 articles · newest May 14, 2021 (given)", answer.Text, StringComparison.Ordinal);
        Assert.Contains(answer.Links, link => link.Text == "The harbour bridge" && link.Url.StartsWith("https://harbour.example/bridge#:~:text=", StringComparison.Ordinal));
        Assert.Equal([answer.Text], scene.SeenBy(scene.Bob).Select(seen => seen.Text));
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform("how much did the harbour bridge cost")]
    [EachPlatform("who was the architect of the city museum")]
    [EachPlatform("what happened to the ferry trips")]
    [EachPlatform("how many people came on the first day, and how many visited the museum")]
    [EachPlatform("who won the elections in Peru")]
    [EachPlatform("how many zeppelins cross the bridge")]
    public async Task Quotes_and_sources_are_those_that_the_command_line_gives(Platform platform, string question)
    {
        await using var scene = await Scene.StartAsync(platform);
        var run = await CommandLineRun.OfAsync(["ask", question, "--corpus", scene.Articles.Folder, "--json"]);
        var expected = JsonNode.Parse(run.Output)!; // the document is an object
        var citations = (expected["found"]!.GetValue<bool>() ? expected["citations"]! : expected["closest"]!).AsArray().OfType<JsonObject>().Take(3).ToList(); // so the document says

        var answer = await scene.AskAsync(scene.Alice, scene.General, question);

        var from = 0;
        foreach (var citation in citations)
        {
            foreach (var part in new[] { $"[{citation["n"]}]", $"“{citation["quote"]}”", $"{citation["title"]} · {citation["publisher"]}", $"paragraph {citation["paragraph"]}" })
            {
                var at = answer.Text.IndexOf(ReadText.OneLine(part), from, StringComparison.Ordinal);
                Assert.True(at >= 0, $"{part} is not behind character {from} of: {answer.Text}");
                from = at;
            }
        }

        Assert.Equal(citations.Count, answer.Text.Split("paragraph ").Length - 1);
        Assert.Equal(citations.Select(citation => (string?)citation["url"]).OfType<string>(), answer.Links.Select(link => link.Url));
        Assert.Contains($"Corpus {expected["corpus"]!["version"]} · 2 articles", answer.Text, StringComparison.Ordinal); // so the document says
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform]
    public async Task Links_lead_to_the_article_reader_where_it_can_be_reached(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform, new() { Web = new JsonObject { ["PublicUrl"] = "https://bot.example/" } });

        var answer = await scene.AskAsync(scene.Alice, scene.General, Scene.MuseumQuestion);

        Assert.Contains(answer.Links, link => link.Text == "The city museum" && link.Url.StartsWith("https://bot.example/a/culture/museum.md?v=", StringComparison.Ordinal));
        Assert.All(answer.Links, link => Assert.StartsWith("https://bot.example/a/", link.Url));
    }

    [Theory]
    [EachPlatform]
    public async Task What_the_articles_do_not_answer_is_refused_with_the_size_of_the_corpus(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);

        var answer = await scene.AskAsync(scene.Alice, scene.General, "who won the elections in Peru");

        Assert.Contains("The 2 articles do not answer this:", answer.Lead, StringComparison.Ordinal);
        Assert.Contains("2 articles · newest", answer.Text, StringComparison.Ordinal);
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform("publisher", "Kest Daily", Scene.Museum, Scene.Bridge)]
    [EachPlatform("from", "2020", Scene.Museum, Scene.Bridge)]
    [EachPlatform("to", "2019-04", Scene.Bridge, Scene.Museum)]
    public async Task A_filter_leaves_other_articles_out(Platform platform, string field, string value, string told, string untold)
    {
        await using var scene = await Scene.StartAsync(platform);

        var answer = await scene.AskAsync(scene.Alice, scene.General, Scene.FollowUp, (field, value));

        Assert.Contains(told, answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(untold, answer.Text, StringComparison.Ordinal);
        Assert.Contains("1 article ·", answer.Text, StringComparison.Ordinal);
    }

    [Theory]
    [EachPlatform("from", "yesterday", "“yesterday” is no date: write YYYY, YYYY-MM or YYYY-MM-DD")]
    [EachPlatform("publisher", "Nobody", "No article of the corpus is by “Nobody”")]
    [EachPlatform("from", "2030", "No article of the corpus is from 2030 or later")]
    public async Task A_filter_that_cannot_be_read_or_met_is_told(Platform platform, string field, string value, string told)
    {
        await using var scene = await Scene.StartAsync(platform);

        var answer = await scene.AskAsync(scene.Alice, scene.General, Scene.FollowUp, (field, value));

        Assert.Contains(told, answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("paragraph", answer.Text, StringComparison.Ordinal);
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform(false)]
    [EachPlatform(true, NotOnSlack = "There are no replies but in threads, where a filter is taken over by the one who set it alone.")]
    public async Task A_filter_is_named_and_taken_over_by_who_replies(Platform platform, bool byAnother)
    {
        await using var scene = await Scene.StartAsync(platform);
        var answer = await scene.AskAsync(scene.Alice, scene.General, Scene.MuseumQuestion, ("publisher", "Kest Daily"));

        var next = await scene.ReplyAsync(byAnother ? scene.Bob : scene.Alice, answer, Scene.FollowUp);

        Assert.Contains("Only articles by “Kest Daily” were asked.", answer.Text, StringComparison.Ordinal);
        Assert.Contains("Only articles by “Kest Daily” were asked.", next.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Scene.Bridge, next.Text, StringComparison.Ordinal);
    }

    [Theory]
    [EachPlatform]
    public async Task A_publisher_that_no_article_has_does_not_limit_the_next_question(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);
        var mistyped = await scene.AskAsync(scene.Alice, scene.General, Scene.BridgeQuestion, ("publisher", "Harbor News"));

        var next = await scene.MentionAsync(scene.Alice, scene.General, Scene.BridgeQuestion);

        Assert.Contains("Only articles by “Harbor News” were asked. Publishers here: “Harbour News”, “Kest Daily”.", mistyped.Text, StringComparison.Ordinal);
        Assert.Contains("40 million", next.Lead, StringComparison.Ordinal);
        Assert.DoesNotContain("Harbor News", next.Text, StringComparison.Ordinal);
    }

    [Theory]
    [EachPlatform]
    public async Task A_question_of_blanks_is_asked_for_again(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);

        var answer = await scene.AskAsync(scene.Alice, scene.General, "   ");

        Assert.Contains("Please ask a question", answer.Text, StringComparison.Ordinal);
        Assert.True(answer.IsPrivate);
    }

    [Theory]
    [EachPlatform]
    public async Task A_long_question_is_answered_like_a_short_one(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);
        var question = $"{Scene.BridgeQuestion} {string.Concat(Enumerable.Repeat("as far as the articles tell ", 10))}";

        var asked = await scene.AskAsync(scene.Alice, scene.General, question);
        var mentioned = await scene.MentionAsync(scene.Alice, scene.General, question);

        Assert.Contains("40 million", asked.Text, StringComparison.Ordinal);
        Assert.Contains("40 million", mentioned.Text, StringComparison.Ordinal);
        await scene.Bot.StopAsync();
        Assert.All(scene.SeenBy(scene.Alice), seen => Assert.Empty(seen.Files));
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform]
    public async Task A_question_of_several_thousand_characters_is_refused_with_the_most_that_can_be_asked(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);

        var refused = await scene.SayAsync(scene.Alice, scene.Direct(scene.Alice), $"{Scene.BridgeQuestion} {new string('x', 1_980)}");

        Assert.Contains("2,000 characters", refused.Text, StringComparison.Ordinal);
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform]
    public async Task Text_of_articles_is_shown_word_for_word_and_calls_nobody_and_leads_nowhere(Platform platform)
    {
        const string Said = "The lighthouse keeper said **@everyone** _must_ `read` https://evil.example/x & <https://evil.example|here>, <!channel>, <@U123>, <@123>, <#C1> and [here](https://evil.example) &amp; ~so~ *on*.";
        await using var scene = await Scene.StartAsync(platform);
        await scene.AddArticleAsync("hostile.md", $"---\ntitle: '[Free](https://evil.example) <!here> *@everyone*'\npublisher: '<https://evil.example|Post>'\n---\n{Said}\n");

        var answer = await scene.AskAsync(scene.Alice, scene.General, "what did the lighthouse keeper say");
        var context = await scene.PressAsync(scene.Alice, answer, "context");
        var source = await scene.CommandAsync(scene.Alice, scene.General, "sources", ("article", "hostile"));

        foreach (var shown in new[] { answer, context })
            Assert.Contains($"“{Said}”", shown.Text, StringComparison.Ordinal);
        foreach (var shown in new[] { answer, context, source })
        {
            Assert.Contains("[Free](https://evil.example) <!here> *@everyone* · <https://evil.example|Post>", shown.Text, StringComparison.Ordinal);
            Assert.Empty(shown.Mentions);
            Assert.Empty(shown.Links);
        }

        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform]
    public async Task What_somebody_asks_is_repeated_word_for_word_and_calls_nobody(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);

        var answer = await scene.AskAsync(scene.Alice, scene.General, "how much *did* the <!channel> @everyone harbour bridge https://evil.example cost");

        Assert.Contains("how much *did* the <!channel> @everyone harbour bridge https://evil.example cost", answer.Text, StringComparison.Ordinal);
        Assert.Empty(answer.Mentions);
        Assert.DoesNotContain(answer.Links, link => link.Url.Contains("evil", StringComparison.Ordinal));
        Assert.Empty(scene.Violations);
    }

    [Theory]
    [EachPlatform]
    public async Task A_question_that_breaks_something_is_told_and_the_next_one_is_answered(Platform platform)
    {
        await using var scene = await Scene.StartAsync(platform);
        scene.Bot.Database.Write("ALTER TABLE turn RENAME TO broken");
        var broken = await scene.AskAsync(scene.Alice, scene.General, Scene.MuseumQuestion);
        scene.Bot.Database.Write("ALTER TABLE broken RENAME TO turn");

        var answer = await scene.AskAsync(scene.Alice, scene.General, Scene.MuseumQuestion);

        Assert.Contains("Something went wrong on our side. Please ask again.", broken.Text, StringComparison.Ordinal);
        Assert.Contains("12 million", answer.Lead, StringComparison.Ordinal);
        await scene.Bot.OrLogAsync(scene.Bot.Log.NextAsync("Error: A question was not answered", TestContext.Current.CancellationToken));
    }
}
