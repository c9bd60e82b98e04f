using Bot.Core.Articles;

namespace Bot.Core.Search;

[Flags]
internal enum TokenKind : byte
{
    None = 0,

    /// <summary>A function word of its language; it is kept for word order but not searched.</summary>
    StopWord = 1,

    /// <summary>Written with a capital.</summary>
    Capital = 2,

    /// <summary>Begins with a digit.</summary>
    Number = 4,

    /// <summary>A comma, bracket or dash stands right behind.</summary>
    BeforeComma = 8,

    /// <summary>Four digits that are read as a year; "1,200" is a number.</summary>
    Year = 16,
}

/// <summary>A word as it is searched, and where it stands.</summary>
internal readonly record struct Token(SurfaceTerm Source, TextSpan Span, TokenKind Kind)
{
    /// <summary>Empty for no token.</summary>
    public string Term => Source?.Text ?? "";

    public bool IsStopWord => Kind.HasFlag(TokenKind.StopWord);

    public bool IsCapital => Kind.HasFlag(TokenKind.Capital);

    public bool IsNumber => Kind.HasFlag(TokenKind.Number);
}
