using System.Text.Json.Nodes;

namespace Bot.Tests.SlackStandIn;

public sealed class SlackBlockRulesTests
{
    private const string Text = """{"type":"plain_text","text":"x"}""";
    private const string Button = """{"type":"button","text":{"type":"plain_text","text":"x"}}""";
    private const string Option = """{"text":{"type":"plain_text","text":"x"},"value":"#"}""";

    /// <summary>A block of which `@` is repeated, or `~` is a text, so often.</summary>
    public static TheoryData<string, int> Limits => new()
    {
        { """{"type":"section","text":{"type":"mrkdwn","text":"~"}}""", 3000 },
        { """{"type":"section","fields":[{"type":"mrkdwn","text":"~"}]}""", 2000 },
        { $$"""{"type":"section","fields":[@{{Text}}@]}""", 10 },
        { """{"type":"header","text":{"type":"plain_text","text":"~"}}""", 150 },
        { $$"""{"type":"actions","elements":[@{{Button}}@]}""", 25 },
        { $$"""{"type":"context","elements":[@{{Text}}@]}""", 10 },
        { """{"type":"actions","elements":[{"type":"button","text":{"type":"plain_text","text":"~"}}]}""", 75 },
        { $$"""{"type":"actions","elements":[{"type":"button","text":{{Text}},"value":"~"}]}""", 2000 },
        { $$"""{"type":"actions","elements":[{"type":"button","text":{{Text}},"action_id":"~"}]}""", 255 },
        { """{"type":"divider","block_id":"~"}""", 255 },
        { $$"""{"type":"actions","elements":[{"type":"static_select","placeholder":{"type":"plain_text","text":"~"},"options":[{{Option}}]}]}""", 150 },
        { $$"""{"type":"actions","elements":[{"type":"static_select","options":[@{{Option}}@]}]}""", 100 },
        { $$"""{"type":"actions","elements":[{"type":"overflow","options":[@{{Option}}@]}]}""", 5 },
        { """{"type":"actions","elements":[{"type":"static_select","options":[{"text":{"type":"plain_text","text":"~"},"value":"a"}]}]}""", 75 },
        { $$"""{"type":"actions","elements":[{"type":"static_select","options":[{"text":{{Text}},"value":"~"}]}]}""", 150 },
        { """{"type":"image","image_url":"https://example.org/a.png","alt_text":"~"}""", 2000 },
        { """{"type":"input","label":{"type":"plain_text","text":"~"},"element":{"type":"plain_text_input"}}""", 2000 },
        { $$"""{"type":"input","label":{{Text}},"element":{"type":"plain_text_input","initial_value":"~"} }""", 3000 },
        { """{"type":"markdown","text":"~"}""", 12_000 },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public void A_block_holds_as_much_as_Slack_says_and_no_more(string template, int most)
    {
        Assert.Empty(Check(Fill(template, most)));
        Assert.NotEmpty(Check(Fill(template, most + 1)));
    }

    [Fact]
    public void A_message_has_fifty_blocks_and_a_view_a_hundred()
    {
        static JsonArray Blocks(int count) => [.. Enumerable.Range(0, count).Select(_ => new JsonObject { ["type"] = "divider" })];

        Assert.Equal([0, 1, 0, 1], new[] { (50, false), (51, false), (100, true), (101, true) }.Select(one =>
        {
            var errors = new BlockErrors();
            BlockRules.Check(Blocks(one.Item1), "/blocks", one.Item2, errors);
            return errors.Messages.Count;
        }));
    }

    [Fact]
    public void An_error_says_where_it_is()
    {
        var errors = Check("""{"type":"section","text":{"type":"mrkdwn","text":""}}""");

        Assert.Equal(["[ERROR] must be more than 0 characters [json-pointer:/blocks/0/text/text]"], errors);
    }

    [Fact]
    public void An_action_id_is_unique_in_its_block_only()
    {
        const string Named = """{"type":"button","action_id":"a","text":{"type":"plain_text","text":"x"}}""";
        const string Block = $$"""{"type":"actions","elements":[{{Named}}]}""";

        Assert.Empty(Check($"{Block},{Block}"));
        Assert.NotEmpty(Check($$"""{"type":"actions","elements":[{{Named}},{{Named}}]}"""));
    }

    private static string Fill(string template, int count)
    {
        var parts = template.Split('@');
        var repeated = parts.Length == 3
            ? $"{parts[0]}{string.Join(',', Enumerable.Range(0, count).Select(number => parts[1].Replace("#", $"{number}", StringComparison.Ordinal)))}{parts[2]}"
            : template;
        return repeated.Replace("~", new string('x', count), StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Check(string blocks)
    {
        var errors = new BlockErrors();
        BlockRules.Check(JsonNode.Parse($"[{blocks}]"), "/blocks", isView: false, errors);
        return errors.Messages;
    }
}
