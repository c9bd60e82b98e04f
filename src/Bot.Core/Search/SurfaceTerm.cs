namespace Bot.Core.Search;

/// <summary>A term that a word gives as it is written. The same word gives the same instance, as long as the cache holds it.</summary>
/// <param name="start">Where in the word it stands.</param>
/// <param name="kind">But for <see cref="TokenKind.BeforeComma"/>, which what stands behind the word tells.</param>
/// <param name="next">A word may give several: "500million".</param>
internal sealed class SurfaceTerm(string text, int start, int length, TokenKind kind, SurfaceTerm? next)
{
    private readonly short _start = checked((short)start);
    private readonly short _length = checked((short)length);

    public string Text { get; } = text;

    public SurfaceTerm? Next { get; } = next;

    public TokenKind Kind { get; } = kind;

    public int Start => _start;

    public int Length => _length;

    /// <summary>Of the first term of a word.</summary>
    public SurfaceKey Key { get; init; }

    /// <summary>The word, where its key is not all of it.</summary>
    public string? Word { get; init; }
}
