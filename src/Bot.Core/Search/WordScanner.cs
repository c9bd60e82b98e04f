using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Bot.Core.Articles;

namespace Bot.Core.Search;

/// <summary>
/// Goes over the words of a stretch of text, as Unicode word segmentation (UAX 29) has them in Lucene's StandardTokenizer. It knows Latin letters, digits and
/// the signs that are usual among them; what stands together with anything else is a foreign stretch, which ends at white space and which Lucene must read.
/// </summary>
internal ref struct WordScanner
{
    // The first two come thrice as high again in signs that join two of them: "don't", "1,000".
    private const byte Letter = 1;
    private const byte Digit = 2;
    private const byte Connector = 4;
    private const byte JoinsLetters = Letter << JoinShift;
    private const byte JoinsDigits = Digit << JoinShift;
    private const byte Foreign = 32;
    private const int JoinShift = 3;

    // Up to the end of general punctuation and the currency signs behind it.
    private static readonly byte[] Classes = [.. Enumerable.Range(0, 0x20D0).Select(c => ClassOf((char)c))];

    private readonly ReadOnlySpan<char> _text;
    private readonly int _limit;

    public WordScanner(ReadOnlySpan<char> text, TextSpan stretch)
    {
        _text = text[..stretch.End];
        _limit = stretch.End;
        Start = End = stretch.Start;
    }

    public int Start { get; private set; }

    public int End { get; private set; }

    /// <summary>What was found is no word but a foreign stretch.</summary>
    public bool IsForeign { get; private set; }

    public bool MoveNext()
    {
        for (var at = End; at < _limit; at++)
        {
            var kind = KindAt(at);
            if ((kind & (Letter | Digit | Connector | Foreign)) == 0)
                continue;
            Start = at;
            var (end, seen, isForeign) = ReadWord(at, kind);
            IsForeign = isForeign;
            End = isForeign ? ForeignEnd(end) : end;
            // Connectors alone are no word.
            if (isForeign || (seen & (Letter | Digit)) != 0)
                return true;
            at = end - 1;
        }

        End = _limit;
        return false;
    }

    /// <summary>Where the word ends and what stands in it; or where something foreign stands in it or right behind it.</summary>
    private readonly (int End, byte Seen, bool IsForeign) ReadWord(int at, byte kind)
    {
        byte seen = 0;
        while (true)
        {
            byte previous = 0;
            while ((kind & (Letter | Digit | Connector)) != 0)
            {
                previous = kind;
                seen |= kind;
                at += kind == Letter ? LettersAt(at) : 1;
                if (at == _limit)
                    return (at, seen, false);
                kind = KindAt(at);
            }

            if ((kind & Foreign) != 0)
                return (at, seen, true);
            if (kind == 0 || at + 1 == _limit)
                return (at, seen, false);
            var next = KindAt(at + 1);
            if ((next & Foreign) != 0)
                return (at, seen, true);
            if ((previous & next & (kind >> JoinShift)) == 0)
                return (at, seen, false);
            at++;
            kind = next;
        }
    }

    /// <summary>How many letters stand there, at least one and not always all.</summary>
    private readonly int LettersAt(int at)
    {
        var rest = MemoryMarshal.Cast<char, ushort>(_text[at..]);
        if (rest.Length < Vector128<ushort>.Count)
            return 1;
        var letters = Vector128.LessThanOrEqual((Vector128.Create(rest) | Vector128.Create((ushort)0x20)) - Vector128.Create((ushort)'a'), Vector128.Create((ushort)('z' - 'a')));
        return Math.Max(1, BitOperations.TrailingZeroCount(~letters.ExtractMostSignificantBits()));
    }

    /// <summary>The white space behind which nothing foreign stands in the next word, so that a text in another script is one stretch.</summary>
    private readonly int ForeignEnd(int at)
    {
        while (true)
        {
            while (at < _limit && !IsSpace(_text[at]))
                at++;
            var end = at;
            while (at < _limit && IsSpace(_text[at]))
                at++;
            while (at < _limit && !IsSpace(_text[at]) && KindAt(at) != Foreign)
                at++;
            if (at == _limit || IsSpace(_text[at]))
                return end;
        }
    }

    private readonly byte KindAt(int at) => _text[at] is var c && c < Classes.Length ? Classes[c] : Foreign;

    private static bool IsSpace(char c) => c is ' ' or '\n' or '\r' or '\t';

    private static byte ClassOf(char c) => c switch
    {
        '_' or '‿' or '⁀' => Connector,
        '.' or '\'' or '‘' or '’' or '․' => JoinsLetters | JoinsDigits,
        ':' or '·' or '‧' => JoinsLetters,
        ',' or ';' or '⁄' => JoinsDigits,
        >= '0' and <= '9' => Digit,
        '\u00AD' => Foreign, // soft hyphen: a format character, which a word takes along
        < '\u02B0' => char.IsLetter(c) ? Letter : (byte)0,
        < '\u2010' or (>= '\u2028' and < '\u2030') or (> '\u205E' and < '\u20A0') => Foreign,
        '⁔' => Foreign,
        _ => 0,
    };
}
