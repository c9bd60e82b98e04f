namespace Bot.Core.Articles;

/// <summary>A stretch of an article's stored text, in UTF-16 units.</summary>
public readonly record struct TextSpan(int Start, int Length)
{
    public int End => Start + Length;

    public bool Contains(TextSpan other) => other.Start >= Start && other.End <= End;

    public bool Overlaps(TextSpan other) => other.Start < End && other.End > Start;

    public static TextSpan Between(int start, int end) => new(start, end - start);
}
