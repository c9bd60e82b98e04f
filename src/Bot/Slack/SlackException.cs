namespace Bot.Slack;

/// <summary>Slack refused a call, or could not be reached: https://docs.slack.dev/reference/methods/chat.postMessage#errors.</summary>
/// <param name="code">Slack's own, such as "not_in_channel"; <see cref="Unreachable"/> when there was no answer.</param>
internal sealed class SlackException(string code, string message) : Exception(message)
{
    /// <summary>Ours: whether it was done is not known.</summary>
    internal const string Unreachable = "unreachable";

    internal string Code => code;
}
