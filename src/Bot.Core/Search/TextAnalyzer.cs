using System.Globalization;
using System.Text;
using Bot.Core.Articles;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Tartarus.Snowball;
using Lucene.Net.Util;

namespace Bot.Core.Search;

/// <summary>
/// Text to terms for one language: Unicode word segmentation (UAX 29, Lucene's StandardTokenizer), small letters, Snowball stem, no accents.
/// Acronyms lose their full stops (U.K. = UK), numbers their thousands separators (7,000 = 7000), and "500million" is two words.
/// Holds a buffer and a cache of stems: one instance a thread.
/// </summary>
internal sealed class TextAnalyzer : IDisposable
{
    private const int MaxTermLength = 64;

    private readonly Language _language;
    private readonly Dictionary<string, string> _stems = new(StringComparer.Ordinal);
    private readonly StandardTokenizer _tokenizer = new(LuceneVersion.LUCENE_48, TextReader.Null);
    private readonly SnowballProgram? _stemmer;
    private readonly IOffsetAttribute _offset;

    public TextAnalyzer(Language language)
    {
        _language = language;
        _stemmer = language.CreateStemmer();
        _offset = _tokenizer.GetAttribute<IOffsetAttribute>();
    }

    /// <summary>The tokens of a whole text; for many texts make one analyzer.</summary>
    public static List<Token> TokensOf(string text, string language)
    {
        var tokens = new List<Token>();
        using var analyzer = new TextAnalyzer(Language.Of(language));
        analyzer.Analyze(text, new TextSpan(0, text.Length), tokens);
        return tokens;
    }

    public void Dispose() => _tokenizer.Dispose();

    /// <summary>Appends the tokens of a stretch of the text, in order.</summary>
    public void Analyze(string text, TextSpan stretch, List<Token> tokens)
    {
        _tokenizer.SetReader(new StringReader(text.Substring(stretch.Start, stretch.Length)));
        _tokenizer.Reset();
        while (_tokenizer.IncrementToken())
            AddWord(text, stretch.Start + _offset.StartOffset, stretch.Start + _offset.EndOffset, tokens);
        _tokenizer.End();
        _tokenizer.Dispose(); // closes the reader; the tokenizer takes the next one
    }

    private void AddWord(string text, int start, int end, List<Token> tokens)
    {
        if (_language.Elisions is not null && text.AsSpan(start, end - start).IndexOfAny('\'', '’') is var mark and > 0
            && _language.Elisions.Contains(text.Substring(start, mark).ToLowerInvariant()))
            start += mark + 1;

        for (var i = start + 1; i < end; i++)
        {
            if (char.IsAsciiDigit(text[start]) && char.IsLetter(text[i]) && end - i > 2)
            {
                AddTerm(text, start, i, tokens);
                start = i;
            }
        }

        AddTerm(text, start, end, tokens);
    }

    private void AddTerm(string text, int start, int end, List<Token> tokens)
    {
        if (end <= start)
            return;
        var word = Composed(text[start..Math.Min(end, start + MaxTermLength)]).ToLowerInvariant().Replace('’', '\'');
        if (word.EndsWith("'s", StringComparison.Ordinal))
            word = word[..^2];
        word = char.IsAsciiDigit(word[0]) ? word.Replace(",", "", StringComparison.Ordinal) : word.Replace(".", "", StringComparison.Ordinal);
        if (word.Length == 0)
            return;

        var kind = TokenKind.None;
        // "US" is not "us": a word in capitals is no function word.
        if (_language.StopWords.Contains(word) && !(end - start > 1 && char.IsUpper(text[start + 1])))
            kind |= TokenKind.StopWord;
        if (char.IsUpper(text[start]))
            kind |= TokenKind.Capital;
        if (char.IsDigit(text[start]))
            kind |= TokenKind.Number;
        if (IsYear(text.AsSpan(start, end - start)))
            kind |= TokenKind.Year;
        if (IsBeforeComma(text, end))
            kind |= TokenKind.BeforeComma;
        tokens.Add(new Token(Stem(word), TextSpan.Between(start, end), kind));
    }

    /// <summary>One character for a letter with its accent: files of macOS and many PDFs have two. A lone surrogate has no normal form.</summary>
    private static string Composed(string word)
    {
        if (Ascii.IsValid(word) || word.Any(char.IsSurrogate))
            return word;
        return word.Normalize(NormalizationForm.FormC);
    }

    private static bool IsYear(ReadOnlySpan<char> word) =>
        word.Length == 4 && !word.ContainsAnyExceptInRange('0', '9') && int.Parse(word, CultureInfo.InvariantCulture) is >= 1400 and <= 2100;

    private static bool IsBeforeComma(string text, int end)
    {
        while (end < text.Length && text[end] is ' ' or '"' or '”' or '’')
            end++;
        return end < text.Length && text[end] is ',' or '(' or '–' or '—' or ';';
    }

    private string Stem(string word)
    {
        if (_stems.TryGetValue(word, out var stem))
            return stem;
        if (_stems.Count > 200_000)
            _stems.Clear();
        stem = word;
        if (_stemmer is not null && !char.IsDigit(word[0]))
        {
            _stemmer.SetCurrent(_language.Irregular.GetValueOrDefault(word, word));
            _stemmer.Stem();
            stem = _stemmer.Current;
        }

        stem = Fold(stem);
        _stems.Add(word, stem);
        return stem;
    }

    private static string Fold(string word)
    {
        if (Ascii.IsValid(word))
            return word;
        var folded = new char[word.Length * 4]; // one letter folds to four at most
        var length = ASCIIFoldingFilter.FoldToASCII(word.ToCharArray(), 0, folded, 0, word.Length);
        return new string(folded, 0, length);
    }
}
