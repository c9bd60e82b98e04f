using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Bot.Tests.DiscordStandIn;

/// <summary>What commands may be (interactions/application-commands), for a bulk overwrite of one scope.</summary>
internal static partial class CommandRules
{
    private const int MostInAll = 8000;

    internal static void Check(IReadOnlyList<JsonObject> commands, FormErrors errors)
    {
        for (var number = 0; number < commands.Count; number++)
            CheckCommand(commands[number], errors, $"{number}");
        foreach (var (type, most) in new[] { (1, 100), (2, 15), (3, 15) })
        {
            if (commands.Count(command => (command.Number("type") ?? 1) == type) > most)
                throw new RestRefusal(400, 30032, $"Maximum number of application commands reached ({most})");
        }

        foreach (var twice in commands.GroupBy(command => (command.Number("type") ?? 1, command.Text("name"))).Where(same => same.Count() > 1))
            errors.Add("name", "APPLICATION_COMMANDS_DUPLICATE_NAME", $"Application command names must be unique: {twice.Key}");
    }

    private static void CheckCommand(JsonObject command, FormErrors errors, string at)
    {
        var isChatInput = (command.Number("type") ?? 1) == 1;
        if (isChatInput)
        {
            CheckName(command, errors, at);
            errors.CheckLength(command, "description", $"{at}.description", 100, 1);
        }
        else
        {
            errors.CheckLength(command, "name", $"{at}.name", 32, 1);
            if (!string.IsNullOrEmpty(command.Text("description")))
                errors.Add($"{at}.description", "APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION_NOT_ALLOWED", "Context menu commands cannot have description");
            if (command.Objects("options").Count > 0)
                errors.Add($"{at}.options", "APPLICATION_COMMAND_CONTEXT_MENU_OPTIONS_NOT_ALLOWED", "Context menu commands cannot have options");
        }

        if (command["default_member_permissions"] is JsonNode bits
            && (command.Text("default_member_permissions") is not { } text || !ulong.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out _)))
            errors.Add($"{at}.default_member_permissions", "BITFIELD_TYPE_CONVERT", $"Could not interpret {bits.ToJsonString()} as a string of a bit field.");
        CheckOptions(command, errors, at, depth: 0);
        if (Length(command) > MostInAll)
            errors.Add(at, "APPLICATION_COMMAND_TOO_LARGE", "Command exceeds maximum size (8000)");
    }

    private static void CheckOptions(JsonObject owner, FormErrors errors, string at, int depth)
    {
        errors.CheckCount(owner, "options", $"{at}.options", 25);
        var options = owner.Objects("options");
        var seenOptional = false;
        for (var number = 0; number < options.Count; number++)
        {
            var option = options[number];
            var path = $"{at}.options.{number}";
            CheckName(option, errors, path);
            errors.CheckLength(option, "description", $"{path}.description", 100, 1);
            if (option.Number("type") is not (>= 1 and <= 11) || (option.Number("type") is 1 or 2 && depth > 1))
                errors.Add($"{path}.type", "BASE_TYPE_CHOICES", "Value must be one of (1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11).");
            if (option.Number("type") is 1 or 2)
                CheckOptions(option, errors, path, depth + 1);
            else if (option.Flag("required") is not true)
                seenOptional = true;
            else if (seenOptional)
                errors.Add($"{path}", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Required options must be placed before non-required options");
            CheckChoices(option, errors, path);
            if (option.Number("type") != 3 && (option["min_length"] is not null || option["max_length"] is not null))
                errors.Add(path, "APPLICATION_COMMAND_OPTION_LENGTH_INVALID", "Lengths are for strings");
            if (option.Number("type") is not (1 or 2) && option.Objects("options").Count > 0)
                errors.Add($"{path}.options", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Only sub-commands have options");
            if (option.Number("type") is 1 or 2 && option.Flag("required") is true)
                errors.Add($"{path}.required", "APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID", "Sub-commands cannot be required");
        }

        if (options.Select(option => option.Text("name")).Distinct(StringComparer.Ordinal).Count() < options.Count)
            errors.Add($"{at}.options", "APPLICATION_COMMAND_OPTIONS_NAME_INVALID", "Option names must be unique");
        if (options.Any(option => option.Number("type") is 1 or 2) && options.Any(option => option.Number("type") is not (1 or 2)))
            errors.Add($"{at}.options", "APPLICATION_COMMAND_OPTIONS_TYPE_INVALID", "Sub-command and sub-command group option types are mutually exclusive to all other types");
    }

    private static void CheckChoices(JsonObject option, FormErrors errors, string at)
    {
        errors.CheckCount(option, "choices", $"{at}.choices", 25);
        var choices = option.Objects("choices");
        if (option.Flag("autocomplete") is true && (choices.Count > 0 || option.Number("type") is not (3 or 4 or 10)))
            errors.Add($"{at}.autocomplete", "APPLICATION_COMMAND_AUTOCOMPLETE_INVALID", "Autocomplete is for strings and numbers without choices");
        for (var number = 0; number < choices.Count; number++)
        {
            errors.CheckLength(choices[number], "name", $"{at}.choices.{number}.name", 100, 1);
            var isText = option.Number("type") == 3;
            if (isText)
                errors.CheckLength(choices[number], "value", $"{at}.choices.{number}.value", 100, 1);
            else if (choices[number]["value"] is not JsonValue value || value.GetValueKind() != System.Text.Json.JsonValueKind.Number)
                errors.Add($"{at}.choices.{number}.value", "NUMBER_TYPE_COERCE", "Value is not a number.");
        }

        if (choices.Select(choice => choice.Text("name")).Distinct(StringComparer.Ordinal).Count() < choices.Count)
            errors.Add($"{at}.choices", "APPLICATION_COMMAND_OPTIONS_CHOICE_NAMES_DUPLICATE", "Choice names must be unique");
    }

    private static void CheckName(JsonObject json, FormErrors errors, string at)
    {
        if (json.Text("name") is not { } name || !Name().IsMatch(name) || !string.Equals(name, name.ToLowerInvariant(), StringComparison.Ordinal))
            errors.Add($"{at}.name", "APPLICATION_COMMAND_INVALID_NAME", "Command name is invalid");
    }

    private static int Length(JsonObject json) => (json.Text("name")?.Length ?? 0) + (json.Text("description")?.Length ?? 0)
        + (json.Text("value")?.Length ?? 0) + json.Objects("options").Sum(Length) + json.Objects("choices").Sum(Length);

    // Discord's own pattern; .NET has no \p{sc=…}, so Devanagari and Thai stand as blocks.
    [GeneratedRegex(@"^[-_'\p{L}\p{N}\p{IsDevanagari}\p{IsThai}]{1,32}$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
