using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bot.Tests.DiscordStandIn;

namespace Bot.Tests.Scenarios;

/// <summary>Reads a message as Discord's clients show it: https://support.discord.com/hc/en-us/articles/210298617.</summary>
internal static partial class DiscordReading
{
    internal static SeenAnswer Read(PostedMessage message) => Read(message, message.Json);

    /// <summary>As it is, or was.</summary>
    internal static SeenAnswer Read(PostedMessage message, JsonObject json)
    {
        var text = new ReadText();
        Read(json.Text("content") ?? "", text);
        foreach (var embed in json.Objects("embeds"))
        {
            text.EndParagraph();
            Read(embed.Text("title") ?? "", text);
            text.EndParagraph();
            Read(embed.Text("description") ?? "", text);
            text.EndParagraph();
            // A footer has no markup at all.
            text.Add((embed["footer"] as JsonObject)?.Text("text") ?? "");
        }

        var lead = new ReadText();
        Read((json.Objects("embeds") is [var first, ..] ? first.Text("description") : json.Text("content"))?.Split("\n\n")[0] ?? "", lead);

        return new SeenAnswer(new Posted(SpotOf(message.Channel), message.Id), message.IsEphemeral ? message.Viewer?.Id : null, text.Text)
        {
            Lead = lead.Text,
            Links = text.Links,
            Mentions = text.Mentions,
            Buttons =
            [
                .. from row in json.Objects("components")
                   from button in row.Objects("components")
                   where button.Flag("disabled") is not true
                   select new SeenButton(button.Text("custom_id")?.Split(':')[0] ?? "", button.Text("label") ?? ""),
            ],
            Files = [.. message.Files.Zip(json.Objects("attachments"), (file, attachment) => new SeenFile(file.Name, file.Content, attachment.Text("description")))],
        };
    }

    internal static Spot SpotOf(TextChannel channel) => channel.Parent is { } parent ? new Spot(parent.Id, channel.Id) : new Spot(channel.Id);

    private static void Read(string markdown, ReadText text)
    {
        var at = 0;
        foreach (Match match in Markup().Matches(markdown))
        {
            text.Add(markdown[at..match.Index]);
            at = match.Index + match.Length;
            if (match.Groups["escaped"] is { Success: true } escaped)
                text.Add(escaped.Value);
            else if (match.Groups["url"] is { Success: true } url)
                text.AddLink(Plain(match.Groups["shown"].Value), url.Value);
            else if (match.Groups["bare"] is { Success: true } bare)
                text.AddLink(bare.Value, bare.Value);
            else if (match.Groups["mention"] is { Success: true } mention)
                text.AddMention(mention.Value);
        }

        text.Add(markdown[at..]);
    }

    private static string Plain(string markdown)
    {
        var text = new ReadText();
        Read(markdown, text);
        return text.Text;
    }

    // In the order in which they win: what is escaped, links, addresses, mentions, then signs that are not shown.
    [GeneratedRegex(
        """
        \\(?<escaped>[!-/:-@\[-`{-~])
        | \[ (?<shown> (?: \\. | [^\]\\] )+ ) \] \( <? (?<url> [^)>\s]+ ) >? \)
        | <? (?<bare> https?://[^\s>]+ ) >?
        | (?<mention> <@[!&]?[0-9]+> | <\#[0-9]+> | @everyone | @here )
        | ^ [ ]* (?: -\# | \#{1,3} | >{1,3} | [-*] | [0-9]+\. ) [ ]
        | \*\* | __ | ~~ | \|\| | [*_`]
        """,
        RegexOptions.ExplicitCapture | RegexOptions.IgnorePatternWhitespace | RegexOptions.Multiline,
        matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Markup();
}
