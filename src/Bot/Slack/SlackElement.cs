using Bot.Chat;

namespace Bot.Slack;

/// <summary>A button, or what a field of a form is filled in by: https://docs.slack.dev/reference/block-kit/block-elements.</summary>
/// <param name="ActionId">At most 255 characters; by it the answer is known.</param>
internal sealed record SlackElement(string Type, string ActionId)
{
    internal const string Button = "button";
    internal const string Field = "plain_text_input";
    internal const string Choices = "static_select";

    /// <summary>A select whose choices are asked for while somebody types.</summary>
    internal const string Suggestions = "external_select";

    internal const string Boxes = "checkboxes";

    /// <summary>https://docs.slack.dev/reference/block-kit/block-elements/file-input-element.</summary>
    internal const string FileInput = "file_input";

    internal const int MaxButtonText = 75;
    internal const int MaxPlaceholder = 150;

    public SlackText? Text { get; init; }

    public string? Value { get; init; }

    /// <summary>"primary" or "danger".</summary>
    public string? Style { get; init; }

    public SlackText? Placeholder { get; init; }

    public bool? Multiline { get; init; }

    public int? MaxLength { get; init; }

    public string? InitialValue { get; init; }

    public IReadOnlyList<SlackOption>? Options { get; init; }

    public IReadOnlyList<SlackOption>? InitialOptions { get; init; }

    public SlackOption? InitialOption { get; init; }

    /// <summary>Of a field for files.</summary>
    public int? MaxFiles { get; init; }

    /// <summary>From so many typed characters on suggestions are asked for.</summary>
    public int? MinQueryLength { get; init; }
}

/// <summary>At most 75 and 150 characters: https://docs.slack.dev/reference/block-kit/composition-objects/option-object.</summary>
internal sealed record SlackOption(SlackText Text, string Value)
{
    internal const int MaxText = 75;
    internal const int MaxValue = 150;

    internal static SlackOption Of(string text, string value) => new(SlackText.Plain(CutText.Of(text, MaxText)), value);
}
