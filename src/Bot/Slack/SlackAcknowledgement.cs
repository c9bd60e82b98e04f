namespace Bot.Slack;

/// <summary>What is answered at once to what Slack brought: https://docs.slack.dev/reference/interaction-payloads.</summary>
internal sealed record SlackAcknowledgement
{
    /// <summary>Of a select whose choices were asked for.</summary>
    public IReadOnlyList<SlackOption>? Options { get; init; }

    /// <summary>"errors" when a form is not taken.</summary>
    public string? ResponseAction { get; init; }

    /// <summary>What is wrong, by the block_id of the field.</summary>
    public IReadOnlyDictionary<string, string>? Errors { get; init; }

    internal static SlackAcknowledgement Choices(IReadOnlyList<SlackOption> options) => new() { Options = options };

    internal static SlackAcknowledgement Wrong(string blockId, string problem) => new() { ResponseAction = "errors", Errors = new Dictionary<string, string> { [blockId] = problem } };
}
