namespace Bot.Slack;

/// <summary>Slack refused a call, or could not be reached: https://docs.slack.dev/reference/methods/chat.postMessage#errors.</summary>
/// <param name="code">Slack's own, such as "not_in_channel"; <see cref="Unreachable"/> when there was no answer.</param>
internal sealed class SlackException(string code, string message) : Exception(message)
{
    /// <summary>Ours: whether it was done is not known.</summary>
    internal const string Unreachable = "unreachable";

    /// <summary>Ours: the address is none of Slack's, so nothing was sent.</summary>
    internal const string ForeignAddress = "foreign_address";

    internal const string RateLimited = "ratelimited";
    internal const string MissingScope = "missing_scope";
    internal const string WrongTokenKind = "not_allowed_token_type";

    internal string Code => code;

    /// <summary>That was called: "chat.postMessage".</summary>
    internal string Method { get; init; } = "";

    /// <summary>The scope that the token lacks, where that is the reason.</summary>
    internal string? Needed { get; init; }

    /// <summary>The token will not be taken at the next call either.</summary>
    internal bool IsTokenRefused => Code is "invalid_auth" or "not_authed" or "token_revoked" or "token_expired" or "account_inactive";

    /// <summary>The channel is closed to the bot, or the bot is no member.</summary>
    internal bool IsClosedChannel => Code is "not_in_channel" or "channel_not_found" or "is_archived" or "user_not_in_channel" or "access_denied"
        // There is one for each kind: "restricted_action_read_only_channel".
        || Code.StartsWith("restricted_action", StringComparison.Ordinal);

    /// <summary>An address that Slack gave for 5 answers within 30 minutes takes no more.</summary>
    internal bool IsExpiredAddress => Code is "expired_url" or "used_url" or "http_404" or "http_410";

    /// <summary>It may have been done in spite of all: https://docs.slack.dev/reference/methods/chat.postMessage#errors of a server that broke.</summary>
    internal bool IsUncertain => Code is Unreachable or "internal_error" or "fatal_error" or "service_unavailable" or "request_timeout";
}
