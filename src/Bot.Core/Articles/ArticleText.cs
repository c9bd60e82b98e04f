namespace Bot.Core.Articles;

/// <summary>The text of an article, wherever it lies. Two are equal when they are the same characters.</summary>
internal interface IArticleText
{
    /// <summary>In UTF-16 units.</summary>
    int Length { get; }

    TextHash Hash { get; }

    string Whole { get; }

    void CopyTo(TextSpan span, Span<char> characters);
}

/// <summary>A text in memory.</summary>
internal sealed class HeldText : IArticleText
{
    private static readonly HeldText Empty = new("");

    private readonly string _whole;

    private HeldText(string whole) => _whole = whole;

    // In a box, so that two threads which make it at once do not tear it.
    private object? _hash;

    public int Length => _whole.Length;

    public TextHash Hash => (TextHash)(_hash ??= TextHash.Of(_whole));

    public string Whole => _whole;

    public static HeldText Of(string text) => text.Length == 0 ? Empty : new HeldText(text);

    public void CopyTo(TextSpan span, Span<char> characters) => _whole.AsSpan(span.Start, span.Length).CopyTo(characters);

    public override bool Equals(object? obj) => obj is IArticleText other && SameText.Are(this, other);

    public override int GetHashCode() => Length;
}

internal static class SameText
{
    /// <summary>Most texts that differ do so in their lengths, so that they need not be read.</summary>
    public static bool Are(IArticleText one, IArticleText other) =>
        ReferenceEquals(one, other) || (one.Length == other.Length && one.Hash == other.Hash && one.Whole == other.Whole);
}
