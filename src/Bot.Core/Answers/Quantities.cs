using System.Buffers;
using System.Globalization;
using System.Text.RegularExpressions;
using Bot.Core.Articles;
using Bot.Core.Search;

namespace Bot.Core.Answers;

/// <summary>Reads the numbers of a sentence, in digits or letters, with what they measure. Years, scores, times of day and numbers that name something are left out.</summary>
internal sealed partial class Quantities
{
    /// <summary>Words behind a number that may say what is counted.</summary>
    private const int MaxNouns = 3;

    /// <summary>Numbers beyond these are no figures of an article; times the largest unit they still fit a decimal.</summary>
    private const decimal Largest = 1_000_000_000_000_000m;
    private const int MaxDigits = 15;

    /// <summary>What may stand between a number and what it counts.</summary>
    private static readonly SearchValues<char> Joining = SearchValues.Create(" -'’\"\r\n");

    private readonly Statement _statement;
    private readonly string _text;
    private readonly string _language;
    private readonly IReadOnlyList<Token> _words;

    private Quantities(Statement statement)
    {
        (_statement, _text, _language, _words) = (statement, statement.Source.Text, statement.Source.Language, statement.Words);
    }

    public static List<Quantity> In(Statement statement)
    {
        var reader = new Quantities(statement);
        var quantities = new List<Quantity>();
        for (var i = 0; i < reader._words.Count;)
        {
            var (quantity, next) = reader.Read(i);
            if (quantity is not null)
                quantities.Add(quantity);
            i = next;
        }

        return quantities;
    }

    private (Quantity? Quantity, int Next) Read(int first)
    {
        var (value, precision, next, end) = _words[first].IsNumber ? Digits(first) : Letters(first);
        if (value is not { } number)
            return (null, first + 1);
        if (_words[first].Kind.HasFlag(TokenKind.Year) || IsName(first, end))
            return (null, next);

        var start = _words[first].Span.Start;
        var about = AboutBefore(first);
        var isAbout = about is not null;
        var unit = next < _words.Count ? Word(next) : "";
        if (CurrencyBefore(start) is { } sign)
        {
            start--;
            return (Of(QuantityKind.Money, 1, end, sign), next);
        }

        if (NumberWords.Currency(unit) is { } currency)
            return (Of(QuantityKind.Money, 1, EndOf(next), currency), next + 1);
        if (end < _text.Length && _text[end] == '%')
            return (Of(QuantityKind.Share, 1, end + 1), next);
        if (NumberWords.IsShare(unit))
            return (Of(QuantityKind.Share, 1, EndOf(next)), next + 1);
        if (unit is "per" or "pour" or "por" && next + 1 < _words.Count && Word(next + 1) is "cent" or "ciento")
            return (Of(QuantityKind.Share, 1, EndOf(next + 1)), next + 2);
        if (IsAge(first, next, end))
            return (Of(QuantityKind.Age, 1, end), next);
        if (NumberWords.Seconds(unit) is { } seconds)
            return (Of(QuantityKind.Duration, seconds, EndOf(next)), next + 1);
        if (NumberWords.Metres(unit) is { } metres)
            return (Of(QuantityKind.Length, metres, EndOf(next)), next + 1);
        var nouns = Nouns(next, end);
        return (nouns.Count == 0 ? null : Of(QuantityKind.Count, 1, end) with { Nouns = nouns }, next);

        Quantity Of(QuantityKind kind, decimal factor, int last, string currency = "") =>
            new(kind, number * factor, precision * factor, isAbout, currency, [], TextSpan.Between(Math.Min(start, about ?? start), last));
    }

    /// <summary>Where the words begin that make the number a rough one: "about", "at least".</summary>
    private int? AboutBefore(int first)
    {
        if (first == 0 || !NumberWords.IsAbout(Word(first - 1)))
            return null;
        return _words[first > 1 && Word(first - 1) is "least" or "most" or "than" ? first - 2 : first - 1].Span.Start;
    }

    private (decimal? Value, decimal Precision, int Next, int End) Digits(int first)
    {
        var match = (_language == "en" ? PointDecimal() : CommaDecimal()).Match(_text, _words[first].Span.Start);
        if (!match.Success || match.Length > 20)
            return (null, 0, first + 1, 0);
        var fraction = match.Groups["fraction"].Value;
        var digits = string.Concat(match.Groups["whole"].Value.Where(char.IsAsciiDigit));
        if (digits.Length > MaxDigits)
            return (null, 0, first + 1, 0);
        var value = decimal.Parse(fraction.Length > 0 ? $"{digits}.{fraction}" : digits, CultureInfo.InvariantCulture);
        var precision = 1m;
        for (var i = 0; i < fraction.Length; i++)
            precision /= 10;
        if (fraction.Length == 0 && digits.EndsWith("00", StringComparison.Ordinal) && value > 0)
            precision = Zeros(value);
        var end = match.Index + match.Length;
        var next = Next(first, end);
        // "3.4bn" is one word, "3.4 billion" two; "12m people" is not 12 metres.
        if (match.Groups["suffix"].Value.ToLowerInvariant() is { Length: > 0 } suffix)
        {
            if (NumberWords.Scale(suffix) is not { } attached)
                return (null, 0, next, end);
            return value * attached > Largest ? (null, 0, next, end) : (value * attached, precision * attached, next, end);
        }

        while (next < _words.Count && _words[next].Span.Start - end <= 1 && NumberWords.Scale(Word(next)) is { } scale and >= 1_000)
        {
            (value, precision) = (value * scale, precision * scale);
            if (value > Largest)
                return (null, 0, next + 1, end);
            end = _words[next++].Span.End;
        }

        return (value, precision, next, end);
    }

