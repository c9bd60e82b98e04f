namespace Bot.Core.Articles;

/// <summary>A kind of file that articles come in.</summary>
internal interface IArticleFormat
{
    /// <summary>With the dot.</summary>
    IReadOnlyList<string> Extensions { get; }

    Extraction Extract(byte[] content);
}

internal abstract record Extraction
{
    // An article longer than this is no article; it bounds what a small, hostile file can unpack to.
    public const int MaxCharacters = 40_000_000;

    private Extraction()
    {
    }

    public sealed record Text(string Content) : Extraction
    {
        /// <summary>What the file says of itself.</summary>
        public ArticleFields Fields { get; init; } = new();

        /// <summary>The metadata block at the head of a Markdown file; empty when there is none.</summary>
        public TextSpan FrontMatter { get; init; }

        public IReadOnlyList<string> Warnings { get; init; } = [];
    }

    /// <param name="Reason">Without the file's name.</param>
    public sealed record Refused(string Reason) : Extraction;
}

/// <summary>Metadata as far as it is known from one source; null means that the source does not say.</summary>
internal sealed record ArticleFields
{
    public string? Title { get; init; }

    public string? Publisher { get; init; }

    public PublicationDate? Published { get; init; }

    public Uri? Url { get; init; }

    public string? Language { get; init; }

    public IReadOnlyList<string>? Tags { get; init; }

    /// <summary>The same for the same fields.</summary>
    public string Fingerprint() => string.Join('\n', [Title, Publisher, Published?.ToString(), Url?.OriginalString, Language, .. Tags?.Prepend("tags") ?? []]);

    public ArticleFields Over(ArticleFields others) => new()
    {
        Title = Title ?? others.Title,
        Publisher = Publisher ?? others.Publisher,
        Published = Published ?? others.Published,
        Url = Url ?? others.Url,
        Language = Language ?? others.Language,
        Tags = Tags ?? others.Tags,
    };
}
