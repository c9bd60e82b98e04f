using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Bot.Tests.DiscordStandIn;

namespace Bot.Tests.SlackStandIn;

/// <summary>What is wrong with blocks, in Slack's words; with the checks that every kind of block and element needs.</summary>
internal sealed class BlockErrors
{
    private readonly List<string> _messages = [];

    internal IReadOnlyList<string> Messages => _messages;

    internal void Add(string at, string what) => _messages.Add($"[ERROR] {what} [json-pointer:{at}]");

    /// <summary>Names what must be there, with `!` behind it, and what may be.</summary>
    internal void CheckKeys(JsonObject json, string at, IEnumerable<string> keys)
    {
        HashSet<string> known = new(StringComparer.Ordinal) { "type" };
        foreach (var key in keys)
        {
            known.Add(key.TrimEnd('!'));
            if (key.EndsWith('!') && json[key.TrimEnd('!')] is null)
                Add(at, $"missing required field: {key.TrimEnd('!')}");
        }

        foreach (var (name, _) in json.Where(pair => !known.Contains(pair.Key)))
            Add(at, $"invalid additional property: {name}");
    }

    internal void CheckLength(JsonObject json, string name, string at, int most, int least = 1)
    {
        if (json[name] is not { } value)
            return;
        if (json.Text(name) is not { } text)
            Add($"{at}/{name}", $"must provide a string; got {value.GetValueKind()}");
        else if (text.Length > most)
            Add($"{at}/{name}", string.Create(CultureInfo.InvariantCulture, $"must be less than {most + 1} characters"));
        else if (text.Length < least)
            Add($"{at}/{name}", string.Create(CultureInfo.InvariantCulture, $"must be more than {least - 1} characters"));
    }

    internal void CheckFlag(JsonObject json, string name, string at)
    {
        if (json[name] is { } value && value.GetValueKind() is not (JsonValueKind.True or JsonValueKind.False))
            Add($"{at}/{name}", "must provide a boolean");
    }

    internal void CheckNumber(JsonObject json, string name, string at, int least, int most)
    {
        if (json[name] is not null && !(json.Number(name) is { } number && number >= least && number <= most))
            Add($"{at}/{name}", string.Create(CultureInfo.InvariantCulture, $"must be an integer from {least} to {most}"));
    }

    internal void CheckChoice(JsonObject json, string name, string at, params string[] choices)
    {
        if (json[name] is not null && !choices.Contains(json.Text(name)))
            Add($"{at}/{name}", $"must be one of {string.Join(", ", choices)}");
    }

    /// <summary>The items of an array of objects, counted.</summary>
    internal IReadOnlyList<JsonObject> Items(JsonObject json, string name, string at, int most, int least = 1)
    {
        if (json[name] is not { } value)
            return [];
        if (value is not JsonArray list || list.Any(item => item is not JsonObject))
        {
            Add($"{at}/{name}", "must provide an array of objects");
            return [];
        }

        if (list.Count > most)
            Add($"{at}/{name}", string.Create(CultureInfo.InvariantCulture, $"no more than {most} items allowed"));
        if (list.Count < least)
            Add($"{at}/{name}", string.Create(CultureInfo.InvariantCulture, $"no fewer than {least} items allowed"));
        return json.Objects(name);
    }

    internal void CheckText(JsonObject json, string name, string at, int most, bool isPlain = true, int least = 1)
    {
        if (json[name] is not { } value)
            return;
        if (value is not JsonObject text)
        {
            Add($"{at}/{name}", "must provide an object");
            return;
        }

        CheckText(text, $"{at}/{name}", most, isPlain, least);
    }

    internal void CheckText(JsonObject text, string at, int most, bool isPlain, int least = 1)
    {
        var type = text.Text("type");
        if (type is not "plain_text" && (isPlain || type is not "mrkdwn"))
        {
            Add($"{at}/type", isPlain ? "must be one of plain_text" : "must be one of plain_text, mrkdwn");
            return;
        }

        CheckKeys(text, at, type is "plain_text" ? ["text!", "emoji"] : ["text!", "verbatim"]);
        CheckLength(text, "text", at, most, least);
        CheckFlag(text, "emoji", at);
        CheckFlag(text, "verbatim", at);
    }

    internal void CheckUrl(JsonObject json, string name, string at, int most)
    {
        CheckLength(json, name, at, most);
        if (json.Text(name) is { } url && !(Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https" or "slack" or "mailto"))
            Add($"{at}/{name}", "must be a valid URL");
    }
}
