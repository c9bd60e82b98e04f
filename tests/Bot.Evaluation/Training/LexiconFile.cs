namespace Bot.Evaluation.Training;

/// <summary>
/// Writes src/Bot.Core/Search/wordnet-en.txt, the lexicon of the engine, from the dictionary files of WordNet 3.0 (package wordnet-base of Debian, or
/// the folder that WORDNET names). Run it with
/// `dotnet run -c Release --project tests/Bot.Evaluation -- -explicit only -method Bot.Evaluation.Training.LexiconFile.Write_the_lexicon`.
/// </summary>
public sealed class LexiconFile
{
    /// <summary>Later senses are too rare to help a question.</summary>
    private const int MaxSenses = 5;

    [Fact(Explicit = true)]
    public void Write_the_lexicon()
    {
        var folder = Environment.GetEnvironmentVariable("WORDNET") ?? "/usr/share/wordnet";
        Assert.SkipUnless(File.Exists(Path.Combine(folder, "data.noun")), $"{folder} has no WordNet; install wordnet-base, or set WORDNET to the folder of data.noun.");
        var path = Path.Combine(EvaluationData.Repository, "src", "Bot.Core", "Search", "wordnet-en.txt");
        // The notice of the licence at its head stays as it is.
        var notice = File.ReadLines(path).TakeWhile(line => line.StartsWith('#')).ToList();

        File.WriteAllText(path, string.Concat(notice.Concat(Lines(new WordNetDictionary(folder))).Select(line => line + '\n')));
    }

    private static IEnumerable<string> Lines(WordNetDictionary dictionary)
    {
        var relations = new Dictionary<string, WordRelations>(StringComparer.Ordinal);
        foreach (var word in dictionary.Words.Where(word => IsPlain(word.Word)))
            Add(dictionary, word, relations);
        return relations.Where(entry => dictionary.Uses(entry.Key) > 0 && !entry.Value.IsEmpty(dictionary))
            .OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => entry.Value.Line(dictionary));
    }

    /// <summary>The first sense of each part of speech, and those of the others that the counted texts use.</summary>
    private static void Add(WordNetDictionary dictionary, IndexedWord word, Dictionary<string, WordRelations> relations)
    {
        for (var i = 0; i < Math.Min(word.Senses.Length, MaxSenses); i++)
        {
            var uses = dictionary.Uses(word.PartOfSpeech, word.Word, i + 1);
            var synset = dictionary.SynsetAt(word.PartOfSpeech, word.Senses[i]);
            // The index is in lower case: a name is written otherwise in its synset.
            if ((i > 0 && uses == 0) || !synset.Words.Contains(word.Word, StringComparer.Ordinal))
                continue;
            if (!relations.TryGetValue(word.Word, out var of))
                relations.Add(word.Word, of = new WordRelations(word.Word));
            of.Add(dictionary, word.PartOfSpeech, uses, synset);
        }
    }

    internal static bool IsPlain(string word) => word.Length > 1 && word.All(char.IsAsciiLetterLower);
}
