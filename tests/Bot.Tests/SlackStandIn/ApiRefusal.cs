using System.Text.Json.Nodes;

namespace Bot.Tests.SlackStandIn;

/// <summary>An error as Slack answers it: HTTP 200 with `ok: false`.</summary>
internal sealed class ApiRefusal(string error, IReadOnlyList<string>? messages = null, JsonObject? more = null) : Exception(error)
{
    /// <summary>What comes of the workspace, and not of a mistake in the call.</summary>
    private static readonly HashSet<string> Outcomes = new(StringComparer.Ordinal)
    {
        "account_inactive", "cannot_dm_bot", "cant_update_message", "cant_delete_message", "channel_not_found", "expired_trigger_id", "hash_conflict",
        "invalid_auth", "is_archived", "message_not_found", "missing_scope", "no_such_subteam", "not_found", "not_in_channel", "ratelimited",
        "thread_not_found", "token_revoked", "user_not_found", "user_not_in_channel", "users_not_found",
    };

    internal string Error { get; } = error;

    /// <summary>Whether the client could have known better: it is then a violation, not an outcome.</summary>
    internal bool IsBreach => !Outcomes.Contains(Error);

    internal string Told => messages is null ? Error : $"{Error} ({string.Join("; ", messages)})";

    internal static ApiRefusal Invalid(string argument, string what = "missing required field") =>
        new("invalid_arguments", [$"[ERROR] {what}: {argument}"]);

    internal JsonObject Body()
    {
        var body = new JsonObject { ["ok"] = false, ["error"] = Error };
        foreach (var (name, value) in more ?? [])
            body[name] = value?.DeepClone();
        if (messages is not null)
            body["response_metadata"] = new JsonObject { ["messages"] = new JsonArray([.. messages.Select(message => JsonValue.Create(message))]) };
        return body;
    }
}
