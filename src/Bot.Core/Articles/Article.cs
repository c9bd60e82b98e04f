namespace Bot.Core.Articles;

/// <summary>
/// One article as it is stored. <see cref="Text"/> is never changed after reading, so that every quote is a span of it.
/// </summary>
public sealed record Article
{
    private readonly IArticleText _text = null!; // set with Text, which is required

    /// <summary>Path below the corpus folder, with forward slashes; identifies the article.</summary>
    public required string File { get; init; }

    /// <summary>The file as decoded, line ends kept; for HTML, PDF and Word the text that was extracted from it.</summary>
    public required string Text
    {
        get => _text.Whole;
        init => _text = HeldText.Of(value);
    }

    /// <summary>Set behind <see cref="Text"/>, instead of it.</summary>
    internal IArticleText Stored
    {
        init => _text = value;
    }

    /// <summary>In UTF-16 units.</summary>
    public int TextLength => _text.Length;

    public string? Title { get; init; }

    public string? Publisher { get; init; }

    public PublicationDate Published { get; init; } = PublicationDate.Unknown;

    public Uri? Url { get; init; }

    /// <summary>ISO 639-1 code.</summary>
    public string Language { get; init; } = "en";

    public IReadOnlyList<string> Tags { get; init; } = [];

    /// <summary>
    /// Spans that are not the article: share lines, related links, front matter, a caption said twice.
    /// In order, not overlapping. They are kept, never searched and never quoted.
    /// </summary>
    public IReadOnlyList<TextSpan> Asides { get; init; } = [];

    /// <summary>How clean the text is, 0 (garbled) to 1.</summary>
    public double Quality { get; init; } = 1;

    /// <summary>So much of the text is damaged that it should be read with care.</summary>
    public bool IsGarbled => Quality < 0.5;

    /// <summary>Tells the text from others without reading it.</summary>
    internal TextHash TextHash => _text.Hash;

    /// <summary>A stretch of the text; the rest need not be read for it.</summary>
    public string TextOf(TextSpan span) => string.Create(span.Length, (_text, span), static (characters, text) => text._text.CopyTo(text.span, characters));

    /// <summary>The same into memory that is there.</summary>
    public void CopyText(TextSpan span, Span<char> characters) => _text.CopyTo(span, characters);
}
