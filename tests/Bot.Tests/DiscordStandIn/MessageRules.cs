using System.Text.Json.Nodes;

namespace Bot.Tests.DiscordStandIn;

/// <summary>What a body of a message may hold (resources/message). Lengths are counted in UTF-16 units, the safe side.</summary>
internal static class MessageRules
{
    private const int MostFiles = 10;

    internal static void Check(JsonObject body, IReadOnlyList<UploadedFile> files, int sizeLimit, FormErrors errors, string at = "")
    {
        errors.CheckLength(body, "content", $"{at}content", 2000);
        if (body["embeds"] is not null)
            EmbedRules.Check(body, errors, at);
        if (body["components"] is not null)
            ComponentRules.Check(body, errors, at);
        CheckFiles(body, files, sizeLimit, errors, at);
        if (body["nonce"] is { } nonce && (body.Text("nonce") ?? nonce.ToJsonString()).Length > 25)
            errors.Add($"{at}nonce", "BASE_TYPE_BAD_LENGTH", "Must be between 1 and 25 in length.");
        if (body["allowed_mentions"] is JsonObject mentions)
            CheckMentions(mentions, errors, $"{at}allowed_mentions");
    }

    internal static bool IsEmpty(JsonObject message) => string.IsNullOrWhiteSpace(message.Text("content"))
        && message.Objects("embeds").Count == 0 && message.Objects("components").Count == 0 && message.Objects("attachments").Count == 0;

    /// <summary>What a body may ping; null when nobody.</summary>
    internal static string? WouldPing(JsonObject body) => body["allowed_mentions"] is not JsonObject mentions
        ? "no allowed_mentions"
        : mentions["parse"] is not JsonArray { Count: 0 } || mentions.Flag("replied_user") is true ? $"allowed_mentions {mentions.ToJsonString()}" : null;

    private static void CheckMentions(JsonObject mentions, FormErrors errors, string at)
    {
        errors.CheckCount(mentions, "users", $"{at}.users", 100);
        errors.CheckCount(mentions, "roles", $"{at}.roles", 100);
        if (mentions["parse"] is JsonArray parse && parse.Any(kind => kind?.ToString() is not ("users" or "roles" or "everyone")))
            errors.Add($"{at}.parse", "BASE_TYPE_CHOICES", "Value must be one of ('users', 'roles', 'everyone').");
    }

    private static void CheckFiles(JsonObject body, IReadOnlyList<UploadedFile> files, int sizeLimit, FormErrors errors, string at)
    {
        errors.CheckCount(body, "attachments", $"{at}attachments", MostFiles);
        if (files.Count > MostFiles)
            errors.Add($"{at}files", "BASE_TYPE_MAX_LENGTH", $"Must be {MostFiles} or fewer in length.");
        if (files.Any(file => file.Content.Length > sizeLimit))
            throw new RestRefusal(413, 40005, "Request entity too large");
        var listed = body.Objects("attachments");
        for (var number = 0; number < listed.Count; number++)
        {
            var attachment = listed[number];
            errors.CheckLength(attachment, "description", $"{at}attachments.{number}.description", 1024);
            errors.CheckLength(attachment, "filename", $"{at}attachments.{number}.filename", 1024);
            if (attachment.Text("id") is null && attachment.Number("id") is null)
                errors.Require($"{at}attachments.{number}.id");
            // A small number stands for files[n] of the same request, a snowflake for an attachment that is there.
            else if ((attachment["id"]?.ToString() ?? "") is { Length: < 3 } id && !files.Any(file => file.Number.ToString(System.Globalization.CultureInfo.InvariantCulture) == id))
                errors.Add($"{at}attachments.{number}.id", "ATTACHMENT_NOT_FOUND", $"The request has no files[{id}].");
        }
    }
}
