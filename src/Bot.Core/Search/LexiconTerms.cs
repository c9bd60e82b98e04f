namespace Bot.Core.Search;

/// <summary>Adds to the words of an English question what the lexicon knows of them, as terms of the index.</summary>
internal static class LexiconTerms
{
    public static void AddTo(PassageIndex index, List<QuestionTerm> terms)
    {
        var english = Language.Of("en");
        using var analyzer = new TextAnalyzer(english);
        var tokens = new List<Token>();
        for (var i = 0; i < terms.Count; i++)
        {
            var term = terms[i];
            if (term.IsName || term.IsNumber || Lexicon.Find((term.Correction ?? term.Surface).ToLowerInvariant(), english.Irregular) is not { } entry)
                continue;
            var word = term.Surface.ToLowerInvariant();
            var positives = QuestionWords.WithoutDenyingPrefix(word).Where(rest => Lexicon.Find(rest, english.Irregular) is not null).ToArray();
            var known = term.Alternatives.Select(alternative => alternative.Term).ToHashSet();
            terms[i] = term with
            {
                Class = entry.PartOfSpeech switch { 'n' => WordClass.Noun, 'v' => WordClass.Verb, _ => WordClass.Modifier },
                Opposites = Terms(
                    [.. entry.Antonyms, .. Compared(word, entry.Antonyms), .. positives, .. Lexicon.OppositesOf(entry.Word), .. Lexicon.OppositesOf(word), .. QuestionWords.WithDenyingPrefix(word)],
                    known),
                IsDenial = term.IsDenial || (positives.Length > 0 && entry.Antonyms.Intersect(positives, StringComparer.Ordinal).Any()),
                Related = Terms([.. entry.Synonyms, .. entry.Derived, .. entry.Narrower, .. entry.Broader], known),
            };
        }

        // The contrary of "smallest" is "largest".
        static IEnumerable<string> Compared(string word, string[] antonyms)
        {
            var ending = word.EndsWith("est", StringComparison.Ordinal) ? "est" : word.EndsWith("er", StringComparison.Ordinal) ? "er" : null;
            return ending is null ? [] : antonyms.SelectMany(antonym => new[] { antonym + ending, antonym[..^1] + ending, antonym + antonym[^1] + ending });
        }

        int[] Terms(IEnumerable<string> words, HashSet<int> known)
        {
            tokens.Clear();
            var text = string.Join(' ', words);
            analyzer.Analyze(text, new Articles.TextSpan(0, text.Length), tokens);
            return [.. tokens.Where(token => !token.IsStopWord).Select(token => index.FindTerm(token.Term)).OfType<int>().Where(known.Add)];
        }
    }
}
