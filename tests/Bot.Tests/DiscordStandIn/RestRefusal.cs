using System.Text.Json.Nodes;

namespace Bot.Tests.DiscordStandIn;

/// <summary>An error as Discord answers it: a status, a code of its own and a message.</summary>
internal sealed class RestRefusal(int status, int code, string message, JsonObject? errors = null, string? details = null) : Exception(message)
{
    internal int Status { get; } = status;

    internal int Code { get; } = code;

    /// <summary>Whether the client could have known better: it is then a violation, not an outcome.</summary>
    internal bool IsBreach => Status is 400 or 413 || Code is 10062;

    internal string Told => $"{Code} {Message}{(details is null ? "" : $" ({details})")}";

    internal static RestRefusal Unauthorized() => new(401, 0, "401: Unauthorized");

    internal static RestRefusal UnknownChannel() => new(404, 10003, "Unknown Channel");

    internal static RestRefusal UnknownMessage() => new(404, 10008, "Unknown Message");

    internal static RestRefusal UnknownWebhook() => new(404, 10015, "Unknown Webhook");

    internal static RestRefusal UnknownInteraction() => new(404, 10062, "Unknown interaction");

    internal static RestRefusal MissingAccess() => new(403, 50001, "Missing Access");

    internal static RestRefusal MissingPermissions() => new(403, 50013, "Missing Permissions");

    internal static RestRefusal Form(string path, string errorCode, string error)
    {
        var errors = new FormErrors();
        errors.Add(path, errorCode, error);
        return errors.ToRefusal();
    }

    internal JsonObject Body()
    {
        var body = new JsonObject { ["message"] = Message, ["code"] = Code };
        if (errors is not null)
            body["errors"] = errors.DeepClone();
        return body;
    }
}
