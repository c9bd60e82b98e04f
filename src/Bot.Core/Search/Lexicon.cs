using System.Text;

namespace Bot.Core.Search;

/// <summary>What WordNet knows of an English word, each list by frequency of sense: words that mean nearly the same, the contrary, of the same family, more general, more special.</summary>
internal sealed record LexiconEntry(string Word, string PartsOfSpeech, string[] Synonyms, string[] Antonyms, string[] Derived, string[] Broader, string[] Narrower)
{
    /// <summary>The part of speech of the first sense: n, v, a or r (adverb).</summary>
    public char PartOfSpeech => PartsOfSpeech[0];
}

/// <summary>
/// The frequent English words of WordNet 3.0 (Fellbaum 1998), one line a word in ordinal order, found by bisection of the embedded file:
/// a question asks for a handful, so nothing is loaded.
/// </summary>
internal static class Lexicon
{
    private const string FileName = "wordnet-en.txt";
    private const string OppositesName = "opposites-en.txt";

    /// <summary>No word of the file is longer.</summary>
    private const int LongestWord = 32;

    private static readonly (string Ending, string Base)[] Inflections =
    [
        ("ies", "y"), ("es", "e"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", "e"), ("ed", ""), ("ing", "e"), ("ing", ""),
        ("iest", "y"), ("ier", "y"), ("est", "e"), ("est", ""), ("er", "e"), ("er", ""), ("ly", ""),
    ];

    private static readonly Lazy<ReadOnlyMemory<byte>> Content = new(Read);

    private static readonly Lazy<Dictionary<string, List<string>>> Opposites = new(ReadOpposites);

    /// <param name="word">In lower case, inflected or not.</param>
    /// <param name="irregular">From an irregular form to its base form.</param>
    public static LexiconEntry? Find(string word, IReadOnlyDictionary<string, string> irregular)
    {
        if (irregular.TryGetValue(word, out var regular) && FindLine(regular) is { } basic)
            return basic;
        if (FindLine(word) is { } entry)
            return entry;
        foreach (var (ending, replacement) in Inflections)
        {
            if (word.Length < ending.Length + 3 || !word.EndsWith(ending, StringComparison.Ordinal))
                continue;
            var stem = word.AsSpan(0, word.Length - ending.Length);
            if (FindLine(stem, replacement) is { } inflected)
                return inflected;
            // stopped, running, bigger
            if (replacement.Length == 0 && stem.Length > 2 && stem[^1] == stem[^2] && FindLine(stem[..^1]) is { } doubled)
                return doubled;
        }

        return null;
    }

    /// <summary>Words that mean the contrary of a base form, or of a form that is listed itself (largest), beyond those of its entry.</summary>
    public static IReadOnlyList<string> OppositesOf(string word) => Opposites.Value.GetValueOrDefault(word) ?? [];

    private static Dictionary<string, List<string>> ReadOpposites()
    {
        var opposites = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var line in Resource.Lines(OppositesName))
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var sides = line.Split('|').Select(side => side.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToArray();
            foreach (var (side, other) in new[] { (sides[0], sides[1]), (sides[1], sides[0]) })
            {
                foreach (var word in side)
                {
                    if (!opposites.TryGetValue(word, out var words))
                        opposites.Add(word, words = []);
                    words.AddRange(other);
                }
            }
        }

        return opposites;
    }

    private static LexiconEntry? FindLine(ReadOnlySpan<char> stem, string ending = "")
    {
        if (stem.Length + ending.Length > LongestWord)
            return null;
        Span<byte> key = stackalloc byte[stem.Length + ending.Length + 1];
        Encoding.ASCII.GetBytes(stem, key);
        Encoding.ASCII.GetBytes(ending, key[stem.Length..]);
        key[^1] = (byte)'\t';

        var content = Content.Value.Span;
        int low = 0, high = content.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            var start = content[..middle].LastIndexOf((byte)'\n') + 1;
            var line = content[start..];
            line = line[..line.IndexOf((byte)'\n')];
            var order = line[..Math.Min(line.Length, key.Length)].SequenceCompareTo(key);
            if (order == 0)
                return Parse(Encoding.ASCII.GetString(line));
            if (order < 0)
                low = start + line.Length + 1;
            else
                high = start;
        }

        return null;
    }

    /// <summary>The lines of words, behind the notice at the head of the file.</summary>
    private static ReadOnlyMemory<byte> Read()
    {
        using var stream = Resource.Open(FileName);
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        var start = 0;
        while (content[start] == '#')
            start = Array.IndexOf(content, (byte)'\n', start) + 1;
        return content.AsMemory(start);
    }

    private static LexiconEntry Parse(string line)
    {
        var fields = line.Split('\t');
        return new LexiconEntry(fields[0], fields[1], Words(2), Words(3), Words(4), Words(5), Words(6));

        string[] Words(int field) => fields[field].Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
