namespace Bot.Slack;

/// <summary>A form, or the home page of the app: https://docs.slack.dev/reference/views.</summary>
internal sealed record SlackView(string Type, IReadOnlyList<SlackBlock> Blocks)
{
    internal const string Modal = "modal";
    internal const string Home = "home";

    internal const int MaxTitle = 24;

    /// <summary>In it the state of a form goes along to Slack and comes back.</summary>
    internal const int MaxPrivateMetadata = 3_000;

    public string? CallbackId { get; init; }

    public SlackText? Title { get; init; }

    public SlackText? Submit { get; init; }

    public SlackText? Close { get; init; }

    public string? PrivateMetadata { get; init; }
}
