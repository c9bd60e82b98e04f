using System.Text.Json.Nodes;

namespace Bot.Tests.DiscordStandIn;

public sealed class DiscordSpecTests
{
    private const string Button = """{"type":2,"style":1,"label":"More","custom_id":"a"}""";

    public static TheoryData<string, string> WrongBodies => new()
    {
        { "message", $$"""{"content":"{{new string('x', 2001)}}"}""" },
        { "message", $$"""{"embeds":[{{string.Join(',', Enumerable.Repeat("""{"title":"t"}""", 11))}}]}""" },
        { "edit", $$"""{"embeds":[{"description":"{{new string('x', 4097)}}"}]}""" },
        { "message", """{"content":"x","contents":"y"}""" },
        { "message", """{"content":"x","allowed_mentions":{"parse":["nobody"]}}""" },
        { "followup", $$"""{"content":"x","components":[{"type":1,"components":[{{string.Join(',', Enumerable.Repeat(Button, 6))}}]}]}""" },
        { "callback", """{"type":3}""" },
        { "callback", $$"""{"type":8,"data":{"choices":[{{string.Join(',', Enumerable.Repeat("""{"name":"n","value":"v"}""", 26))}}] } }""" },
        { "callback", $$"""{"type":9,"data":{"custom_id":"f","title":"{{new string('x', 46)}}","components":[] } }""" },
        { "commands", $$"""[{"name":"ask","description":"{{new string('x', 101)}}"}]""" },
        { "thread", """{"name":""}""" },
    };

    [Theory]
    [MemberData(nameof(WrongBodies))]
    public async Task A_body_that_Discord_would_refuse_fails(string kind, string body)
    {
        var failures = await ValidateAsync((kind, body));

        Assert.NotEmpty(failures);
    }

    [Fact]
    public async Task Bodies_that_Discord_takes_pass()
    {
        var failures = await ValidateAsync(
            ("message", $$"""{"content":"{{new string('x', 2000)}}","allowed_mentions":{"parse":[],"replied_user":false},"nonce":"1","enforce_nonce":true,"message_reference":{"message_id":"1","fail_if_not_exists":false} }"""),
            ("edit", $$"""{"embeds":[{"description":"{{new string('x', 4096)}}","fields":[{"name":"n","value":"v","inline":true}],"footer":{"text":"f"} }],"attachments":[{"id":"0","filename":"a.csv"}]}"""),
            ("webhookEdit", $$"""{"content":"x","components":[{"type":1,"components":[{{Button}},{"type":2,"style":5,"label":"Open","url":"https://example.org"}]}] }"""),
            ("followup", """{"content":"x","flags":64,"allowed_mentions":{"parse":[]}}"""),
            ("callback", """{"type":5,"data":{"flags":64}}"""),
            ("callback", """{"type":6}"""),
            ("callback", """{"type":8,"data":{"choices":[{"name":"n","value":"v"}]}}"""),
            ("callback", """{"type":9,"data":{"custom_id":"f","title":"Feedback","components":[{"type":18,"label":"What?","component":{"type":4,"style":2,"custom_id":"w"}}]}}"""),
            ("commands", """[{"name":"ask","description":"Ask","default_member_permissions":"32","contexts":[0],"options":[{"type":3,"name":"question","description":"What?","required":true,"max_length":2000,"autocomplete":true}]}]"""),
            ("thread", """{"name":"Who won","auto_archive_duration":1440}"""));

        Assert.Empty(failures);
    }

    private static Task<IReadOnlyList<string>> ValidateAsync(params (string Kind, string Body)[] bodies) =>
        DiscordSpec.ValidateAsync(bodies.Select(body => (body.Kind, JsonNode.Parse(body.Body) ?? new JsonObject())), TestContext.Current.CancellationToken);
}
