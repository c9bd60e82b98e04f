using System.Text.Json.Nodes;

namespace Bot.Tests.DiscordStandIn;

/// <summary>Action rows of buttons and selects (components/reference, version 1 of messages).</summary>
internal static class ComponentRules
{
    internal const int ActionRow = 1;
    internal const int Button = 2;
    internal const int StringSelect = 3;
    internal const int TextInput = 4;
    internal const int Label = 18;

    private const int LinkStyle = 5;

    internal static void Check(JsonObject body, FormErrors errors, string at)
    {
        errors.CheckCount(body, "components", $"{at}components", 5);
        var rows = body.Objects("components");
        for (var number = 0; number < rows.Count; number++)
            CheckRow(rows[number], errors, $"{at}components.{number}");
        CheckUnique(rows.SelectMany(row => row.Objects("components")), errors, $"{at}components");
    }

    internal static void CheckUnique(IEnumerable<JsonObject> components, FormErrors errors, string at)
    {
        foreach (var twice in components.Select(component => component.Text("custom_id")).OfType<string>().GroupBy(id => id).Where(ids => ids.Count() > 1))
            errors.Add(at, "COMPONENT_CUSTOM_ID_DUPLICATED", $"Component custom id cannot be duplicated: {twice.Key}");
    }

    internal static void CheckSelect(JsonObject select, FormErrors errors, string at)
    {
        errors.CheckLength(select, "custom_id", $"{at}.custom_id", 100, 1);
        errors.CheckLength(select, "placeholder", $"{at}.placeholder", 150);
        errors.CheckCount(select, "options", $"{at}.options", 25, 1);
        var options = select.Objects("options");
        for (var number = 0; number < options.Count; number++)
        {
            errors.CheckLength(options[number], "label", $"{at}.options.{number}.label", 100, 1);
            errors.CheckLength(options[number], "value", $"{at}.options.{number}.value", 100, 1);
            errors.CheckLength(options[number], "description", $"{at}.options.{number}.description", 100);
        }

        if (options.Select(option => option.Text("value")).Distinct(StringComparer.Ordinal).Count() < options.Count)
            errors.Add($"{at}.options", "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED", "The specified option value is already used");
    }

    private static void CheckRow(JsonObject row, FormErrors errors, string at)
    {
        if (row.Number("type") != ActionRow)
        {
            errors.Add($"{at}.type", "BASE_TYPE_CHOICES", "Value must be one of (1,).");
            return;
        }

        errors.CheckCount(row, "components", $"{at}.components", 5, 1);
        var components = row.Objects("components");
        if (components.Count > 1 && components.Any(component => component.Number("type") != Button))
            errors.Add($"{at}.components", "COMPONENT_LAYOUT_WIDTH_EXCEEDED", "The specified component exceeds the maximum width");
        for (var number = 0; number < components.Count; number++)
        {
            var component = components[number];
            var path = $"{at}.components.{number}";
            switch (component.Number("type"))
            {
                case Button:
                    CheckButton(component, errors, path);
                    break;
                case StringSelect:
                    CheckSelect(component, errors, path);
                    break;
                case >= 5 and <= 8:
                    errors.CheckLength(component, "custom_id", $"{path}.custom_id", 100, 1);
                    break;
                default:
                    errors.Add($"{path}.type", "UNION_TYPE_CHOICES", "Value of field \"type\" must be one of (2, 3, 5, 6, 7, 8).");
                    break;
            }
        }
    }

    private static void CheckButton(JsonObject button, FormErrors errors, string at)
    {
        errors.CheckLength(button, "label", $"{at}.label", 80);
        if (button.Number("style") is not (>= 1 and <= 5))
            errors.Add($"{at}.style", "BASE_TYPE_CHOICES", "Value must be one of (1, 2, 3, 4, 5).");
        if (button["label"] is null && button["emoji"] is null)
            errors.Add(at, "BUTTON_COMPONENT_INVALID_EMPTY", "A button component must have a label or an emoji");
        var isLink = button.Number("style") == LinkStyle;
        if (isLink)
        {
            errors.CheckLength(button, "url", $"{at}.url", 512, 1);
            if (!Uri.TryCreate(button.Text("url"), UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https" or "discord"))
                errors.Add($"{at}.url", "URL_TYPE_INVALID_URL", "Not a well formed URL.");
        }
        else
        {
            errors.CheckLength(button, "custom_id", $"{at}.custom_id", 100, 1);
        }

        if ((isLink && button["custom_id"] is not null) || (!isLink && button["url"] is not null))
            errors.Add(at, "BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE", "A custom id and url cannot both be specified");
    }
}
