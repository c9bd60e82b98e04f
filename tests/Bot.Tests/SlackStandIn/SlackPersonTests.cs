using System.Text.Json.Nodes;
using Bot.Tests.DiscordStandIn;

namespace Bot.Tests.SlackStandIn;

public sealed class SlackPersonTests
{
    private static readonly SlackSettings Hearing = new() { Subscriptions = ["app_mention", "message.channels", "message.groups", "message.im"] };

    private static readonly string[] Both = ["a", "b"];

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_bot_hears_its_own_messages_changes_and_deletions()
    {
        await using var slack = await SlackServer.StartAsync(Hearing, Cancellation);
        using var bot = new RawSlackBot(slack);
        await bot.CallAsync("chat.postMessage", $$"""{"channel":"{{slack.General.Id}}","text":"x"}""", Cancellation);
        var own = await slack.General.NextMessageAsync(Cancellation);
        var theirs = slack.Alice.Say(slack.General, "one");
        slack.Alice.Edit(theirs, "two");
        slack.Posts.Unfurl(theirs, "A page");
        slack.Alice.Delete(theirs);

        var told = slack.Courier.All.Select(delivery => delivery.Payload["event"]!.AsObject()).ToList(); // Every event has one.

        Assert.Equal(["", "", "message_changed", "message_changed", "message_deleted"], told.Select(one => one.Text("subtype") ?? ""));
        Assert.Equal((slack.BotId, slack.BotUserId, own.Ts), (told[0].Text("bot_id"), told[0].Text("user"), told[0].Text("ts")));
        Assert.Equal(("two", "one"), (told[2]["message"]?["text"]?.ToString(), told[2]["previous_message"]?["text"]?.ToString()));
    }

    [Theory]
    [InlineData(SlackChannelKind.Public, true, "app_mention message")]
    [InlineData(SlackChannelKind.Private, true, "app_mention message")]
    [InlineData(SlackChannelKind.Public, false, "")]
    [InlineData(SlackChannelKind.Direct, true, "message")]
    public async Task What_the_bot_hears_depends_on_the_channel(object kind, bool isMember, string heard)
    {
        await using var slack = await SlackServer.StartAsync(Hearing, Cancellation);
        var channel = kind is SlackChannelKind.Direct ? slack.Alice.Direct : slack.AddChannel("news", (SlackChannelKind)kind, isMember);

        slack.Alice.Say(channel, "who won?", mentionsBot: true);

        Assert.Equal(heard, string.Join(' ', slack.Courier.All.Select(delivery => delivery.Name)));
    }

    [Fact]
    public async Task A_form_is_sent_with_the_state_of_every_field()
    {
        await using var slack = await SlackServer.StartAsync(new SlackSettings(), Cancellation);
        using var bot = new RawSlackBot(slack);
        using var socket = await bot.ConnectAsync(Cancellation);
        static string Input(string id, string element) => $$"""{"type":"input","block_id":"{{id}}","optional":true,"label":{"type":"plain_text","text":"x"},"element":{"action_id":"{{id}}",{{element}}} }""";
        const string Options = """[{"text":{"type":"plain_text","text":"A"},"value":"a"},{"text":{"type":"plain_text","text":"B"},"value":"b"}]""";
        var blocks = string.Join(',',
            Input("words", "\"type\":\"plain_text_input\""),
            Input("one", $"\"type\":\"static_select\",\"options\":{Options}"),
            Input("some", $"\"type\":\"checkboxes\",\"options\":{Options}"),
            Input("radio", $"\"type\":\"radio_buttons\",\"options\":{Options}"),
            Input("day", "\"type\":\"datepicker\",\"initial_date\":\"2026-08-01\""));
        var opener = slack.Alice.GlobalShortcut("new");
        await bot.CallAsync("views.open", $$"""{"trigger_id":"{{opener.TriggerId}}","view":{"type":"modal","notify_on_close":true,"title":{"type":"plain_text","text":"x"},"submit":{"type":"plain_text","text":"x"},"blocks":[{{blocks}}]} }""", Cancellation);
        var form = await slack.Alice.NextViewAsync(Cancellation);

        var values = slack.Alice.Submit(form, ("one", "b"), ("some", Both)).Payload["view"]?["state"]?["values"];

        Assert.Equal("""{"type":"plain_text_input","value":null}""", values?["words"]?["words"]?.ToJsonString());
        Assert.Equal("""{"type":"static_select","selected_option":{"text":{"type":"plain_text","text":"B","emoji":true},"value":"b"}}""", values?["one"]?["one"]?.ToJsonString());
        Assert.Equal(2, values?["some"]?["some"]?["selected_options"]?.AsArray().Count);
        Assert.Equal("""{"type":"radio_buttons","selected_option":null}""", values?["radio"]?["radio"]?.ToJsonString());
        Assert.Equal("2026-08-01", values?["day"]?["day"]?["selected_date"]?.ToString());
        Assert.Equal("view_closed", slack.Alice.Close(form)?.Payload.Text("type"));
    }

