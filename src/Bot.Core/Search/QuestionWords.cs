using System.Collections.Frozen;

namespace Bot.Core.Search;

/// <summary>The words that make a question one, by language: which type they ask for, and which say nothing of the thing asked about.</summary>
internal static class QuestionWords
{
    /// <summary>Openings; the first in the question decides, and of two that begin at the same word the one listed first.</summary>
    private static readonly (string[] Words, QuestionType Type)[] Types =
    [
        .. new (string Words, QuestionType Type)[]
        {
        ("how many", QuestionType.Number), ("how much", QuestionType.Number), ("what number", QuestionType.Number), ("what percentage", QuestionType.Number),
        ("what share", QuestionType.Number), ("how old", QuestionType.Number), ("how long", QuestionType.Number), ("how far", QuestionType.Number),
        ("how often", QuestionType.Number), ("how big", QuestionType.Number), ("how large", QuestionType.Number), ("how high", QuestionType.Number),
        ("what year", QuestionType.Time), ("which year", QuestionType.Time), ("what date", QuestionType.Time), ("what day", QuestionType.Time), ("what month", QuestionType.Time),
        ("what time", QuestionType.Time), ("what country", QuestionType.Place), ("which country", QuestionType.Place), ("what city", QuestionType.Place), ("which city", QuestionType.Place),
        ("why", QuestionType.Reason), ("what caused", QuestionType.Reason), ("for what reason", QuestionType.Reason),
        ("when", QuestionType.Time), ("where", QuestionType.Place),
        ("whose", QuestionType.Person), ("whom", QuestionType.Person), ("who", QuestionType.Person),
        ("what is", QuestionType.Definition), ("what are", QuestionType.Definition), ("what was", QuestionType.Definition), ("what were", QuestionType.Definition), ("what's", QuestionType.Definition),
        ("which", QuestionType.Choice), ("what", QuestionType.Choice),
        ("pourquoi", QuestionType.Reason), ("combien", QuestionType.Number), ("quand", QuestionType.Time), ("où", QuestionType.Place), ("qu'est-ce que", QuestionType.Definition),
        ("quelle année", QuestionType.Time), ("quel", QuestionType.Choice), ("quelle", QuestionType.Choice), ("qui", QuestionType.Person),
        ("warum", QuestionType.Reason), ("wieso", QuestionType.Reason), ("wie viel", QuestionType.Number), ("wie viele", QuestionType.Number), ("wieviel", QuestionType.Number),
        ("wann", QuestionType.Time), ("wo", QuestionType.Place), ("wer", QuestionType.Person), ("wen", QuestionType.Person), ("wem", QuestionType.Person), ("was ist", QuestionType.Definition),
        ("welche", QuestionType.Choice), ("welcher", QuestionType.Choice), ("welches", QuestionType.Choice),
        ("por qué", QuestionType.Reason), ("cuánto", QuestionType.Number), ("cuántos", QuestionType.Number), ("cuántas", QuestionType.Number), ("cuándo", QuestionType.Time),
        ("dónde", QuestionType.Place), ("quién", QuestionType.Person), ("quiénes", QuestionType.Person), ("qué es", QuestionType.Definition), ("cuál", QuestionType.Choice), ("qué", QuestionType.Choice),
        }.Select(opening => (opening.Words.Split(' '), opening.Type)),
    ];

    private static readonly FrozenSet<string> Auxiliaries = new[]
    {
        "is", "are", "was", "were", "do", "does", "did", "has", "have", "had", "can", "could", "will", "would", "should", "may", "might", "must",
        "est-ce", "ist", "sind", "hat", "haben",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Words that ask, and words that speak of articles instead of what is in them.</summary>
    private static readonly FrozenSet<string> Framing = new[]
    {
        "who", "whom", "whose", "what", "which", "when", "where", "why", "how", "many", "much", "please", "tell", "explain", "describe", "define", "know",
        "article", "articles", "report", "reported", "reports", "according", "mention", "mentioned", "say", "said", "says", "discussed", "stated", "published", "suggest", "suggests",
        "qui", "que", "quoi", "quel", "quelle", "quels", "quelles", "quand", "où", "pourquoi", "comment", "combien", "est-ce",
        "wer", "wen", "wem", "wessen", "was", "welche", "welcher", "welches", "wann", "wo", "warum", "wieso", "wie", "viele", "viel",
        "quién", "quiénes", "qué", "cuál", "cuáles", "cuándo", "dónde", "cómo", "cuánto", "cuántos", "cuántas",
        "also", "would", "could", "should", "may", "might", "must", "shall", "both", "either", "happen", "happened", "mean",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Continuing = new[]
    {
        "and", "what about", "how about", "et", "und", "y", "also", "but",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Pronouns = new[]
    {
        "he", "she", "it", "they", "him", "her", "them", "his", "hers", "its", "their", "this", "that", "these", "those", "there", "one", "ones", "then",
        "il", "elle", "ils", "elles", "er", "sie", "es", "él", "ella", "ellos",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static bool IsFraming(string word) => Framing.Contains(word);

    public static bool IsPronoun(string word) => Pronouns.Contains(word);

    /// <summary>The type of a question and where the words stand that say so: [First, First + Count); none where Count is 0.</summary>
    /// <param name="words">The question in small letters.</param>
    public static (QuestionType Type, int First, int Count) TypeOf(IReadOnlyList<string> words)
    {
        for (var first = 0; first < words.Count; first++)
        {
            foreach (var (opening, type) in Types)
            {
                if (opening.Length <= words.Count - first && opening.SequenceEqual(words.Skip(first).Take(opening.Length), StringComparer.Ordinal))
                    return (type, first, opening.Length);
            }
        }

        return (words.Count > 0 && Auxiliaries.Contains(words[0]) ? QuestionType.YesOrNo : QuestionType.Other, 0, 0);
    }

    public static bool Continues(string words) => Continuing.Any(opening => words.StartsWith(opening + " ", StringComparison.OrdinalIgnoreCase));
}
