using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Tests.DiscordStandIn;

namespace Bot.Tests.SlackStandIn;

/// <summary>Which blocks there are and what they hold (docs.slack.dev/reference/block-kit/blocks). Lengths are counted in UTF-16 units, the safe side.</summary>
internal static class BlockRules
{
    internal const int MostInMessage = 50;
    internal const int MostInView = 100;

    /// <summary>Of all texts of a message together; nowhere documented, seen in bolt-js#2509.</summary>
    private const int MostText = 13_200;

    private static readonly string[] InActions =
    [
        "button", "checkboxes", "datepicker", "datetimepicker", "overflow", "radio_buttons", "timepicker", "workflow_button", "rich_text_input",
        .. ElementRules.Selects,
    ];

    private static readonly string[] InSection =
    [
        "button", "checkboxes", "datepicker", "image", "overflow", "radio_buttons", "timepicker", "workflow_button", .. ElementRules.Selects,
    ];

    private static readonly string[] InInput =
    [
        "checkboxes", "datepicker", "datetimepicker", "email_text_input", "file_input", "number_input", "plain_text_input", "radio_buttons",
        "rich_text_input", "timepicker", "url_text_input", .. ElementRules.Selects,
    ];

    private static readonly string[] InView = ["actions", "alert", "context", "divider", "header", "image", "input", "rich_text", "section", "video", "table"];

    private static readonly string[] InMessage =
    [
        "actions", "alert", "context", "context_actions", "divider", "file", "header", "image", "input", "markdown", "rich_text", "section", "table", "video",
    ];

    internal static void Check(JsonNode? blocks, string at, bool isView, BlockErrors errors)
    {
        if (blocks is not JsonArray list)
        {
            errors.Add(at, "must provide an array");
            return;
        }

        if (list.Count > (isView ? MostInView : MostInMessage))
            errors.Add(at, string.Create(CultureInfo.InvariantCulture, $"no more than {(isView ? MostInView : MostInMessage)} items allowed"));
        for (var number = 0; number < list.Count; number++)
        {
            var pointer = string.Create(CultureInfo.InvariantCulture, $"{at}/{number}");
            if (list[number] is JsonObject block)
                Check(block, pointer, isView, errors);
            else
                errors.Add(pointer, "must provide an object");
        }

        CheckUnique(list.OfType<JsonObject>(), at, errors);
    }

    internal static bool IsTooLong(JsonArray blocks) => Texts(blocks).Sum(text => text.Length) > MostText;