    [Fact]
    public async Task A_submission_can_push_and_update_and_clear_forms()
    {
        await using var slack = await SlackServer.StartAsync(new SlackSettings(), Cancellation);
        using var bot = new RawSlackBot(slack);
        using var socket = await bot.ConnectAsync(Cancellation);
        static string View(string title) => $$"""{"type":"modal","title":{"type":"plain_text","text":"{{title}}"},"submit":{"type":"plain_text","text":"x"},"blocks":[]}""";
        var opener = slack.Alice.GlobalShortcut("new");
        await socket.AcknowledgeAsync(await socket.NextAsync(Cancellation), null, Cancellation);
        await bot.CallAsync("views.open", $$"""{"trigger_id":"{{opener.TriggerId}}","view":{{View("One")}}}""", Cancellation);
        var first = await slack.Alice.NextViewAsync(Cancellation);
        async Task SubmitAsync(SlackView view, string answer)
        {
            var submitted = slack.Alice.Submit(view);
            await socket.AcknowledgeAsync(await socket.NextAsync(Cancellation), JsonNode.Parse(answer), Cancellation);
            await submitted.Acknowledged.WaitAsync(Cancellation);
        }

        await SubmitAsync(first, $$"""{"response_action":"update","view":{{View("Two")}}}""");
        Assert.Equal("Two", first.Title);
        await SubmitAsync(first, $$"""{"response_action":"push","view":{{View("Three")}}}""");
        var second = await slack.Alice.NextViewAsync(Cancellation);
        Assert.Equal(first.Id, second.Json.Text("previous_view_id"));
        await SubmitAsync(second, """{"response_action":"clear"}""");
        Assert.Empty(slack.Alice.Views);
        Assert.Empty(slack.Violations);
    }

    [Fact]
    public async Task A_choice_tells_the_option_and_the_message_but_not_one_that_only_its_viewer_sees()
    {
        await using var slack = await SlackServer.StartAsync(new SlackSettings(), Cancellation);
        using var bot = new RawSlackBot(slack);
        using var socket = await bot.ConnectAsync(Cancellation);
        const string Message = """"
            "text":"x","blocks":[{"type":"actions","block_id":"b","elements":[{"type":"static_select","action_id":"s","options":[{"text":{"type":"plain_text","text":"A"},"value":"a"}]}]}]
            """";
        await bot.CallAsync("chat.postMessage", $$"""{"channel":"{{slack.General.Id}}",{{Message}}}""", Cancellation);
        var seen = await slack.General.NextMessageAsync(Cancellation);
        await bot.CallAsync("chat.postEphemeral", $$"""{"channel":"{{slack.General.Id}}","user":"{{slack.Alice.Id}}",{{Message}}}""", Cancellation);
        var hidden = await slack.General.NextMessageAsync(Cancellation);

        var open = slack.Alice.Choose(seen, "s", "a").Payload;
        var secret = slack.Alice.Choose(hidden, "s", "a").Payload;

        Assert.Equal("a", open["actions"]?[0]?["selected_option"]?["value"]?.ToString());
        Assert.Equal("a", open["state"]?["values"]?["b"]?["s"]?["selected_option"]?["value"]?.ToString());
        Assert.Equal(seen.Ts, open["message"]?["ts"]?.ToString());
        Assert.Null(secret["message"]);
        Assert.Equal("true", secret["container"]?["is_ephemeral"]?.ToString());
    }

    [Fact]
    public async Task What_is_for_one_person_cannot_be_posted_where_that_person_is_not_nor_a_bot_be_written_to()
    {
        await using var slack = await SlackServer.StartAsync(new SlackSettings(), Cancellation);
        using var bot = new RawSlackBot(slack);
        slack.General.Absent.Add(slack.Bob);
        var other = slack.AddPerson("other", isBot: true);

        var posted = await bot.CallAsync("chat.postEphemeral", $$"""{"channel":"{{slack.General.Id}}","user":"{{slack.Bob.Id}}","text":"x"}""", Cancellation);
        var opened = await bot.CallAsync("conversations.open", $$"""{"users":"{{other.Id}}"}""", Cancellation);

        Assert.Equal(("user_not_in_channel", "cannot_dm_bot"), (posted.Text("error"), opened.Text("error")));
    }
}
