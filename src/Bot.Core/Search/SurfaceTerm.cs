namespace Bot.Core.Search;

/// <summary>A term that a word gives as it is written. The same word gives the same instance, as long as the cache holds it.</summary>
/// <param name="start">Where in the word it stands.</param>
/// <param name="kind">But for <see cref="TokenKind.BeforeComma"/>, which what stands behind the word tells.</param>
/// <param name="next">A word may give several: "500million".</param>
internal sealed class SurfaceTerm(string text, int start, int length, TokenKind kind, SurfaceTerm? next)
{
    private static int _numberings;

    public string Text { get; } = text;

    public int Start { get; } = start;

    public int Length { get; } = length;

    public TokenKind Kind { get; } = kind;

    public SurfaceTerm? Next { get; } = next;

    /// <summary>Its number in the numbering that asked last, and which one that is.</summary>
    private long _numbered;

    /// <summary>What numbers terms, as an index or one that is built does, has a name for that: not 0.</summary>
    public static int NewNumbering() => Interlocked.Increment(ref _numberings);

    public bool TryGetNumber(int numbering, out int number)
    {
        var numbered = Volatile.Read(ref _numbered);
        number = (int)numbered;
        return (int)(numbered >> 32) == numbering;
    }

    public void SetNumber(int numbering, int number) => Volatile.Write(ref _numbered, ((long)numbering << 32) | (uint)number);

    /// <summary>What gives it, where the key of that word is not all of it.</summary>
    public string? Word { get; init; }
}
