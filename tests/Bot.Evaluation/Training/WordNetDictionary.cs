using System.Globalization;

namespace Bot.Evaluation.Training;

/// <summary>A meaning: the words that share it, and what it points to.</summary>
internal sealed record Synset(string[] Words, SynsetPointer[] Pointers);

/// <param name="Symbol">"!" is the contrary, "@" more general, "~" more special, "+" and "\" of the same family, "&amp;" similar.</param>
/// <param name="Source">Number of the word that points, from 1; 0 is the whole synset.</param>
/// <param name="Target">Number of the word that is pointed to, from 1; 0 is the whole synset.</param>
internal readonly record struct SynsetPointer(string Symbol, char PartOfSpeech, int Offset, int Source, int Target);

/// <summary>A word as one part of speech, with the offsets of its synsets, the most frequent one first.</summary>
internal sealed record IndexedWord(char PartOfSpeech, string Word, int[] Senses);

/// <summary>The dictionary files of WordNet 3.0, in the formats of wndb(5WN) and cntlist(5WN).</summary>
internal sealed class WordNetDictionary
{
    private static readonly (string File, char PartOfSpeech)[] Files = [("noun", 'n'), ("verb", 'v'), ("adj", 'a'), ("adv", 'r')];

    private readonly Dictionary<(char PartOfSpeech, int Offset), Synset> _synsets = [];
    private readonly Dictionary<(char PartOfSpeech, string Word, int Sense), int> _uses = [];
    private readonly Dictionary<string, int> _usesOfWord;

    public WordNetDictionary(string folder)
    {
        foreach (var (file, partOfSpeech) in Files)
        {
            foreach (var line in Lines(folder, "data." + file))
                _synsets.Add((partOfSpeech, Number(line[..8])), ReadSynset(line));
        }

        foreach (var line in Lines(folder, "cntlist.rev"))
        {
            var fields = line.Split(' ');
            var key = fields[0].Split('%');
            _uses[("nvara"[key[1][0] - '1'], key[0], Number(fields[1]))] = Number(fields[2]);
        }

        _usesOfWord = _uses.GroupBy(entry => entry.Key.Word, entry => entry.Value, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Sum(), StringComparer.Ordinal);
        Words = [.. Files.SelectMany(entry => Lines(folder, "index." + entry.File).Select(line => ReadIndexed(line, entry.PartOfSpeech)))];
    }

    /// <summary>Nouns, verbs, adjectives and adverbs, each in the order of its file.</summary>
    public IReadOnlyList<IndexedWord> Words { get; }

    public Synset SynsetAt(char partOfSpeech, int offset) => _synsets[(partOfSpeech, offset)];

    /// <summary>How often the texts of the semantic concordances use a word in a sense, numbered from 1.</summary>
    public int Uses(char partOfSpeech, string word, int sense) => _uses.GetValueOrDefault((partOfSpeech, word, sense));

    /// <summary>How often they use the word in any sense.</summary>
    public int Uses(string word) => _usesOfWord.GetValueOrDefault(word);

    private static IEnumerable<string> Lines(string folder, string file) =>
        File.ReadLines(Path.Combine(folder, file)).Where(line => !line.StartsWith("  ", StringComparison.Ordinal));

    private static Synset ReadSynset(string line)
    {
        var fields = Fields(line.Split('|')[0]);
        var words = new string[int.Parse(fields[3], NumberStyles.HexNumber, CultureInfo.InvariantCulture)];
        for (var i = 0; i < words.Length; i++)
            words[i] = WithoutPosition(fields[4 + (2 * i)]);
        var at = 4 + (2 * words.Length);
        var pointers = new SynsetPointer[Number(fields[at])];
        for (var i = 0; i < pointers.Length; i++)
        {
            var pointer = fields.AsSpan(at + 1 + (4 * i), 4);
            pointers[i] = new SynsetPointer(
                pointer[0],
                pointer[2] == "s" ? 'a' : pointer[2][0],
                Number(pointer[1]),
                int.Parse(pointer[3].AsSpan(0, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture),
                int.Parse(pointer[3].AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
        }

        return new Synset(words, pointers);
    }

    private static IndexedWord ReadIndexed(string line, char partOfSpeech)
    {
        var fields = Fields(line);
        return new IndexedWord(partOfSpeech, fields[0], [.. fields[^Number(fields[2])..].Select(Number)]);
    }

    /// <summary>Without the mark of an adjective that stands in one position only: "galore(ip)".</summary>
    private static string WithoutPosition(string word) => word.IndexOf('(', StringComparison.Ordinal) is var mark and >= 0 ? word[..mark] : word;

    private static string[] Fields(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static int Number(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
}
