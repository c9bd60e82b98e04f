using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Bot.Core.Articles;

namespace Bot.Core.Figures;

internal enum WordForm : byte
{
    Letters,

    /// <summary>Digits with their separators.</summary>
    Digits,

    /// <summary>One character that is neither.</summary>
    Sign,
}

/// <summary>A word, number or sign of a sentence as it stands.</summary>
/// <param name="Text">In small letters.</param>
/// <param name="SpaceBefore">White space, or the beginning of the sentence, stands before it.</param>
internal readonly record struct SentenceWord(string Text, TextSpan Span, WordForm Form, bool IsCapital, bool SpaceBefore);

/// <summary>The words, numbers and signs of one sentence in order. A place outside gives an empty sign, so that neighbours need no check.</summary>
internal sealed partial class SentenceWords
{
    private static readonly SentenceWord Nothing = new("", default, WordForm.Sign, IsCapital: false, SpaceBefore: true);

    private readonly List<SentenceWord> _words = [];

    private SentenceWords(string source, TextSpan sentence, string language) => (Source, Sentence, Language) = (source, sentence, language);

    public string Source { get; }

    public TextSpan Sentence { get; }

    /// <summary>ISO 639-1.</summary>
    public string Language { get; }

    public int Count => _words.Count;

    public SentenceWord this[int place] => place >= 0 && place < _words.Count ? _words[place] : Nothing;

    public static SentenceWords Read(string text, TextSpan sentence, string language)
    {
        var words = new SentenceWords(text, sentence, language);
        var pattern = language == "en" ? English() : Continental();
        var end = sentence.Start;
        for (var match = pattern.Match(text, sentence.Start); match.Success && match.Index + match.Length <= sentence.End; match = match.NextMatch())
        {
            var form = match.Groups["digits"].Success ? WordForm.Digits : match.Groups["letters"].Success ? WordForm.Letters : WordForm.Sign;
            words._words.Add(new SentenceWord(
                match.Value.ToLowerInvariant(), new TextSpan(match.Index, match.Length), form, char.IsUpper(match.Value[0]), words._words.Count == 0 || match.Index > end));
            end = match.Index + match.Length;
        }

        return words;
    }

    public bool Is(int place, string word) => this[place].Text == word;

    public bool IsAny(int place, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (Is(place, word))
                return true;
        }

        return false;
    }

    public bool IsIn(int place, FrozenSet<string> set) => set.Contains(this[place].Text);

    /// <summary>Words of a list with spaces between, to be asked for with <see cref="IsIn"/>.</summary>
    public static FrozenSet<string> Set(string list) => list.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What stands there as it is written, without change of case.</summary>
    public string Written(int place) => Source.Substring(this[place].Span.Start, this[place].Span.Length);

    public string Written(int first, int end) => Source[this[first].Span.Start..this[end - 1].Span.End];

    public TextSpan SpanOf(int first, int end) => TextSpan.Between(this[first].Span.Start, this[end - 1].Span.End);

    /// <summary>The two stand together with nothing between them.</summary>
    public bool Touch(int left, int right) => left >= 0 && right < Count && this[left].Span.End == this[right].Span.Start;

    // Both read in linear time, so this is for the unforeseen; wall clock, and a busy machine may let a thread wait for seconds.
    private const int MostMilliseconds = 30_000;

    // A comma groups three digits; before one or two digits it is a decimal comma of another language. A space groups too: "816 000".
    // Acronyms keep their full stops: "U.S.", "p.m.".
    private const string Acronyms = @"|(?<letters>\p{Lu}\.(?:\p{Lu}\.?)+|[ap]\.m\.|";

    // In other languages an apostrophe stands between two words: "d'euros".
    private const string Rest = Acronyms + @"\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)*)|\S";
    private const string ContinentalRest = Acronyms + @"\p{L}[\p{L}\p{M}]*)|\S";

    [GeneratedRegex(@"(?<digits>\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?|\d{1,3}(?:[ \u00A0\u202F]\d{3})+(?![\d,])|\d+,\d{1,2}(?!\d)|\d+(?:\.\d+)?|(?<![\p{L}\d])\.\d+)" + Rest, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, MostMilliseconds)]
    private static partial Regex English();

    [GeneratedRegex(@"(?<digits>\d{1,3}(?:[.\u00A0\u202F ]\d{3})+(?!\d)(?:,\d+)?|\d+(?:[.,]\d+)?)" + ContinentalRest, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, MostMilliseconds)]
    private static partial Regex Continental();
}
