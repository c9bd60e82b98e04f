using System.Text.Json.Nodes;
using Bot.Tests.DiscordStandIn;
using Bot.Tests.SlackStandIn;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Slack;

public sealed class FormTests
{
    private static readonly string[] Spreadsheet = ["csv"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_command_alone_opens_a_form_that_suggests_what_the_articles_have()
    {
        await using var scene = await SlackScene.StartAsync();
        scene.Alice.Command(scene.General, "/ask");
        var form = await scene.ViewAsync(scene.Alice);

        var options = await scene.Bot.OrLogAsync(scene.Alice.Suggest(form, "publisher", "kest").OptionsAsync(Cancellation));
        var sent = scene.Alice.Submit(form, ("question", "who was the architect"), ("publisher", "Kest Daily"));

        Assert.Equal(["kest", "Kest Daily"], options.Select(option => option.Text("value")));
        await scene.Bot.OrLogAsync(sent.Acknowledged);
        var answer = SlackScene.TextOf(await scene.NextAsync(scene.General));
        Assert.Contains("Jonas Berg", answer, StringComparison.Ordinal);
        Assert.Contains("Only articles by “Kest Daily” were asked.", answer, StringComparison.Ordinal);
        Assert.Contains("asked by alice", answer, StringComparison.Ordinal);
        Assert.Empty(scene.Slack.Violations);
    }

    [Fact]
    public async Task What_was_typed_already_stands_in_the_form()
    {
        await using var scene = await SlackScene.StartAsync();

        scene.Alice.Command(scene.General, "/ask", "publisher:\"Kest Daily\" from:2016 private:yes");

        var form = await scene.ViewAsync(scene.Alice);
        Assert.Equal("Kest Daily", form.FindElement("publisher")?["initial_option"]?["value"]?.ToString());
        Assert.Equal("2016", form.FindElement("from")?.Text("initial_value"));
        Assert.Equal("private", form.FindElement("also")?["initial_options"]?[0]?["value"]?.ToString());
    }

    [Fact]
    public async Task A_field_that_cannot_be_read_is_told_at_the_field_and_the_form_stays()
    {
        await using var scene = await SlackScene.StartAsync();
        scene.Alice.Command(scene.General, "/ask");
        var form = await scene.ViewAsync(scene.Alice);

        var sent = scene.Alice.Submit(form, ("question", SlackScene.Question), ("to", "yesterday"));

        await scene.Bot.OrLogAsync(sent.Acknowledged);
        Assert.Contains("“yesterday” is no date", Assert.Single(sent.Errors, error => error.Key == "to").Value, StringComparison.Ordinal);
        Assert.Single(scene.Alice.Views);
        Assert.DoesNotContain(scene.General.Messages, message => message.IsBots);
    }

    [Fact]
    public async Task The_form_of_figures_takes_topics_that_nobody_suggested()
    {
        await using var scene = await SlackScene.StartAsync();
        scene.Alice.Command(scene.General, "/figures");
        var form = await scene.ViewAsync(scene.Alice);

        var topics = await scene.Bot.OrLogAsync(scene.Alice.Suggest(form, "topic", "people on the bridge").OptionsAsync(Cancellation));
        var years = await scene.Bot.OrLogAsync(scene.Alice.Suggest(form, "year", "").OptionsAsync(Cancellation));
        scene.Alice.Submit(form, ("topic", "people"), ("year", "all"), ("also", Spreadsheet));

        Assert.Equal("people on the bridge", topics[0].Text("value"));
        Assert.Equal("all", years[0].Text("value"));
        var answer = await scene.NextAsync(scene.General);
        Assert.Contains("12,000", SlackScene.TextOf(answer), StringComparison.Ordinal);
        var table = await scene.NextAsync(scene.General);
        Assert.Equal("figures.csv", Assert.Single(table.Files).Name);
        Assert.Equal(answer.Ts, table.ThreadTs);
        Assert.Empty(scene.Slack.Violations);
    }

    [Fact]
    public async Task A_form_of_a_channel_where_the_bot_is_no_member_is_answered_there_all_the_same()
    {
        await using var scene = await SlackScene.StartAsync();
        scene.General.BotIsMember = false;
        var asked = scene.Alice.Command(scene.General, "/ask");
        var form = await scene.ViewAsync(scene.Alice);

        scene.Alice.Submit(form, ("question", SlackScene.Question));

        var answer = await scene.AnswerAsync(asked);
        Assert.False(answer.IsEphemeral);
        Assert.Contains("40 million", SlackScene.TextOf(answer), StringComparison.Ordinal);
        Assert.Empty(scene.Slack.Violations);
    }

    [Fact]
    public async Task A_form_that_stood_open_for_longer_than_its_address_lasts_is_answered_all_the_same()
    {
        var time = new FakeTimeProvider(DateTimeOffset.UtcNow);
        await using var scene = await SlackScene.StartAsync(new SlackSettings { Time = time }, slack: new JsonObject { ["Sockets"] = 1 });
        scene.Alice.Command(scene.General, "/ask", "private:yes");
        var form = await scene.ViewAsync(scene.Alice);
        time.Advance(TimeSpan.FromMinutes(31));

        scene.Alice.Submit(form, ("question", SlackScene.Question));

        var answer = await scene.NextAsync(scene.General);
        Assert.True(answer.IsEphemeral);
        Assert.Contains("40 million", SlackScene.TextOf(answer), StringComparison.Ordinal);
        Assert.Empty(scene.Slack.Violations);
    }

    [Fact]
    public async Task That_a_form_did_not_open_in_time_is_told()
    {
        await using var scene = await SlackScene.StartAsync();
        scene.Slack.Api.FailNext("views.open", new SlackFault.Error("expired_trigger_id"));

        var told = await scene.AnswerAsync(scene.Alice.Command(scene.General, "/ask"));

        Assert.True(told.IsEphemeral);
        Assert.Contains("Slack did not open the form.", SlackScene.TextOf(told), StringComparison.Ordinal);
    }
}
