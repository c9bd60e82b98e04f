using System.Text.Json.Serialization;

namespace Bot.Discord;

/// <summary>What is sent: https://discord.com/developers/docs/resources/message. Lengths are counted in UTF-16 units, the safe side.</summary>
internal sealed record DiscordMessage
{
    public string? Content { get; init; }

    public IReadOnlyList<DiscordEmbed>? Embeds { get; init; }

    public IReadOnlyList<DiscordComponent>? Components { get; init; }

    public int? Flags { get; init; }

    public AllowedMentions AllowedMentions { get; init; } = AllowedMentions.None;

    public IReadOnlyList<DiscordAttachment>? Attachments { get; init; }

    public MessageReference? MessageReference { get; init; }

    /// <summary>At most 25 characters; with <see cref="EnforceNonce"/> a repeated request makes no second message.</summary>
    public string? Nonce { get; init; }

    public bool? EnforceNonce { get; init; }

    /// <summary>Sent with the message as a multipart body, in the order of <see cref="Attachments"/>.</summary>
    [JsonIgnore]
    public IReadOnlyList<DiscordFile> Files { get; init; } = [];

    /// <summary>Nobody but the one who asked sees it.</summary>
    internal const int Ephemeral = 1 << 6;
}

internal sealed record DiscordEmbed
{
    internal const int MaxTitle = 256;
    internal const int MaxDescription = 4_096;

    /// <summary>Of all embeds of a message together.</summary>
    internal const int MaxTogether = 6_000;

    public string? Title { get; init; }

    public string? Description { get; init; }

    public int? Color { get; init; }

    public EmbedFooter? Footer { get; init; }

}

internal sealed record EmbedFooter(string Text);

/// <param name="Parse">Kinds of mentions that notify.</param>
internal sealed record AllowedMentions(IReadOnlyList<string> Parse, bool RepliedUser)
{
    internal static readonly AllowedMentions None = new([], RepliedUser: false);
}

internal sealed record MessageReference(string MessageId, bool FailIfNotExists);

/// <param name="Id">The place of its file among the files of the request.</param>
/// <param name="Description">For those who do not see the picture; at most 1,024 characters.</param>
internal sealed record DiscordAttachment(string Id, string Filename, string? Description);

internal sealed record DiscordFile(string Name, string ContentType, byte[] Content);

/// <summary>A row, a button, a field of a form: https://discord.com/developers/docs/components/reference.</summary>
internal sealed record DiscordComponent(int Type)
{
    internal const int RowType = 1;
    internal const int ButtonType = 2;
    internal const int SelectType = 3;
    internal const int TextInputType = 4;
    internal const int LabelType = 18;

    public IReadOnlyList<DiscordComponent>? Components { get; init; }

    public DiscordComponent? Component { get; init; }

    public int? Style { get; init; }

    public string? Label { get; init; }

    public string? CustomId { get; init; }

    public bool? Required { get; init; }

    public int? MaxLength { get; init; }

    public IReadOnlyList<SelectOption>? Options { get; init; }

    internal static DiscordComponent Row(params IReadOnlyList<DiscordComponent> components) => new(RowType) { Components = components };
}

internal sealed record SelectOption(string Label, string Value);

/// <summary>The first answer to an interaction: https://discord.com/developers/docs/interactions/receiving-and-responding.</summary>
internal sealed record InteractionResponse(int Type, InteractionResponseContent? Data = null)
{
    internal static readonly InteractionResponse Pong = new(1);

    internal static InteractionResponse Message(string text) => new(4, new InteractionResponseContent { Content = text, Flags = DiscordMessage.Ephemeral, AllowedMentions = AllowedMentions.None });

    /// <summary>"Thinking"; the answer comes as an edit, as private as this is.</summary>
    internal static InteractionResponse Later(bool isPrivate) => new(5, new InteractionResponseContent { Flags = isPrivate ? DiscordMessage.Ephemeral : null });

    /// <summary>A button was pressed, and its message stays as it is.</summary>
    internal static readonly InteractionResponse Seen = new(6);

    internal static InteractionResponse Choices(IReadOnlyList<CommandChoice> choices) => new(8, new InteractionResponseContent { Choices = choices });

    internal static InteractionResponse Form(string customId, string title, IReadOnlyList<DiscordComponent> fields) =>
        new(9, new InteractionResponseContent { CustomId = customId, Title = title, Components = fields });
}

internal sealed record InteractionResponseContent
{
    public string? Content { get; init; }

    public int? Flags { get; init; }

    public AllowedMentions? AllowedMentions { get; init; }

    public IReadOnlyList<CommandChoice>? Choices { get; init; }

    public string? CustomId { get; init; }

    public string? Title { get; init; }

    public IReadOnlyList<DiscordComponent>? Components { get; init; }
}

internal sealed record CommandChoice(string Name, string Value);
