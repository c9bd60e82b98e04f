using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bot.Tests.DiscordStandIn;
using Bot.Tests.SlackStandIn;

namespace Bot.Tests.Scenarios;

/// <summary>Reads a message as Slack's clients show it: its blocks, or its text where it has none (https://docs.slack.dev/reference/block-kit/blocks).</summary>
internal static partial class SlackReading
{
    internal static SeenAnswer Read(SlackMessage message) => Read(message, message.Blocks);

    /// <param name="blocks">As they are, or were.</param>
    internal static SeenAnswer Read(SlackMessage message, IReadOnlyList<JsonObject> blocks)
    {
        var text = new ReadText();
        var lead = new ReadText();
        if (blocks.Count == 0)
            ReadMarkup(message.Text, text);
        foreach (var block in blocks)
        {
            Read(block, text);
            text.EndParagraph();
        }

        var first = blocks.FirstOrDefault(block => block.Text("type") is "rich_text" or "section");
        if (first is null)
            ReadMarkup(message.Text, lead);
        else if (first.Objects("elements") is [var paragraph, ..])
            ReadRich(paragraph, lead);
        else
            Read(first, lead);

        return new SeenAnswer(new Posted(SpotOf(message), message.Ts), message.Viewer?.Id, text.Text)
        {
            Lead = lead.Text,
            Links = text.Links,
            Mentions = text.Mentions,
            Buttons =
            [
                .. from pair in Elements.In(blocks)
                   where pair.Element.Text("type") is "button"
                   select new SeenButton(pair.Element.Text("action_id")?.Split(':')[0] ?? "", pair.Element["text"]?["text"]?.ToString() ?? ""),
            ],
            Files = [.. message.Files.Select(file => new SeenFile(file.Name, file.Content, file.AltText))],
        };
    }

    private static Spot SpotOf(SlackMessage message) => new(message.Channel.Id, message.ThreadTs is { } thread && thread != message.Ts ? thread : null);

    private static void Read(JsonObject block, ReadText text)
    {
        switch (block.Text("type"))
        {
            case "header" or "section" when block["text"] is JsonObject shown:
                ReadShown(shown, text);
                break;
            case "context":
                foreach (var element in block.Objects("elements"))
                    ReadShown(element, text);
                break;
            case "rich_text":
                ReadRich(block, text);
                break;
            case "actions" or "divider":
                break;
            default:
                throw new ArgumentException($"Nobody has taught the reader a block like {block.ToJsonString()}", nameof(block));
        }
    }

    private static void ReadShown(JsonObject shown, ReadText text)
    {
        if (shown.Text("type") == "mrkdwn")
            ReadMarkup(shown.Text("text") ?? "", text, makesLinks: shown.Flag("verbatim") is not true);
        else
            text.Add(shown.Text("text") ?? "");
        text.EndParagraph();
    }

    private static void ReadRich(JsonObject element, ReadText text)
    {
        switch (element.Text("type"))
        {
            case "rich_text" or "rich_text_list":
                foreach (var part in element.Objects("elements"))
                    ReadRich(part, text);
                break;
            case "rich_text_section" or "rich_text_quote" or "rich_text_preformatted":
                foreach (var part in element.Objects("elements"))
                    ReadRich(part, text);
                text.EndParagraph();
                break;
            case "text":
                text.Add(element.Text("text") ?? "");
                break;
            case "link":
                text.AddLink(element.Text("text") ?? element.Text("url") ?? "", element.Text("url") ?? "");
                break;
            default:
                text.AddMention(element.ToJsonString());
                break;
        }
    }

    private static void ReadMarkup(string markup, ReadText text, bool makesLinks = true)
    {
        var at = 0;
        foreach (Match match in Markup().Matches(markup))
        {
            text.Add(markup[at..match.Index]);
            at = match.Index + match.Length;
            if (match.Groups["url"] is { Success: true } url)
                text.AddLink(Decoded(match.Groups["shown"] is { Success: true } shown ? shown.Value : url.Value), Decoded(url.Value));
            else if (match.Groups["mention"] is { Success: true } mention)
                text.AddMention(mention.Value);
            else if (match.Groups["bare"] is { Success: true } bare && makesLinks)
                text.AddLink(Decoded(bare.Value), Decoded(bare.Value));
            else if (match.Groups["bare"].Success || match.Groups["entity"].Success)
                text.Add(Decoded(match.Value));
        }

        text.Add(markup[at..]);
    }

    private static string Decoded(string text) =>
        text.Replace("&lt;", "<", StringComparison.Ordinal).Replace("&gt;", ">", StringComparison.Ordinal).Replace("&amp;", "&", StringComparison.Ordinal);

    // In the order in which they win: what stands in angle brackets, addresses, entities, then signs that are not shown.
    [GeneratedRegex(
        """
        <(?<url> (https?|mailto):[^<>|]* ) ( \| (?<shown> [^<>]* ) )? >
        | (?<mention> <[@\#!][^<>]*> )
        | (?<bare> https?://[^\s<>]+ )
        | (?<entity> &(amp|lt|gt); )
        | [*_~`]
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace,
        matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Markup();
}
