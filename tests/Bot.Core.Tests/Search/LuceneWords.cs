using System.Globalization;
using System.Text;
using Bot.Core.Articles;
using Bot.Core.Search;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Tartarus.Snowball;
using Lucene.Net.Util;

namespace Bot.Core.Tests.Search;

/// <summary>What <see cref="TextAnalyzer"/> must give: every word by StandardTokenizer, and each made to terms anew where it stands.</summary>
internal sealed class LuceneWords(Language language) : IDisposable
{
    private readonly StandardTokenizer _tokenizer = new(LuceneVersion.LUCENE_48, TextReader.Null);
    private readonly SnowballProgram? _stemmer = language.CreateStemmer();

    public void Dispose() => _tokenizer.Dispose();

    public List<(string Term, TextSpan Span, TokenKind Kind)> Analyze(string text, TextSpan stretch)
    {
        var tokens = new List<(string, TextSpan, TokenKind)>();
        var offset = _tokenizer.GetAttribute<IOffsetAttribute>();
        _tokenizer.SetReader(new StringReader(text.Substring(stretch.Start, stretch.Length)));
        _tokenizer.Reset();
        while (_tokenizer.IncrementToken())
            AddWord(text, stretch.Start + offset.StartOffset, stretch.Start + offset.EndOffset, tokens);
        _tokenizer.End();
        _tokenizer.Dispose();
        return tokens;
    }

    private void AddWord(string text, int start, int end, List<(string, TextSpan, TokenKind)> tokens)
    {
        if (language.Elisions is not null && text.AsSpan(start, end - start).IndexOfAny('\'', '’') is var mark and > 0
            && language.Elisions.Contains(text.Substring(start, mark).ToLowerInvariant()))
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

    private void AddTerm(string text, int start, int end, List<(string, TextSpan, TokenKind)> tokens)
    {
        if (end <= start)
            return;
        var word = text[start..Math.Min(end, start + 64)];
        if (!word.Any(char.IsSurrogate))
            word = word.Normalize(NormalizationForm.FormC);
        word = word.ToLowerInvariant().Replace('’', '\'');
        if (word.EndsWith("'s", StringComparison.Ordinal))
            word = word[..^2];
        word = char.IsAsciiDigit(word[0]) ? word.Replace(",", "", StringComparison.Ordinal) : word.Replace(".", "", StringComparison.Ordinal);
        if (word.Length == 0)
            return;

        var isYear = end - start == 4 && text[start..end].All(char.IsAsciiDigit) && int.Parse(text[start..end], CultureInfo.InvariantCulture) is >= 1400 and <= 2100;
        var behind = text.AsSpan(end).TrimStart(" \"”’");
        var kind = (language.StopWords.Contains(word) && !(end - start > 1 && char.IsUpper(text[start + 1])) ? TokenKind.StopWord : TokenKind.None)
            | (char.IsUpper(text[start]) ? TokenKind.Capital : TokenKind.None)
            | (char.IsDigit(text[start]) ? TokenKind.Number : TokenKind.None)
            | (isYear ? TokenKind.Year : TokenKind.None)
            | (behind.Length > 0 && behind[0] is ',' or '(' or '–' or '—' or ';' ? TokenKind.BeforeComma : TokenKind.None);
        tokens.Add((Fold(Stem(word)), TextSpan.Between(start, end), kind));
    }

    private string Stem(string word)
    {
        if (_stemmer is null || char.IsDigit(word[0]))
            return word;
        _stemmer.SetCurrent(language.Irregular.GetValueOrDefault(word, word));
        _stemmer.Stem();
        return _stemmer.Current;
    }

    private static string Fold(string word)
    {
        var folded = new char[word.Length * 4];
        return new string(folded, 0, ASCIIFoldingFilter.FoldToASCII(word.ToCharArray(), 0, folded, 0, word.Length));
    }
}