    private (decimal? Value, decimal Precision, int Next, int End) Letters(int first)
    {
        decimal total = 0, part = 0;
        var next = first;
        for (; next < _words.Count; next++)
        {
            var word = Word(next);
            if (next > first && word is "and" or "und" or "y" or "et" && part + total >= 100 && next + 1 < _words.Count && NumberWords.Find(_language, Word(next + 1)) is not null)
                continue;
            if (NumberWords.Find(_language, word) is { } value)
                part += value;
            else if ((part > 0 || (next == first && first > 0 && Word(first - 1) == "a")) && word.Length > 2 && NumberWords.Scale(word) is { } scale)
                (total, part) = scale < 1_000 ? (total, Math.Max(1, part) * scale) : (total + (Math.Max(1, part) * scale), 0);
            else
                break;
            if (total + part > Largest)
                return (null, 0, next + 1, 0);
        }

        total += part;
        // "one" alone counts nothing: "one of them".
        if (total <= 1)
            return (null, 0, first + 1, 0);
        return (total, total >= 100 ? Zeros(total) : 1, next, _words[next - 1].Span.End);
    }

    private static decimal Zeros(decimal value)
    {
        var precision = 1m;
        while (value % (precision * 10) == 0)
            precision *= 10;
        return precision;
    }

    /// <summary>A score ("2-1"), a time ("3.15am"), a part of a name ("Covid-19", "Article 50") or a fraction.</summary>
    private bool IsName(int first, int end)
    {
        var start = _words[first].Span.Start;
        var behind = end < _text.Length ? _text[end] : ' ';
        if (behind is '-' or '–' && end + 1 < _text.Length && char.IsAsciiDigit(_text[end + 1]))
            return true;
        if (start > 0 && _text[start - 1] is '-' or '/' or ':' or '#' || behind is ':' or '/')
            return true;
        if (first > 0 && NumberWords.Numbers(Word(first - 1)))
            return true;
        var next = Next(first, end);
        return next < _words.Count && (NumberWords.IsFraction(Word(next)) || Word(next) is "am" or "pm");
    }

    private bool IsAge(int first, int next, int end)
    {
        if (first > 0 && Word(first - 1) is "aged" || (first > 1 && Word(first - 1) == "of" && Word(first - 2) == "age"))
            return true;
        if (next + 1 < _words.Count && Word(next) is "year" or "years" && Word(next + 1) is "old" or "olds")
            return true;
        // "Marek Dolezal, 29, drowned"
        return first > 0 && _words[first - 1].IsCapital && _text.AsSpan(_words[first - 1].Span.End, _words[first].Span.Start - _words[first - 1].Span.End) is ", " or " ("
            && end < _text.Length && _text[end] is ',' or ')';
    }

    private List<string> Nouns(int next, int end)
    {
        var nouns = new List<string>();
        for (var i = next; i < _words.Count && nouns.Count < MaxNouns; i++)
        {
            var gap = _text.AsSpan(i == next ? end : _words[i - 1].Span.End, _words[i].Span.Start - (i == next ? end : _words[i - 1].Span.End));
            if (gap.ContainsAnyExcept(Joining))
                break;
            if (nouns.Count > 0 && Word(i) is "of" or "de" or "von")
                continue;
            if (_words[i].IsStopWord || _words[i].IsNumber || IsMonth(Word(i)))
                break;
            nouns.Add(_words[i].Term);
        }

        return nouns;
    }

    private static bool IsMonth(string word) => WrittenDate.Month(word) is not null;

    private string? CurrencyBefore(int start) => start > _statement.Span.Start ? NumberWords.Currency(_text[(start - 1)..start]) : null;

    private int EndOf(int word) => _words[word].Span.End;

    private int Next(int first, int end)
    {
        var next = first + 1;
        while (next < _words.Count && _words[next].Span.Start < end)
            next++;
        return next;
    }

    private string Word(int place) => _text.Substring(_words[place].Span.Start, _words[place].Span.Length).ToLowerInvariant();

    [GeneratedRegex(@"\G(?<whole>[0-9]{1,3}(,[0-9]{3})+|[0-9]+)(\.(?<fraction>[0-9]{1,6}))?(?<suffix>\p{L}{0,9})(?!\p{L})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex PointDecimal();

    [GeneratedRegex(@"\G(?<whole>[0-9]{1,3}([.\u00A0\u202F ][0-9]{3})+(?![0-9])|[0-9]+)(,(?<fraction>[0-9]{1,6}))?(?<suffix>\p{L}{0,9})(?!\p{L})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 1_000)]
    private static partial Regex CommaDecimal();
}
