using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Tests.DiscordStandIn;

namespace Bot.Tests.SlackStandIn;

/// <summary>The structure of rich text (docs.slack.dev/reference/block-kit/blocks/rich-text-block).</summary>
internal static class RichTextRules
{
    private static readonly Dictionary<string, string[]> Keys = new(StringComparer.Ordinal)
    {
        ["text"] = ["text!", "style"],
        ["link"] = ["url!", "text", "unsafe", "style"],
        ["emoji"] = ["name!", "unicode", "url", "style"],
        ["user"] = ["user_id!", "style"],
        ["channel"] = ["channel_id!", "style"],
        ["usergroup"] = ["usergroup_id!", "style"],
        ["broadcast"] = ["range!", "style"],
        ["team"] = ["team_id!", "style"],
        ["color"] = ["value!", "style"],
        ["date"] = ["timestamp!", "format!", "url", "fallback", "style"],
    };

    internal static void Check(JsonObject block, string at, BlockErrors errors)
    {
        var elements = errors.Items(block, "elements", at, int.MaxValue);
        for (var number = 0; number < elements.Count; number++)
        {
            var element = elements[number];
            var pointer = Pointer(at, number);
            switch (element.Text("type"))
            {
                case "rich_text_section":
                    errors.CheckKeys(element, pointer, ["elements!"]);
                    CheckRuns(element, pointer, errors);
                    break;
                case "rich_text_quote":
                    errors.CheckKeys(element, pointer, ["elements!", "border"]);
                    CheckRuns(element, pointer, errors);
                    break;
                case "rich_text_preformatted":
                    errors.CheckKeys(element, pointer, ["elements!", "border"]);
                    CheckRuns(element, pointer, errors, "text", "link");
                    break;
                case "rich_text_list":
                    errors.CheckKeys(element, pointer, ["elements!", "style!", "indent", "border"]);
                    errors.CheckChoice(element, "style", pointer, "bullet", "ordered");
                    errors.CheckNumber(element, "indent", pointer, 0, 8);
                    CheckItems(element, pointer, errors);
                    break;
                default:
                    errors.Add($"{pointer}/type", $"unsupported type: {element.Text("type")}");
                    break;
            }

            errors.CheckNumber(element, "border", pointer, 0, 1);
        }
    }

    private static void CheckItems(JsonObject list, string at, BlockErrors errors)
    {
        var items = errors.Items(list, "elements", at, int.MaxValue);
        for (var number = 0; number < items.Count; number++)
        {
            if (items[number].Text("type") is not "rich_text_section")
                errors.Add(Pointer(at, number), "an item of a list must be a rich_text_section");
            CheckRuns(items[number], Pointer(at, number), errors);
        }
    }

    private static void CheckRuns(JsonObject holder, string at, BlockErrors errors, params string[] kinds)
    {
        var runs = errors.Items(holder, "elements", at, int.MaxValue, least: 0);
        for (var number = 0; number < runs.Count; number++)
        {
            var run = runs[number];
            var pointer = Pointer(at, number);
            var type = run.Text("type") ?? "";
            if (!Keys.TryGetValue(type, out var keys) || (kinds.Length > 0 && !kinds.Contains(type)))
            {
                errors.Add($"{pointer}/type", $"unsupported type: {type}");
                continue;
            }

            errors.CheckKeys(run, pointer, keys);
            errors.CheckLength(run, "text", pointer, int.MaxValue);
            errors.CheckUrl(run, "url", pointer, 3000);
            errors.CheckChoice(run, "range", pointer, "here", "channel", "everyone");
            if (run["style"] is null)
                continue;
            if (run["style"] is not JsonObject style)
            {
                errors.Add($"{pointer}/style", "must provide an object");
                continue;
            }

            errors.CheckKeys(style, $"{pointer}/style", ["bold", "italic", "strike", "code", "underline"]);
            foreach (var (name, _) in style)
                errors.CheckFlag(style, name, $"{pointer}/style");
        }
    }

    private static string Pointer(string at, int number) => string.Create(CultureInfo.InvariantCulture, $"{at}/elements/{number}");
}
