namespace Bot.Core.Articles;

/// <summary>The words of a text in lower case, with what the checks of quality need to know of each.</summary>
internal sealed class Words
{
    private readonly List<Word> _words = [];

    private Words()
    {
    }

    public int Count => _words.Count;

    public Word this[int index] => _words[index];

    public HashSet<string> Distinct { get; } = new(StringComparer.Ordinal);

    public HashSet<string> Repeated()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return _words.Where(word => !seen.Add(word.Text)).Select(word => word.Text).ToHashSet(StringComparer.Ordinal);
    }

    public static Words In(string text)
    {
        var words = new Words();
        var lookup = words.Distinct.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> lower = stackalloc char[64];
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsLetterOrDigit(text[i]))
                continue;
            var start = i;
            var plain = true;
            while (i < text.Length && char.IsLetterOrDigit(text[i]))
                plain &= char.IsAsciiLetterLower(text[i++]);
            // A part of "Hauts-de-France", "don't" or "kent.co.uk" is no word of its own.
            plain &= !(start > 0 && IsJoint(text[start - 1]));
            plain &= !(i + 1 < text.Length && IsJoint(text[i]) && char.IsLetterOrDigit(text[i + 1]));
            var span = text.AsSpan(start, Math.Min(i - start, lower.Length));
            var length = span.ToLowerInvariant(lower);
            if (!lookup.TryGetValue(lower[..length], out var word))
                words.Distinct.Add(word = lower[..length].ToString());
            var spaced = words.Count > 0 && start == words._words[^1].End + 1 && text[start - 1] == ' ';
            words._words.Add(new Word(word, i, plain, spaced));
        }
        return words;
    }

    private static bool IsJoint(char c) => c is '-' or '\'' or '’' or '.' or '@' or '/' or '_' or '&' or '#' or '\u2011' or '–' or '—';

    /// <param name="Plain">Written in lower case a to z, and not a part of a longer name.</param>
    /// <param name="FollowsSpace">Nothing but a space is between the word before and this one.</param>
    internal readonly record struct Word(string Text, int End, bool Plain, bool FollowsSpace);
}
