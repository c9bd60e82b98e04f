using System.Buffers;
using System.Collections.Frozen;

namespace Bot.Core.Articles;

/// <summary>
/// Splits a paragraph into sentences by rules: a full stop ends a sentence unless it belongs to an abbreviation,
/// an initial, or is followed by a small letter. Written for English, French, German and Spanish.
/// </summary>
public static class SentenceSplitter
{
    /// <summary>A longer run of words without an end is a table or a list; it is cut at this length.</summary>
    private const int MaxWords = 120;

    /// <summary>The same for text without spaces, in UTF-16 units.</summary>
    private const int MaxLength = 1_500;

    /// <summary>Abbreviations that a name or number follows, so that they never end a sentence.</summary>
    private static readonly FrozenSet<string> Titles = new[]
    {
        "mr", "mrs", "ms", "mx", "dr", "prof", "st", "ste", "sen", "rep", "gov", "gen", "col", "lt", "sgt", "capt", "cmdr", "maj", "rev", "hon",
        "pres", "messrs", "mme", "mlle", "mm", "sr", "sra", "srta", "fr", "hr", "no", "nos", "nr", "rs", "núm", "fig", "vol", "pp", "art", "vs", "v",
        "mio", "mrd", "tsd", "b", "geb", "gest", "c", "e.g", "i.e", "z.b", "d.h", "p.ej", "c.-à-d", "cf", "ca", "approx", "bzw", "bspw", "ggf",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Abbreviations that end a sentence only when a word that begins sentences follows.</summary>
    private static readonly FrozenSet<string> Others = new[]
    {
        "inc", "ltd", "co", "corp", "bros", "plc", "jr", "etc", "al", "est", "dept", "univ", "ave", "blvd", "rd", "usw", "ff", "op", "min", "max",
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "wed", "thu", "fri", "sat", "sun",
        "a.m", "p.m", "ee.uu",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>German writes ordinals with a full stop: what follows them, and what stands before them.</summary>
    private static readonly FrozenSet<string> AfterOrdinals = new[]
    {
        "januar", "jänner", "februar", "märz", "april", "mai", "juni", "juli", "august", "september", "oktober", "november", "dezember",
        "jahrhundert", "jahrhunderts", "jahrestag", "geburtstag", "mal", "platz", "etage", "stock", "klasse", "runde",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> BeforeOrdinals = new[] { "am", "dem", "den", "der", "des", "im", "vom", "zum", "beim", "ab", "bis" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Starters = new[]
    {
        "the", "a", "an", "this", "that", "these", "those", "there", "here", "he", "she", "it", "they", "we", "i", "you", "his", "her", "its", "their",
        "our", "my", "but", "and", "or", "so", "yet", "if", "when", "while", "as", "in", "on", "at", "by", "for", "from", "to", "with", "after",
        "before", "since", "until", "under", "over", "some", "many", "most", "all", "no", "not", "what", "who", "why", "how", "where", "however",
        "le", "la", "les", "un", "une", "il", "elle", "ils", "elles", "ce", "cette", "mais", "dans", "en", "on",
        "der", "die", "das", "ein", "eine", "er", "sie", "es", "wir", "aber", "im", "am",
        "el", "los", "las", "una", "ella", "ellos", "pero", "según",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly SearchValues<char> Stops = SearchValues.Create(".!?…。！？");

    public static IReadOnlyList<TextSpan> Split(string text, TextSpan paragraph)
    {
        var sentences = new List<TextSpan>();
        var start = paragraph.Start;
        for (var i = paragraph.Start; i < paragraph.End; i++)
        {
            var found = text.AsSpan(i, paragraph.End - i).IndexOfAny(Stops);
            if (found < 0)
                break;
            i += found;
            var end = i + 1;
            while (end < paragraph.End && (IsCloser(text[end]) || text[end] is '.' or '!' or '?'))
                end++;
            if (end < paragraph.End && !EndsSentence(text, start, i, end, paragraph.End))
                continue;
            Add(text, start, end, sentences);
            start = end;
            i = end - 1;
        }

        Add(text, start, paragraph.End, sentences);
        return sentences;
    }

    private static bool EndsSentence(string text, int start, int stop, int end, int limit)
    {
        if (text[stop] is '。' or '！' or '？')
            return true;
        if (!char.IsWhiteSpace(text[end]))
            return false;
        var next = end;
        while (next < limit && (char.IsWhiteSpace(text[next]) || IsOpener(text[next])))
            next++;
        if (next == limit)
            return true;
        if (char.IsLower(text[next]) || text[next] is ',' or ';' or ':')
            return false;
        if (text[stop] != '.' || end - stop > 1)
            return true;

        var word = WordBefore(text, start, stop);
        if (word.Length == 0 && IsOrdinal(text, start, stop, WordAt(text, next, limit)))
            return false;
        if (Titles.Contains(word) || (word.Length == 1 && char.IsUpper(word[0]) && word is not "I"))
            return false;
        var isAbbreviation = Others.Contains(word) || IsAcronym(word);
        return !isAbbreviation || Starters.Contains(WordAt(text, next, limit));
    }

    /// <summary>"am 12. August", "im 19. Jahrhundert", and the number of a list item: one or two digits that a full stop makes an ordinal.</summary>
    private static bool IsOrdinal(string text, int start, int stop, string next)
    {
        var begin = stop;
        while (begin > start && char.IsAsciiDigit(text[begin - 1]))
            begin--;
        if (stop - begin is 0 or > 2 || (begin > start && !char.IsWhiteSpace(text[begin - 1])))
            return false;
        return text.AsSpan(start, begin - start).IsWhiteSpace() || AfterOrdinals.Contains(next) || BeforeOrdinals.Contains(WordBefore(text, start, begin - 1));
    }

    /// <summary>"U.K", "e.g": single letters with full stops between.</summary>
    private static bool IsAcronym(string word) =>
        word.Length >= 3 && word.Where((_, i) => i % 2 == 1).All(c => c == '.') && word.Where((_, i) => i % 2 == 0).All(char.IsLetter);

    private static string WordBefore(string text, int start, int stop)
    {
        var begin = stop;
        while (begin > start && (char.IsLetter(text[begin - 1]) || text[begin - 1] is '.' or '-'))
            begin--;
        return text[begin..stop].TrimStart('.', '-');
    }

    private static string WordAt(string text, int start, int limit)
    {
        var end = start;
        while (end < limit && char.IsLetter(text[end]))
            end++;
        return text[start..end];
    }

    private static void Add(string text, int start, int end, List<TextSpan> sentences)
    {
        while (start < end && char.IsWhiteSpace(text[start]))
            start++;
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        // A word and the space behind it are two characters at least.
        if (end - start >= 2 * MaxWords)
            start = CutLong(text, start, end, sentences);

        // A mark alone ("...") belongs to the sentence before it.
        if (end - start <= 1 && sentences.Count > 0 && sentences[^1].End >= start - 1)
            sentences[^1] = TextSpan.Between(sentences[^1].Start, end);
        else if (end > start)
            sentences.Add(TextSpan.Between(start, end));
    }

    /// <summary>Adds what is cut off, and tells where the rest begins.</summary>
    private static int CutLong(string text, int start, int end, List<TextSpan> sentences)
    {
        var words = 0;
        for (var i = start; i < end; i++)
        {
            if (char.IsWhiteSpace(text[i]) && i > start && !char.IsWhiteSpace(text[i - 1]))
                words++;
            var isTooLong = i - start >= MaxLength && !char.IsLowSurrogate(text[i]);
            if (!isTooLong && (words < MaxWords || !char.IsWhiteSpace(text[i])))
                continue;
            sentences.Add(TextSpan.Between(start, i));
            words = 0;
            start = i;
            while (start < end && char.IsWhiteSpace(text[start]))
                start++;
        }

        return start;
    }

    private static bool IsCloser(char c) => c is '"' or '\'' or '”' or '’' or '»' or ')' or ']' or '“';

    private static bool IsOpener(char c) => c is '"' or '\'' or '“' or '‘' or '«' or '(' or '[' or '„' or '¿' or '¡' or '•' or '-' or '–' or '—';
}
