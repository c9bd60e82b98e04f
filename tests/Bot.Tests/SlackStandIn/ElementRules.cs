using System.Globalization;
using System.Text.Json.Nodes;
using Bot.Tests.DiscordStandIn;

namespace Bot.Tests.SlackStandIn;

/// <summary>Buttons, selects and inputs (docs.slack.dev/reference/block-kit/block-elements), and the objects in them.</summary>
internal static class ElementRules
{
    internal static readonly string[] Selects =
    [
        "static_select", "external_select", "users_select", "conversations_select", "channels_select",
        "multi_static_select", "multi_external_select", "multi_users_select", "multi_conversations_select", "multi_channels_select",
    ];

    private static readonly Dictionary<string, string[]> Keys = new(StringComparer.Ordinal)
    {
        ["button"] = ["text!", "value", "url", "style", "confirm", "accessibility_label"],
        ["workflow_button"] = ["text!", "workflow!", "style", "accessibility_label"],
        ["icon_button"] = ["icon!", "text!", "value", "confirm", "accessibility_label", "visible_to_user_ids"],
        ["feedback_buttons"] = ["positive_button!", "negative_button!"],
        ["image"] = ["alt_text!", "image_url", "slack_file"],
        ["overflow"] = ["options!", "confirm"],
        ["checkboxes"] = ["options!", "initial_options", "confirm", "focus_on_load"],
        ["radio_buttons"] = ["options!", "initial_option", "confirm", "focus_on_load"],
        ["datepicker"] = ["initial_date", "confirm", "focus_on_load", "placeholder"],
        ["timepicker"] = ["initial_time", "confirm", "focus_on_load", "placeholder", "timezone"],
        ["datetimepicker"] = ["initial_date_time", "confirm", "focus_on_load"],
        ["plain_text_input"] = ["initial_value", "multiline", "min_length", "max_length", "dispatch_action_config", "focus_on_load", "placeholder"],
        ["email_text_input"] = ["initial_value", "dispatch_action_config", "focus_on_load", "placeholder"],
        ["url_text_input"] = ["initial_value", "dispatch_action_config", "focus_on_load", "placeholder"],
        ["number_input"] = ["is_decimal_allowed!", "initial_value", "min_value", "max_value", "dispatch_action_config", "focus_on_load", "placeholder"],
        ["rich_text_input"] = ["initial_value", "dispatch_action_config", "focus_on_load", "placeholder", "min_lines", "max_lines"],
        ["file_input"] = ["filetypes", "max_files"],
        ["static_select"] = ["options", "option_groups", "initial_option", "confirm", "focus_on_load", "placeholder"],
        ["external_select"] = ["initial_option", "min_query_length", "confirm", "focus_on_load", "placeholder"],
        ["users_select"] = ["initial_user", "confirm", "focus_on_load", "placeholder"],
        ["conversations_select"] =
            ["initial_conversation", "default_to_current_conversation", "filter", "response_url_enabled", "confirm", "focus_on_load", "placeholder"],
        ["channels_select"] = ["initial_channel", "response_url_enabled", "confirm", "focus_on_load", "placeholder"],
        ["multi_static_select"] = ["options", "option_groups", "initial_options", "max_selected_items", "confirm", "focus_on_load", "placeholder"],
        ["multi_external_select"] = ["initial_options", "min_query_length", "max_selected_items", "confirm", "focus_on_load", "placeholder"],
        ["multi_users_select"] = ["initial_users", "max_selected_items", "confirm", "focus_on_load", "placeholder"],
        ["multi_conversations_select"] =
            ["initial_conversations", "default_to_current_conversation", "filter", "max_selected_items", "confirm", "focus_on_load", "placeholder"],
        ["multi_channels_select"] = ["initial_channels", "max_selected_items", "confirm", "focus_on_load", "placeholder"],
    };

