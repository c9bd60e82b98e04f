using Bot.Core.Articles;

namespace Bot.Core.Search;

/// <summary>
/// The packed tokens of stretches of text, one behind the other, as <see cref="TextAnalyzer"/> has them. Words that were read before cost a look into <see cref="NumberedWords"/>, which some dozen of them
/// wait for together; for others the analyser is asked.
/// </summary>
internal ref struct PassageTokens
{
    /// <summary>Words that are found first and looked up then.</summary>
    public const int Together = 64;

    private readonly TextAnalyzer _analyzer;
    private readonly NumberedWords _known;
    private readonly Func<SurfaceTerm, int> _numberOf;
    private readonly Span<Word> _words;
    private readonly List<Token> _read = [];
    private NumberedWords.Found _found;
    private int[] _tokens;
    private TextSpan _previous;
    private int _touched;

    /// <param name="numberOf">The number of a term in the index.</param>
    /// <param name="words">Memory for <see cref="Together"/> of them.</param>
    /// <param name="expected">About as many tokens there will be.</param>
    public PassageTokens(TextAnalyzer analyzer, NumberedWords known, Func<SurfaceTerm, int> numberOf, Span<Word> words, int expected)
    {
        (_analyzer, _known, _numberOf, _found) = (analyzer, known, numberOf, known.Read());
        _words = words;
        _tokens = new int[Math.Max(expected, 16)];
    }

    public int Count { get; private set; }

    public readonly int[] ToArray() => _tokens.AsSpan(0, Count).ToArray();

    /// <summary>Appends the words of a sentence, with the years that it means (<see cref="RelativeYears"/>).</summary>
    /// <param name="text">As <see cref="TextAnalyzer.Analyze"/> takes it.</param>
    /// <param name="year">Of the article; null where years are not added.</param>
    public void Add(ReadOnlySpan<char> text, TextSpan stretch, int? year)
    {
        _previous = default;
        var scanner = new WordScanner(text, stretch);
        var count = 0;
        while (scanner.MoveNext())
        {
            var (start, length) = (scanner.Start, scanner.End - scanner.Start);
            if (!scanner.IsForeign && length > TextAnalyzer.LongestWord)
                continue;
            _words[count++] = new Word(start, length, scanner.IsForeign ? default : WordKey.Of(text.Slice(start, length)));
            if (count == _words.Length)
            {
                AddWords(text, _words, year);
                count = 0;
            }
        }

        AddWords(text, _words[..count], year);
    }

    private void AddWords(ReadOnlySpan<char> text, ReadOnlySpan<Word> words, int? year)
    {
        foreach (ref readonly var word in words)
            _touched |= _found.Touch(word.Key);
        foreach (ref readonly var word in words)
        {
            if (!word.Key.IsWhole || !_found.TryFind(word.Key, out var known))
            {
                Read(text, word, year);
                continue;
            }

            var token = known.Token;
            if (TextAnalyzer.IsBeforeComma(text, word.Start + word.Length))
                token |= PackedToken.Pack(0, TokenKind.BeforeComma);
            Append(text, token, new TextSpan(word.Start, word.Length), known.MayBeYear ? year : null);
        }
    }

    private void Read(ReadOnlySpan<char> text, Word word, int? year)
    {
        var span = new TextSpan(word.Start, word.Length);
        _read.Clear();
        if (word.IsForeign)
            _analyzer.AddForeign(text, span, _read);
        else
            _analyzer.AddWord(text, span.Start, span.End, _read);
        foreach (var token in _read)
            Append(text, PackedToken.Pack(_numberOf(token.Source), token.Kind), token.Span, RelativeYears.MayBeSecond(text, token.Span) ? year : null);
        if (!word.Key.IsWhole || _read is not [var single] || single.Span != span)
            return;
        _known.Add(word.Key, new NumberedWord(PackedToken.Pack(_numberOf(single.Source), single.Kind & ~TokenKind.BeforeComma), RelativeYears.MayBeSecond(text, span)));
        _found = _known.Read();
    }

    /// <param name="year">Of the article, where the word may be the second of those that mean a year.</param>
    private void Append(ReadOnlySpan<char> text, int token, TextSpan span, int? year)
    {
        Append(token);
        var previous = _previous;
        _previous = span;
        if (year is not { } ofArticle || previous.Length == 0 || RelativeYears.Offset(text, previous, span) is not { } offset)
            return;
        var meant = RelativeYears.Term(ofArticle + offset);
        Append(PackedToken.Pack(_numberOf(meant), meant.Kind));
        _previous = default;
    }

    private void Append(int token)
    {
        if (Count == _tokens.Length)
            Array.Resize(ref _tokens, 2 * _tokens.Length);
        _tokens[Count++] = token;
    }

    /// <param name="Key">Of nothing where it is a foreign stretch.</param>
    internal readonly record struct Word(int Start, int Length, WordKey Key)
    {
        public bool IsForeign => Key.Length == 0;
    }
}
