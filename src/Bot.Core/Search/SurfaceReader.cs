using System.Globalization;
using System.Text;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Tartarus.Snowball;

namespace Bot.Core.Search;

/// <summary>A word to its terms: small letters, Snowball stem, no accents. Holds the state of a stemmer: one instance a thread.</summary>
internal sealed class SurfaceReader(Language language)
{
    private const int MaxTermLength = 64;

    private readonly SnowballProgram? _stemmer = language.CreateStemmer();

    /// <summary>The first of its terms; null where it gives none.</summary>
    public SurfaceTerm? Read(string word, bool keepWord)
    {
        var start = 0;
        if (language.Elisions is not null && word.AsSpan().IndexOfAny('\'', '’') is var mark and > 0
            && language.Elisions.Contains(word[..mark].ToLowerInvariant()))
            start = mark + 1;

        var end = EndOfDigits(word, start);
        var second = end < word.Length ? Term(word, end, word.Length, keepWord, next: null) : null;
        return Term(word, start, end, keepWord, second);
    }

    /// <summary>Where the letters of "500million" begin; the end of a word that is not taken apart.</summary>
    private static int EndOfDigits(string word, int start)
    {
        if (start < word.Length && char.IsAsciiDigit(word[start]))
        {
            for (var i = start + 1; i < word.Length - 2; i++)
            {
                if (char.IsLetter(word[i]))
                    return i;
            }
        }

        return word.Length;
    }

    private SurfaceTerm? Term(string surface, int start, int end, bool keepWord, SurfaceTerm? next)
    {
        if (end <= start)
            return next;
        var word = Composed(surface[start..Math.Min(end, start + MaxTermLength)]).ToLowerInvariant().Replace('’', '\'');
        if (word.EndsWith("'s", StringComparison.Ordinal))
            word = word[..^2];
        word = char.IsAsciiDigit(word[0]) ? word.Replace(",", "", StringComparison.Ordinal) : word.Replace(".", "", StringComparison.Ordinal);
        if (word.Length == 0)
            return next;

        var kind = TokenKind.None;
        // "US" is not "us": a word in capitals is no function word.
        if (language.StopWords.Contains(word) && !(end - start > 1 && char.IsUpper(surface[start + 1])))
            kind |= TokenKind.StopWord;
        if (char.IsUpper(surface[start]))
            kind |= TokenKind.Capital;
        if (char.IsDigit(surface[start]))
            kind |= TokenKind.Number;
        if (IsYear(surface.AsSpan(start, end - start)))
            kind |= TokenKind.Year;
        var stem = Fold(Stem(word));
        return new SurfaceTerm(stem == surface ? surface : stem, start, end - start, kind, next) { Word = keepWord ? surface : null };
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
        if (Ascii.IsValid(word))
            return word;
        var folded = new char[word.Length * 4]; // one letter folds to four at most
        var length = ASCIIFoldingFilter.FoldToASCII(word.ToCharArray(), 0, folded, 0, word.Length);
        return new string(folded, 0, length);
    }
}
