namespace Bot.Tests.Scenarios;

/// <summary>What the bot said, as somebody who looks at it reads it: without markup and escapes, in one line with single blanks.</summary>
/// <param name="OnlyFor">The id of the one who alone sees it; null when everybody there does.</param>
internal sealed record SeenAnswer(Posted Message, string? OnlyFor, string Text)
{
    /// <summary>The first paragraph under the title.</summary>
    public required string Lead { get; init; }

    /// <summary>Everything that can be clicked but buttons, also addresses that the platform makes links of by itself.</summary>
    public required IReadOnlyList<SeenLink> Links { get; init; }

    /// <summary>What would call somebody.</summary>
    public required IReadOnlyList<string> Mentions { get; init; }

    /// <summary>Those that can be pressed.</summary>
    public required IReadOnlyList<SeenButton> Buttons { get; init; }

    /// <summary>Those of this very message; on Slack they come in one of their own.</summary>
    public required IReadOnlyList<SeenFile> Files { get; init; }

    internal Spot Place => Message.Place;

    internal bool IsPrivate => OnlyFor is not null;

    /// <summary>It tells how far a work is, and not yet what came of it.</summary>
    internal bool IsUnderWay => Has("cancel") || Lead.EndsWith('…') || Text.Contains("into words…", StringComparison.Ordinal);

    internal bool Has(string button) => Buttons.Any(shown => shown.Name == button);
}

internal sealed record SeenLink(string Text, string Url);

/// <param name="Name">"more", "context", "good".</param>
internal sealed record SeenButton(string Name, string Label);

/// <param name="Text">For those who do not see it; null where there is none.</param>
internal sealed record SeenFile(string Name, byte[] Content, string? Text);
