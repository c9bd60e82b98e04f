namespace Bot.Evaluation.Training;

/// <summary>A line of the lexicon in the making: what the senses of a word point to, in the order of the senses.</summary>
internal sealed class WordRelations(string word)
{
    // How many words of a kind are kept.
    private const int Synonyms = 12;
    private const int Antonyms = 6;
    private const int Derived = 8;
    private const int Broader = 6;
    private const int Narrower = 20;

    private readonly List<(char PartOfSpeech, double Uses)> _partsOfSpeech = [];
    private readonly List<string> _synonyms = [];
    private readonly List<string> _antonyms = [];
    private readonly List<string> _derived = [];
    private readonly List<string> _broader = [];
    private readonly List<string> _narrower = [];

    public void Add(WordNetDictionary dictionary, char partOfSpeech, int uses, Synset synset)
    {
        Count(partOfSpeech, uses);
        _synonyms.AddRange(synset.Words);
        foreach (var pointer in synset.Pointers)
        {
            var target = dictionary.SynsetAt(pointer.PartOfSpeech, pointer.Offset);
            var isOfWord = pointer.Source > 0 && synset.Words[pointer.Source - 1].Equals(word, StringComparison.OrdinalIgnoreCase);
            switch (pointer.Symbol)
            {
                case "!" when isOfWord:
                    _antonyms.Add(target.Words[pointer.Target - 1]);
                    break;
                case "+" or "\\" when isOfWord || pointer.Source == 0:
                    _derived.AddRange(pointer.Target > 0 ? [target.Words[pointer.Target - 1]] : target.Words);
                    break;
                case "@":
                    _broader.AddRange(target.Words);
                    break;
                case "~":
                    _narrower.AddRange(target.Words);
                    break;
                case "&":
                    _synonyms.AddRange(target.Words);
                    // The contrary of a similar adjective.
                    _antonyms.AddRange(target.Pointers.Where(other => other.Symbol == "!").Select(other => dictionary.SynsetAt(other.PartOfSpeech, other.Offset).Words[other.Target - 1]));
                    break;
                default:
                    break;
            }
        }
    }

    public bool IsEmpty(WordNetDictionary dictionary) => Columns(dictionary).All(column => column.Length == 0);

    public string Line(WordNetDictionary dictionary) => string.Join('\t', [word, PartsOfSpeech(), .. Columns(dictionary)]);

    private void Count(char partOfSpeech, int uses)
    {
        // A sense that no counted text uses still counts a little.
        var counted = uses + 0.1;
        var place = _partsOfSpeech.FindIndex(entry => entry.PartOfSpeech == partOfSpeech);
        if (place < 0)
            _partsOfSpeech.Add((partOfSpeech, counted));
        else
            _partsOfSpeech[place] = (partOfSpeech, _partsOfSpeech[place].Uses + counted);
    }

    private string PartsOfSpeech() => string.Concat(_partsOfSpeech.OrderByDescending(entry => entry.Uses).Select(entry => entry.PartOfSpeech));

    private string[] Columns(WordNetDictionary dictionary)
    {
        return [Used(_synonyms, Synonyms), Kept(_antonyms, Antonyms), Kept(_derived, Derived), Used(_broader, Broader), Used(_narrower, Narrower)];

        string Used(List<string> words, int most) => Kept(words.Where(other => dictionary.Uses(other) > 0), most);
    }

    private string Kept(IEnumerable<string> words, int most) =>
        string.Join(' ', words.Where(other => other != word && LexiconFile.IsPlain(other)).Distinct(StringComparer.Ordinal).Take(most));
}
