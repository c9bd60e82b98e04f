namespace Bot.Core.Search;

/// <summary>A token in 32 bits: the term's number and how it is written.</summary>
internal static class PackedToken
{
    public const int TermBits = 27;
    private const int TermMask = (1 << TermBits) - 1;

    public const int MaxTerms = 1 << TermBits;

    public static int Pack(int term, TokenKind kind) => term | ((int)kind << TermBits);

    public static int Term(int token) => token & TermMask;

    public static TokenKind Kind(int token) => (TokenKind)(token >>> TermBits & 31);

    public static bool IsSearched(int token) => !Kind(token).HasFlag(TokenKind.StopWord);
}
