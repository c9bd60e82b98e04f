using System.Text.Json.Nodes;

namespace Bot.Tests.SlackStandIn;

public sealed class SlackTypesTests
{
    // One program for all, since starting the compiler takes seconds; each wrong body must have its own line.
    private static readonly (string Kind, string Body)[] Wrong =
    [
        ("message", """{"channel":"C1","text":"x","txt":"y"}"""),
        ("message", """{"channel":"C1","text":1}"""),
        ("message", """{"channel":"C1","text":"x","blocks":[{"type":"header","text":"x"}]}"""),
        ("blocks", """[{"type":"image","image_url":"https://example.org/a.png"}]"""),
        ("blocks", """[{"type":"unheard_of"}]"""),
        ("blocks", """[{"type":"section","text":{"type":"mrkdwn","text":"x","verbatim":"yes"}}]"""),
        ("blocks", """[{"type":"rich_text","elements":[{"type":"rich_text_section","elements":[{"type":"text","text":"x","style":{"bolder":true}}]}]}]"""),
        ("modal", """{"type":"modal","blocks":[]}"""),
        ("home", """{"type":"home","blocks":[],"title":{"type":"plain_text","text":"x"}}"""),
        ("unheard_of", "{}"),
    ];

    [Fact]
    public async Task Each_body_that_is_not_of_the_type_of_Slack_fails()
    {
        var failures = await CheckAsync(Wrong);

        Assert.Equal(Enumerable.Range(1, Wrong.Length).Select(number => $"{number} {Wrong[number - 1].Kind}").Order(), failures.Select(failure => failure.Split(':')[0]).Distinct().Order());
    }

    [Fact]
    public async Task Bodies_of_the_types_of_Slack_pass()
    {
        var failures = await CheckAsync(
            ("message", """{"channel":"C1","text":"x","thread_ts":"1.2","unfurl_links":false,"unfurl_media":false,"blocks":[{"type":"section","text":{"type":"mrkdwn","text":"x","verbatim":true},"fields":[{"type":"plain_text","text":"y"}]}]}"""),
            ("ephemeral", """{"channel":"C1","user":"U1","text":"x"}"""),
            ("update", """{"channel":"C1","ts":"1.2","text":"x"}"""),
            ("open", """{"trigger_id":"1","view":{"type":"modal","title":{"type":"plain_text","text":"x"},"submit":{"type":"plain_text","text":"Send"},"blocks":[{"type":"input","label":{"type":"plain_text","text":"x"},"element":{"type":"plain_text_input","action_id":"a","multiline":true}}]}}"""),
            ("publish", """{"user_id":"U1","view":{"type":"home","blocks":[{"type":"header","text":{"type":"plain_text","text":"x"}}]}}"""),
            ("blocks", """[{"type":"rich_text","elements":[{"type":"rich_text_quote","elements":[{"type":"text","text":"x","style":{"italic":true}}]},{"type":"rich_text_list","style":"bullet","elements":[{"type":"rich_text_section","elements":[{"type":"link","url":"https://example.org"}]}]}]},{"type":"context","elements":[{"type":"image","image_url":"https://example.org/a.png","alt_text":"a"}]}]"""));

        Assert.Empty(failures);
    }

    [Fact]
    public async Task What_the_stand_in_brings_is_of_the_types_of_Slack()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var slack = await SlackServer.StartAsync(new SlackSettings { Subscriptions = ["app_mention", "message.channels", "app_home_opened"] }, cancellation);
        using var bot = new RawSlackBot(slack);
        using var socket = await bot.ConnectAsync(cancellation);
        var message = slack.Alice.Say(slack.General, "who won?", null, mentionsBot: true, slack.Files.Add("a.csv", [1]));
        slack.Alice.Edit(message, "who won then?");
        slack.Alice.Say(slack.General, "a reply", message.Ts);
        slack.Alice.OpenHome();
        slack.Alice.Shortcut(message, "check");
        await bot.CallAsync("views.open", $$"""{"trigger_id":"{{slack.Alice.GlobalShortcut("new").TriggerId}}","view":{"type":"modal","notify_on_close":true,"title":{"type":"plain_text","text":"x"},"blocks":[]} }""", cancellation);
        slack.Alice.Close(await slack.Alice.NextViewAsync(cancellation));
        slack.Alice.Delete(message);

        var failures = await SlackTypes.CheckAsync(slack.Courier.All.Select(delivery => (delivery.TypeKind, (JsonNode)delivery.Payload)), cancellation);

        Assert.Equal("", string.Join('\n', failures));
    }

    private static Task<IReadOnlyList<string>> CheckAsync(params (string Kind, string Body)[] bodies) =>
        SlackTypes.CheckAsync(bodies.Select(body => (body.Kind, JsonNode.Parse(body.Body) ?? new JsonObject())), TestContext.Current.CancellationToken);
}
