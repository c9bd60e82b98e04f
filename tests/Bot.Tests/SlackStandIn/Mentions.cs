using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Bot.Tests.DiscordStandIn;

namespace Bot.Tests.SlackStandIn;

/// <summary>Whom a message would ping, and what Slack would make a link of by itself.</summary>
internal static partial class Mentions
{
    internal static IEnumerable<string> In(JsonObject body)
    {
        if (body["link_names"]?.ToString() is "true" or "1")
            yield return "link_names";
        if (body.Text("parse") is "full")
            yield return "parse full";
        foreach (var text in Marked(body).Select(marked => marked.Text))
        {
            foreach (var mention in Mention().Matches(text).Select(match => match.Value))
                yield return mention;
        }

        foreach (var element in Objects(body["blocks"]).Where(element => element.Text("type") is "user" or "usergroup" or "broadcast"))
            yield return $"a {element.Text("type")} element";
    }

    /// <summary>Texts in which Slack finds addresses that the bot has not marked as links.</summary>
    internal static IEnumerable<string> SelfMadeLinks(JsonObject body) => Objects(body["blocks"])
        .Where(text => text.Text("type") is "mrkdwn" && text.Flag("verbatim") is not true)
        .Select(text => text.Text("text") ?? "")
        .Where(text => Marks().Replace(text, "").Contains("://", StringComparison.Ordinal));

    internal static bool HasLink(JsonObject body) =>
        Marked(body).Any(marked => marked.Text.Contains("://", StringComparison.Ordinal)) || Objects(body["blocks"]).Any(element => element.Text("type") is "link");

    /// <summary>The texts in which Slack reads marks: the text of the message, mrkdwn and markdown.</summary>
    private static IEnumerable<(string Kind, string Text)> Marked(JsonObject body)
    {
        if (body.Text("text") is { } text)
            yield return ("text", text);
        foreach (var json in Objects(body["blocks"]).Where(json => json.Text("type") is "mrkdwn" or "markdown"))
            yield return ("mrkdwn", json.Text("text") ?? "");
        foreach (var json in Objects(body["blocks"]).Where(json => json.Text("type") is "text" or "raw_text" && (json.Text("text") ?? "").Contains("://", StringComparison.Ordinal)))
            yield return ("rich text", Mention().Replace(json.Text("text") ?? "", ""));
    }

    private static IEnumerable<JsonObject> Objects(JsonNode? node) => node switch
    {
        JsonObject json => json.SelectMany(pair => Objects(pair.Value)).Prepend(json),
        JsonArray list => list.SelectMany(Objects),
        _ => [],
    };

    [GeneratedRegex(@"<!(here|channel|everyone|group)\b|<!subteam\^\w+|<@[UW]\w*", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Mention();

    [GeneratedRegex("<[^>]*>", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Marks();
}
