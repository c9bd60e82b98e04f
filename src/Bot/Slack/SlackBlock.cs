using System.Text.Json.Serialization;

namespace Bot.Slack;

/// <summary>A block of a message or form: https://docs.slack.dev/reference/block-kit/blocks.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Actions), "actions")]
[JsonDerivedType(typeof(Context), "context")]
[JsonDerivedType(typeof(Header), "header")]
[JsonDerivedType(typeof(Input), "input")]
[JsonDerivedType(typeof(RichText), "rich_text")]
[JsonDerivedType(typeof(Section), "section")]
internal abstract record SlackBlock
{
    private SlackBlock()
    {
    }

    /// <summary>A row of buttons.</summary>
    internal sealed record Actions(IReadOnlyList<SlackElement> Elements) : SlackBlock;

    /// <summary>Small print.</summary>
    internal sealed record Context(IReadOnlyList<SlackText> Elements) : SlackBlock;

    internal sealed record Header(SlackText Text) : SlackBlock;

    /// <summary>A field of a form.</summary>
    internal sealed record Input(string BlockId, SlackText Label, SlackElement Element) : SlackBlock
    {
        public bool? Optional { get; init; }

        public SlackText? Hint { get; init; }
    }

    /// <summary>Text that is shown as it is: nothing in it is read as markup, mention or address.</summary>
    internal sealed record RichText(IReadOnlyList<RichTextPart> Elements) : SlackBlock;

    internal sealed record Section(SlackText Text) : SlackBlock;
}

/// <summary>A paragraph or a quote: https://docs.slack.dev/reference/block-kit/blocks/rich-text-block.</summary>
/// <param name="Type">One of the names below.</param>
internal sealed record RichTextPart(string Type, IReadOnlyList<RichTextElement> Elements)
{
    internal const string Paragraph = "rich_text_section";
    internal const string Quote = "rich_text_quote";
}

/// <summary>Words, or a link.</summary>
internal sealed record RichTextElement(string Type, string Text)
{
    internal const string Words = "text";
    internal const string Link = "link";

    public string? Url { get; init; }

    public RichTextStyle? Style { get; init; }
}

internal sealed record RichTextStyle
{
    internal static readonly RichTextStyle Strong = new() { Bold = true };

    internal static readonly RichTextStyle Aside = new() { Italic = true };

    public bool? Bold { get; init; }

    public bool? Italic { get; init; }
}
