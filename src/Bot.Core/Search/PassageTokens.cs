using Bot.Core.Articles;

namespace Bot.Core.Search;

/// <summary>
/// The packed tokens of stretches of text, one behind the other, as <see cref="TextAnalyzer"/> has them. Words that were read before cost a look into <see cref="NumberedWords"/>, which is on its way
/// while the next ones are found; for others the analyser is asked.
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
    private NumberedWords.Table _found;
    private int[] _tokens;
    private TextSpan _previous;
    private int _sentence;

    /// <param name="numberOf">The number of a term in the index.</param>
    /// <param name="words">Memory for <see cref="Together"/> of them.</param>
    /// <param name="expected">About as many tokens there will be.</param>
    public PassageTokens(TextAnalyzer analyzer, NumberedWords known, Func<SurfaceTerm, int> numberOf, Span<Word> words, int expected)
    {
        (_analyzer, _known, _numberOf, _found) = (analyzer, known, numberOf, known.Read());
        _words = words;
        _tokens = new int[Math.Max(expected, 16)];
    }

    private int Count { get; set; }

    /// <summary>The words of sentences, with the years that they mean (<see cref="RelativeYears"/>), and where those of each end.</summary>
    /// <param name="text">As <see cref="TextAnalyzer.Analyze"/> takes it.</param>
    /// <param name="start">Where the text begins in that of the article.</param>
    /// <param name="year">Of the article; null where years are not added.</param>
    public SentenceTokens Read(ReadOnlySpan<char> text, int start, scoped ReadOnlySpan<Sentence> sentences, int? year)
    {
        var ends = new int[sentences.Length];
        var count = 0;
        for (var sentence = 0; sentence < sentences.Length; sentence++)
        {
            var span = sentences[sentence].Span;
            var scanner = new WordScanner(text, span with { Start = span.Start - start });
            while (scanner.MoveNext())
            {
                var (from, length) = (scanner.Start, scanner.End - scanner.Start);
                if (!scanner.IsForeign && length > TextAnalyzer.LongestWord)
                    continue;
                var word = new Word(sentence, from, length, scanner.IsForeign ? default : WordKey.Of(text.Slice(from, length)));
                _found.Prefetch(word.Key);
                _words[count++] = word;
                if (count == _words.Length)
                {
                    AddWords(text, _words, year, ends);
                    count = 0;
                }
            }
        }

        AddWords(text, _words[..count], year, ends);
        EndSentences(sentences.Length, ends);
        return new SentenceTokens(_tokens.AsSpan(0, Count).ToArray(), ends);
    }

    private void AddWords(ReadOnlySpan<char> text, ReadOnlySpan<Word> words, int? year, Span<int> ends)
    {
        foreach (ref readonly var word in words)
        {
            EndSentences(word.Sentence, ends);
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

    /// <summary>Of those before this one no more words come.</summary>
    private void EndSentences(int sentence, Span<int> ends)
    {
        for (; _sentence < sentence; _sentence++)
            (ends[_sentence], _previous) = (Count, default);
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

    /// <param name="Sentence">Its place.</param>
    /// <param name="Key">Of nothing where it is a foreign stretch.</param>
    internal readonly record struct Word(int Sentence, int Start, int Length, WordKey Key)
    {
        public bool IsForeign => Key.Length == 0;
    }
}
