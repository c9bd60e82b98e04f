namespace Bot.Core.Articles;

/// <summary>The words of a text in lower case, with what the checks of quality need to know of each.</summary>
internal sealed class Words
{
    private const int LongestWord = 64;

    private readonly List<Word> _words;
    private readonly Dictionary<string, int> _numbers;
    private readonly List<int> _counts;

    private Words(int length)
    {
        _words = new List<Word>(length / 6);
        _numbers = new Dictionary<string, int>(length / 15, StringComparer.Ordinal);
        _counts = new List<int>(length / 15);
    }

    public int Count => _words.Count;

    public Word this[int index] => _words[index];

    public IReadOnlyCollection<string> Distinct => _numbers.Keys;

    public bool IsRepeated(int index) => _counts[_words[index].Number] > 1;

    public static Words In(string text)
    {
        var words = new Words(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsLetterOrDigit(text[i]))
                continue;
            var start = i;
            var small = true;
            while (i < text.Length && char.IsLetterOrDigit(text[i]))
                small &= char.IsAsciiLetterLower(text[i++]);
            words.Add(text, start, i, small);
        }
        return words;
    }

    private void Add(string text, int start, int end, bool small)
    {
        // A part of "Hauts-de-France", "don't" or "kent.co.uk" is no word of its own.
        var isPart = (start > 0 && IsJoint(text[start - 1])) || (end + 1 < text.Length && IsJoint(text[end]) && char.IsLetterOrDigit(text[end + 1]));
        Span<char> lower = stackalloc char[LongestWord];
        scoped ReadOnlySpan<char> span = text.AsSpan(start, Math.Min(end - start, LongestWord));
        if (!small)
            span = lower[..span.ToLowerInvariant(lower)];
        var (word, number) = NumberOf(span);
        var spaced = _words.Count > 0 && start == _words[^1].End + 1 && text[start - 1] == ' ';
        _words.Add(new Word(word, number, end, small && !isPart, spaced));
    }

    private (string Word, int Number) NumberOf(ReadOnlySpan<char> word)
    {
        if (_numbers.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var known, out var number))
        {
            _counts[number]++;
            return (known, number);
        }

        known = word.ToString();
        _numbers.Add(known, _counts.Count);
        _counts.Add(1);
        return (known, _counts.Count - 1);
    }

    private static bool IsJoint(char c) => c is '-' or '\'' or '’' or '.' or '@' or '/' or '_' or '&' or '#' or '\u2011' or '–' or '—';

    /// <param name="Number">Of the word among the different ones.</param>
    /// <param name="Plain">Written in lower case a to z, and not a part of a longer name.</param>
    /// <param name="FollowsSpace">Nothing but a space is between the word before and this one.</param>
    internal readonly record struct Word(string Text, int Number, int End, bool Plain, bool FollowsSpace);
}
