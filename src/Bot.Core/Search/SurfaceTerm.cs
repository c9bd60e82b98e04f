namespace Bot.Core.Search;

/// <summary>A term that a word gives as it is written. The same word gives the same instance, as long as the cache holds it.</summary>
/// <param name="start">Where in the word it stands.</param>
/// <param name="kind">But for <see cref="TokenKind.BeforeComma"/>, which what stands behind the word tells.</param>
/// <param name="next">A word may give several: "500million".</param>
internal sealed class SurfaceTerm(string text, int start, int length, TokenKind kind, SurfaceTerm? next)
{
    public string Text { get; } = text;

    /// <summary>Of the text, within this process.</summary>
    public int Hash { get; } = StringComparer.Ordinal.GetHashCode(text);

    public int Start { get; } = start;

    public int Length { get; } = length;

    public TokenKind Kind { get; } = kind;

    public SurfaceTerm? Next { get; } = next;

    /// <summary>Its number in the index that asked last, and of which index that is.</summary>
    private long _numbered;

    /// <param name="index">Not 0.</param>
    public bool TryGetNumber(int index, out int number)
    {
        var numbered = Volatile.Read(ref _numbered);
        number = (int)numbered;
        return (int)(numbered >> 32) == index;
    }

    public void SetNumber(int index, int number) => Volatile.Write(ref _numbered, ((long)index << 32) | (uint)number);

    /// <summary>What gives it, where the key of that word is not all of it.</summary>
    public string? Word { get; init; }
}