    /// <summary>Every text that somebody reads.</summary>
    internal static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject json => json.SelectMany(pair => pair is { Key: "text", Value: JsonValue } && json.Text("text") is { } text ? [text] : Texts(pair.Value)),
        JsonArray list => list.SelectMany(Texts),
        _ => [],
    };

    private static void Check(JsonObject block, string at, bool isView, BlockErrors errors)
    {
        var type = block.Text("type") ?? "";
        if (!(isView ? InView : InMessage).Contains(type))
        {
            errors.Add($"{at}/type", $"unsupported type: {type}");
            return;
        }

        errors.CheckKeys(block, at, [.. Keys(type), "block_id"]);
        errors.CheckLength(block, "block_id", at, 255);
        switch (type)
        {
            case "section":
                CheckSection(block, at, errors);
                break;
            case "header":
                errors.CheckText(block, "text", at, 150);
                break;
            case "alert":
                errors.CheckText(block, "text", at, 3000, isPlain: false);
                errors.CheckChoice(block, "level", at, "default", "info", "warning", "error", "success");
                break;
            case "actions":
                CheckElements(block, at, 25, InActions, errors);
                break;
            case "context_actions":
                CheckElements(block, at, 5, ["feedback_buttons", "icon_button"], errors);
                break;
            case "context":
                CheckContext(block, at, errors);
                break;
            case "input":
                CheckInput(block, at, errors);
                break;
            case "image":
                ElementRules.CheckImage(block, at, errors);
                errors.CheckText(block, "title", at, 2000);
                break;
            case "markdown":
                errors.CheckLength(block, "text", at, 12_000);
                break;
            case "rich_text":
                RichTextRules.Check(block, at, errors);
                break;
            case "table":
                CheckTable(block, at, errors);
                break;
        }
    }

    private static string[] Keys(string type) => type switch
    {
        "section" => ["text", "fields", "accessory", "expand"],
        "header" => ["text!"],
        "alert" => ["text!", "level"],
        "actions" or "context" or "context_actions" or "rich_text" => ["elements!"],
        "input" => ["label!", "element!", "hint", "optional", "dispatch_action"],
        "image" => ["alt_text!", "image_url", "slack_file", "title"],
        "markdown" => ["text!"],
        "table" => ["rows!", "column_settings"],
        "file" => ["external_id!", "source!"],
        "video" => ["video_url!", "thumbnail_url!", "alt_text!", "title!", "title_url", "author_name", "provider_name", "provider_icon_url", "description"],
        _ => [],
    };

    private static void CheckSection(JsonObject block, string at, BlockErrors errors)
    {
        if (block["text"] is null && block["fields"] is null)
            errors.Add(at, "missing required field: text or fields");
        errors.CheckText(block, "text", at, 3000, isPlain: false);
        var fields = errors.Items(block, "fields", at, 10);
        for (var number = 0; number < fields.Count; number++)
            errors.CheckText(fields[number], string.Create(CultureInfo.InvariantCulture, $"{at}/fields/{number}"), 2000, isPlain: false);
        errors.CheckFlag(block, "expand", at);
        if (block["accessory"] is JsonObject accessory)
            ElementRules.Check(accessory, $"{at}/accessory", InSection, errors);
    }

    private static void CheckElements(JsonObject block, string at, int most, string[] kinds, BlockErrors errors)
    {
        var elements = errors.Items(block, "elements", at, most);
        for (var number = 0; number < elements.Count; number++)
            ElementRules.Check(elements[number], string.Create(CultureInfo.InvariantCulture, $"{at}/elements/{number}"), kinds, errors);
    }

    private static void CheckContext(JsonObject block, string at, BlockErrors errors)
    {
        var elements = errors.Items(block, "elements", at, 10);
        for (var number = 0; number < elements.Count; number++)
        {
            var pointer = string.Create(CultureInfo.InvariantCulture, $"{at}/elements/{number}");
            if (elements[number].Text("type") is "image")
                ElementRules.Check(elements[number], pointer, ["image"], errors);
            else
                errors.CheckText(elements[number], pointer, 3000, isPlain: false);
        }
    }

    private static void CheckInput(JsonObject block, string at, BlockErrors errors)
    {
        errors.CheckText(block, "label", at, 2000);
        errors.CheckText(block, "hint", at, 2000);
        errors.CheckFlag(block, "optional", at);
        errors.CheckFlag(block, "dispatch_action", at);
        if (block["element"] is JsonObject element)
            ElementRules.Check(element, $"{at}/element", InInput, errors);
    }

    private static void CheckTable(JsonObject block, string at, BlockErrors errors)
    {
        if (block["rows"] is not JsonArray { Count: > 0 and <= 100 } rows || rows.Any(row => row is not JsonArray { Count: > 0 and <= 20 }))
        {
            errors.Add($"{at}/rows", "must have 1 to 100 rows of 1 to 20 cells");
            return;
        }

        foreach (var cell in rows.SelectMany(row => row?.AsArray() ?? []))
        {
            if (cell is not JsonObject json || json.Text("type") is not ("raw_text" or "raw_number" or "rich_text"))
                errors.Add($"{at}/rows", "a cell must be raw_text, raw_number or rich_text");
            else if (json.Text("type") is "rich_text")
                RichTextRules.Check(json, $"{at}/rows", errors);
            else
                errors.CheckKeys(json, $"{at}/rows", json.Text("type") is "raw_text" ? ["text!"] : ["text!", "value!"]);
        }
    }

    private static void CheckUnique(IEnumerable<JsonObject> blocks, string at, BlockErrors errors)
    {
        var all = blocks.ToList();
        foreach (var twice in all.Select(block => block.Text("block_id")).OfType<string>().GroupBy(id => id).Where(ids => ids.Count() > 1))
            errors.Add(at, $"`block_id` {twice.Key} already exists");
        foreach (var block in Elements.In(all).GroupBy(pair => pair.Block))
        {
            foreach (var twice in block.Select(pair => pair.Element.Text("action_id")).OfType<string>().GroupBy(id => id).Where(ids => ids.Count() > 1))
                errors.Add(at, $"`action_id` {twice.Key} already exists");
        }
    }
}
