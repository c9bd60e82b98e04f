using Bot.Core.Articles;

namespace Bot.Core.Search;

/// <summary>What a word that the corpus does not have is taken for.</summary>
internal static class Spelling
{
    private const int MinSwapped = 5;
    private const int MaxSwapped = 20;

    /// <summary>The term that is meant; null where the word exists in English, though no article has it, or nothing is near enough.</summary>
    public static int? FindMeant(PassageIndex index, string term, string surface, string language, bool isName)
    {
        if (!isName && language == "en" && EnglishLexicon.Knows(surface.ToLowerInvariant()))
            return null;
        var meant = Vocabulary.FindNearest(index, term, isName) ?? FindSwapped(index, surface, language);
        // A capitalised word the corpus lacks is a name of somebody else unless it looks like one of its names.
        return isName && meant is { } found && index.CapitalsOf(found) < QuestionReader.NameCapitals ? null : meant;
    }

    /// <summary>The term of a word of which two neighbouring letters were swapped: "hvies" has another stem than "hives".</summary>
    private static int? FindSwapped(PassageIndex index, string surface, string language)
    {
        if (surface.Length is < MinSwapped or > MaxSwapped)
            return null;
        var swapped = string.Join(' ', Enumerable.Range(1, surface.Length - 1).Select(i => $"{surface[..(i - 1)]}{surface[i]}{surface[i - 1]}{surface[(i + 1)..]}"));
        var tokens = new List<Token>();
        using var analyzer = new TextAnalyzer(Language.Of(language));
        analyzer.Analyze(swapped, new TextSpan(0, swapped.Length), tokens);
        return tokens.Where(token => !token.IsStopWord).Select(token => index.FindTerm(token.Term)).FirstOrDefault(found => found is { } known && index.DocumentFrequency(known) > 0);
    }
}