    internal static void Check(JsonObject element, string at, string[] kinds, BlockErrors errors)
    {
        var type = element.Text("type") ?? "";
        if (!kinds.Contains(type))
        {
            errors.Add($"{at}/type", $"unsupported type: {type}");
            return;
        }

        errors.CheckKeys(element, at, type is "image" ? Keys[type] : [.. Keys[type], "action_id"]);
        errors.CheckLength(element, "action_id", at, 255);
        errors.CheckText(element, "placeholder", at, 150);
        errors.CheckFlag(element, "focus_on_load", at);
        errors.CheckLength(element, "accessibility_label", at, 75);
        if (element["confirm"] is JsonObject confirm)
            CheckConfirm(confirm, $"{at}/confirm", errors);
        switch (type)
        {
            case "button" or "icon_button":
                errors.CheckText(element, "text", at, 75);
                errors.CheckLength(element, "value", at, 2000);
                errors.CheckUrl(element, "url", at, 3000);
                errors.CheckChoice(element, "style", at, "primary", "danger");
                break;
            case "image":
                CheckImage(element, at, errors);
                break;
            case "feedback_buttons":
                foreach (var side in new[] { "positive_button", "negative_button" })
                    CheckFeedback(element[side] as JsonObject ?? [], $"{at}/{side}", errors);
                break;
            case "overflow":
                CheckOptions(element, at, 5, errors);
                break;
            case "checkboxes" or "radio_buttons":
                CheckOptions(element, at, 10, errors, isPlain: false);
                break;
            case "static_select" or "multi_static_select":
                CheckStatic(element, at, errors);
                break;
            case "external_select" or "multi_external_select":
                errors.CheckNumber(element, "min_query_length", at, 0, 255);
                break;
            case "plain_text_input":
                errors.CheckNumber(element, "min_length", at, 0, 3000);
                errors.CheckNumber(element, "max_length", at, 1, 3000);
                errors.CheckFlag(element, "multiline", at);
                errors.CheckLength(element, "initial_value", at, (int)(element.Number("max_length") ?? 3000), least: 0);
                break;
            case "number_input":
                errors.CheckFlag(element, "is_decimal_allowed", at);
                break;
            case "datepicker":
                if (element["initial_date"] is not null && !DateOnly.TryParseExact(element.Text("initial_date"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
                    errors.Add($"{at}/initial_date", "must be a date as YYYY-MM-DD");
                break;
            case "file_input":
                errors.CheckNumber(element, "max_files", at, 1, 10);
                break;
        }
    }

    internal static void CheckImage(JsonObject image, string at, BlockErrors errors)
    {
        errors.CheckLength(image, "alt_text", at, 2000);
        errors.CheckUrl(image, "image_url", at, 3000);
        if (image["image_url"] is null == image["slack_file"] is null)
            errors.Add(at, "must have one of image_url, slack_file");
    }

    internal static void CheckOption(JsonObject option, string at, BlockErrors errors, bool isPlain = true)
    {
        errors.CheckKeys(option, at, ["text!", "value", "description", "url"]);
        errors.CheckText(option, "text", at, 75, isPlain);
        errors.CheckText(option, "description", at, 75, isPlain);
        errors.CheckLength(option, "value", at, 150);
        errors.CheckUrl(option, "url", at, 3000);
        if (option["value"] is null)
            errors.Add(at, "missing required field: value");
    }

    internal static void CheckOptions(JsonObject element, string at, int most, BlockErrors errors, bool isPlain = true, int least = 1)
    {
        var options = errors.Items(element, "options", at, most, least);
        for (var number = 0; number < options.Count; number++)
            CheckOption(options[number], string.Create(CultureInfo.InvariantCulture, $"{at}/options/{number}"), errors, isPlain);
        if (options.Select(option => option.Text("value")).Distinct(StringComparer.Ordinal).Count() < options.Count)
            errors.Add($"{at}/options", "two options have the same value");
    }

    internal static void CheckGroups(JsonObject element, string at, BlockErrors errors)
    {
        var groups = errors.Items(element, "option_groups", at, 100);
        for (var number = 0; number < groups.Count; number++)
        {
            var pointer = string.Create(CultureInfo.InvariantCulture, $"{at}/option_groups/{number}");
            errors.CheckKeys(groups[number], pointer, ["label!", "options!"]);
            errors.CheckText(groups[number], "label", pointer, 75);
            CheckOptions(groups[number], pointer, 100, errors);
        }
    }

    private static void CheckStatic(JsonObject element, string at, BlockErrors errors)
    {
        if (element["options"] is null == element["option_groups"] is null)
            errors.Add(at, "must have one of options, option_groups");
        CheckOptions(element, at, 100, errors);
        CheckGroups(element, at, errors);
        var known = element.Objects("options").Concat(element.Objects("option_groups").SelectMany(group => group.Objects("options"))).ToList();
        var initial = element["initial_option"] is JsonObject one ? [one] : element.Objects("initial_options");
        if (initial.Any(option => !known.Exists(other => JsonNode.DeepEquals(other, option))))
            errors.Add(at, "initial_option must be the same as one of the options");
    }

    private static void CheckFeedback(JsonObject button, string at, BlockErrors errors)
    {
        errors.CheckKeys(button, at, ["text!", "value!", "accessibility_label"]);
        errors.CheckText(button, "text", at, 75);
        errors.CheckLength(button, "value", at, 2000);
    }

    private static void CheckConfirm(JsonObject confirm, string at, BlockErrors errors)
    {
        errors.CheckKeys(confirm, at, ["title!", "text!", "confirm!", "deny!", "style"]);
        errors.CheckText(confirm, "title", at, 100);
        errors.CheckText(confirm, "text", at, 300, isPlain: false);
        errors.CheckText(confirm, "confirm", at, 30);
        errors.CheckText(confirm, "deny", at, 30);
    }
}
