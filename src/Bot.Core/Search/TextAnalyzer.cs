using System.Buffers;
using Bot.Core.Articles;

namespace Bot.Core.Search;

/// <summary>
/// Text to terms for one language: Unicode word segmentation (UAX 29, as Lucene's StandardTokenizer), small letters, Snowball stem, no accents.
/// Acronyms lose their full stops (U.K. = UK), numbers their thousands separators (7,000 = 7000), and "500million" is two words.
/// What words give is kept with the language, so that an instance costs nothing to make; one instance a thread.
/// </summary>
internal sealed class TextAnalyzer(Language language) : IDisposable
{
    /// <summary>What is longer is no word, and StandardTokenizer leaves it out.</summary>
    public const int LongestWord = 255;

    /// <summary>Longer ones hardly come again.</summary>
    private const int LongestKept = 64;

    /// <summary>What may stand between a word and its comma.</summary>
    public static readonly SearchValues<char> PassedOver = SearchValues.Create(" \"”’");

    private readonly SurfaceCache _surfaces = language.Surfaces;
    private SurfaceReader? _reader;
    private ForeignWords? _foreign;

    /// <summary>The tokens of a whole text.</summary>
    public static List<Token> TokensOf(string text, string language)
    {
        var tokens = new List<Token>();
        using var analyzer = new TextAnalyzer(Language.Of(language));
        analyzer.Analyze(text, new TextSpan(0, text.Length), tokens);
        return tokens;
    }

    public void Dispose() => _foreign?.Dispose();

    /// <summary>Appends the tokens of a stretch of the text, in order.</summary>
    /// <param name="text">Goes on behind the stretch, where it does: what stands there tells of the last word whether a comma follows.</param>
    public void Analyze(ReadOnlySpan<char> text, TextSpan stretch, List<Token> tokens)
    {
        var words = new WordScanner(text, stretch);
        while (words.MoveNext())
        {
            if (words.IsForeign)
                AddForeign(text, TextSpan.Between(words.Start, words.End), tokens);
            else if (words.End - words.Start <= LongestWord)
                AddWord(text, words.Start, words.End, tokens);
        }
    }

    /// <summary>Appends the tokens of a stretch that <see cref="WordScanner"/> calls foreign.</summary>
    public void AddForeign(ReadOnlySpan<char> text, TextSpan stretch, List<Token> tokens)
    {
        _foreign ??= new ForeignWords();
        foreach (var word in _foreign.Of(text.Slice(stretch.Start, stretch.Length).ToString()))
            AddWord(text, stretch.Start + word.Start, stretch.Start + word.End, tokens);
    }

    /// <summary>Appends the tokens of a word.</summary>
    public void AddWord(ReadOnlySpan<char> text, int start, int end, List<Token> tokens)
    {
        var word = text[start..end];
        var key = WordKey.Of(word);
        var term = _surfaces.Find(word, key, out var shape);
        if (term is not null && !shape.HasNext)
        {
            tokens.Add(TokenOf(term, shape.Start, shape.Length, shape.Kind, text, start, end));
            return;
        }

        for (term ??= Read(word, key); term is not null; term = term.Next)
            tokens.Add(TokenOf(term, term.Start, term.Length, term.Kind, text, start, end));
    }

    private SurfaceTerm? Read(ReadOnlySpan<char> word, WordKey key)
    {
        _reader ??= new SurfaceReader(language);
        var term = _reader.Read(word.ToString(), keepWord: !key.IsWhole);
        if (term is not null && word.Length <= LongestKept)
            _surfaces.Add(word, key, term);
        return term;
    }

    private static Token TokenOf(SurfaceTerm term, int start, int length, TokenKind kind, ReadOnlySpan<char> text, int wordStart, int wordEnd)
    {
        var span = new TextSpan(wordStart + start, length);
        return new Token(term, span, span.End == wordEnd && IsBeforeComma(text, wordEnd) ? kind | TokenKind.BeforeComma : kind);
    }

    /// <summary>Whether a comma, bracket or dash stands behind a word that ends there.</summary>
    public static bool IsBeforeComma(ReadOnlySpan<char> text, int end)
    {
        // Nearly always the next word.
        if (end + 1 < text.Length && text[end] == ' ' && char.IsAsciiLetter(text[end + 1]))
            return false;
        while (end < text.Length && PassedOver.Contains(text[end]))
            end++;
        return end < text.Length && text[end] is ',' or '(' or '–' or '—' or ';';
    }
}
