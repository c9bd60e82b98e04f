using System.Text.Json.Nodes;

namespace Bot.Tests.DiscordStandIn;

/// <summary>Forms and the choices of autocompletion, as answers to an interaction.</summary>
internal static class ModalRules
{
    internal static void Check(JsonObject modal, FormErrors errors)
    {
        errors.CheckLength(modal, "custom_id", "data.custom_id", 100, 1);
        errors.CheckLength(modal, "title", "data.title", 45, 1);
        errors.CheckCount(modal, "components", "data.components", 5, 1);
        var rows = modal.Objects("components");
        for (var number = 0; number < rows.Count; number++)
            CheckRow(rows[number], errors, $"data.components.{number}");
        ComponentRules.CheckUnique(Inputs(modal), errors, "data.components");
    }

    /// <summary>The fields of a form, within action rows or labels.</summary>
    internal static IEnumerable<JsonObject> Inputs(JsonObject modal) => modal.Objects("components")
        .SelectMany(row => row["component"] is JsonObject component ? [component] : row.Objects("components"));

    internal static void CheckChoices(JsonObject body, FormErrors errors)
    {
        errors.CheckCount(body, "choices", "data.choices", 25);
        if (body["choices"] is null)
            errors.Require("data.choices");
        var choices = body.Objects("choices");
        for (var number = 0; number < choices.Count; number++)
        {
            errors.CheckLength(choices[number], "name", $"data.choices.{number}.name", 100, 1);
            if (choices[number].Number("value") is null)
                errors.CheckLength(choices[number], "value", $"data.choices.{number}.value", 100, 1);
        }
    }

    private static void CheckRow(JsonObject row, FormErrors errors, string at)
    {
        switch (row.Number("type"))
        {
            case ComponentRules.ActionRow:
                errors.CheckCount(row, "components", $"{at}.components", 1, 1);
                if (row.Objects("components") is [var input])
                {
                    CheckInput(input, errors, $"{at}.components.0", hasLabel: true);
                    if (input.Number("type") != ComponentRules.TextInput)
                        errors.Add($"{at}.components.0.type", "BASE_TYPE_CHOICES", "Value must be one of (4,).");
                }

                break;
            case ComponentRules.Label:
                errors.CheckLength(row, "label", $"{at}.label", 45, 1);
                errors.CheckLength(row, "description", $"{at}.description", 100);
                if (row["component"] is JsonObject component)
                    CheckInput(component, errors, $"{at}.component", hasLabel: false);
                else
                    errors.Require($"{at}.component");
                break;
            default:
                errors.Add($"{at}.type", "UNION_TYPE_CHOICES", "Value of field \"type\" must be one of (1, 18).");
                break;
        }
    }

    private static void CheckInput(JsonObject input, FormErrors errors, string at, bool hasLabel)
    {
        switch (input.Number("type"))
        {
            case ComponentRules.TextInput:
                errors.CheckLength(input, "custom_id", $"{at}.custom_id", 100, 1);
                errors.CheckLength(input, "placeholder", $"{at}.placeholder", 100);
                errors.CheckLength(input, "value", $"{at}.value", 4000);
                if (hasLabel)
                    errors.CheckLength(input, "label", $"{at}.label", 45, 1);
                else if (input["label"] is not null)
                    errors.Add($"{at}.label", "LABEL_NOT_ALLOWED", "A text input within a label has no label of its own");
                if (input.Number("style") is not (1 or 2))
                    errors.Add($"{at}.style", "BASE_TYPE_CHOICES", "Value must be one of (1, 2).");
                if (input.Number("min_length") is < 0 or > 4000 || input.Number("max_length") is < 1 or > 4000)
                    errors.Add($"{at}.max_length", "NUMBER_TYPE_MAX", "int value should be less than or equal to 4000.");
                break;
            case ComponentRules.StringSelect when !hasLabel:
                ComponentRules.CheckSelect(input, errors, at);
                break;
            default:
                errors.Add($"{at}.type", "UNION_TYPE_CHOICES", "Value of field \"type\" must be one of (3, 4).");
                break;
        }
    }
}
