using System.Text.Json.Nodes;

namespace Bot.Tests.DiscordStandIn;

internal static class EmbedRules
{
    private const int MostInAll = 6000;

    internal static void Check(JsonObject body, FormErrors errors, string at)
    {
        errors.CheckCount(body, "embeds", $"{at}embeds", 10);
        var embeds = body.Objects("embeds");
        for (var number = 0; number < embeds.Count; number++)
            CheckEmbed(embeds[number], errors, $"{at}embeds.{number}");
        if (embeds.Sum(Length) > MostInAll)
            errors.Add($"{at}embeds", "MAX_EMBED_SIZE_EXCEEDED", "Embed size exceeds maximum size of 6000");
    }

    private static void CheckEmbed(JsonObject embed, FormErrors errors, string at)
    {
        errors.CheckLength(embed, "title", $"{at}.title", 256);
        errors.CheckLength(embed, "description", $"{at}.description", 4096);
        errors.CheckCount(embed, "fields", $"{at}.fields", 25);
        CheckAddress(embed, "url", errors, $"{at}.url");
        if (embed["color"] is not null && embed.Number("color") is not (>= 0 and <= 0xFFFFFF))
            errors.Add($"{at}.color", "NUMBER_TYPE_MAX", "int value should be less than or equal to 16777215.");
        if (embed["timestamp"] is not null && !DateTimeOffset.TryParse(embed.Text("timestamp"), System.Globalization.CultureInfo.InvariantCulture, out _))
            errors.Add($"{at}.timestamp", "DATE_TIME_TYPE_PARSE", "Could not parse. Should be ISO8601.");
        if (embed["footer"] is JsonObject footer)
            errors.CheckLength(footer, "text", $"{at}.footer.text", 2048, 1);
        if (embed["author"] is JsonObject author)
        {
            errors.CheckLength(author, "name", $"{at}.author.name", 256, 1);
            CheckAddress(author, "url", errors, $"{at}.author.url");
        }

        if (embed["image"] is JsonObject image)
            CheckAddress(image, "url", errors, $"{at}.image.url", "attachment");
        var fields = embed.Objects("fields");
        for (var number = 0; number < fields.Count; number++)
        {
            errors.CheckLength(fields[number], "name", $"{at}.fields.{number}.name", 256, 1);
            errors.CheckLength(fields[number], "value", $"{at}.fields.{number}.value", 1024, 1);
        }

        if (Length(embed) == 0 && embed["image"] is null && embed["thumbnail"] is null)
            errors.Require($"{at}.description");
    }

    private static void CheckAddress(JsonObject json, string name, FormErrors errors, string path, string? alsoScheme = null)
    {
        if (json[name] is null)
            return;
        errors.CheckLength(json, name, path, 2048);
        if (!Uri.TryCreate(json.Text(name), UriKind.Absolute, out var address) || (address.Scheme is not ("http" or "https") && address.Scheme != alsoScheme))
            errors.Add(path, "URL_TYPE_INVALID_URL", "Not a well formed URL.");
    }

    private static int Length(JsonObject embed) => (embed.Text("title") ?? "").Length + (embed.Text("description") ?? "").Length
        + Length(embed["footer"], "text") + Length(embed["author"], "name")
        + embed.Objects("fields").Sum(field => Length(field, "name") + Length(field, "value"));

    private static int Length(JsonNode? node, string name) => (node as JsonObject)?.Text(name)?.Length ?? 0;
}
