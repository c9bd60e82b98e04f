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
        ("how often", QuestionType.Number), ("how tall", QuestionType.Number), ("how deep", QuestionType.Number), ("how wide", QuestionType.Number), ("how heavy", QuestionType.Number), ("how fast", QuestionType.Number),
        ("wie alt", QuestionType.Number), ("wie lange", QuestionType.Number), ("wie hoch", QuestionType.Number), ("wie groß", QuestionType.Number), ("wie weit", QuestionType.Number), ("quel âge", QuestionType.Number), ("how big", QuestionType.Number), ("how large", QuestionType.Number), ("how high", QuestionType.Number),
        ("what year", QuestionType.Time), ("which year", QuestionType.Time), ("what date", QuestionType.Time), ("what day", QuestionType.Time), ("what month", QuestionType.Time),
        ("what time", QuestionType.Time), ("what country", QuestionType.Place), ("which country", QuestionType.Place), ("what city", QuestionType.Place), ("which city", QuestionType.Place),
        ("why", QuestionType.Reason), ("what caused", QuestionType.Reason), ("for what reason", QuestionType.Reason),
        ("when", QuestionType.Time), ("where", QuestionType.Place),
        ("whose", QuestionType.Person), ("whom", QuestionType.Person), ("who", QuestionType.Person),
        ("what is", QuestionType.Definition), ("what are", QuestionType.Definition), ("what was", QuestionType.Definition), ("what were", QuestionType.Definition), ("what's", QuestionType.Definition),
        ("which", QuestionType.Choice), ("what", QuestionType.Choice), ("how", QuestionType.Manner),
        ("pourquoi", QuestionType.Reason), ("combien", QuestionType.Number), ("quand", QuestionType.Time), ("où", QuestionType.Place), ("qu'est-ce que", QuestionType.Definition),
        ("quelle année", QuestionType.Time), ("quel", QuestionType.Choice), ("quelle", QuestionType.Choice), ("qui", QuestionType.Person),
        ("warum", QuestionType.Reason), ("wieso", QuestionType.Reason), ("wie viel", QuestionType.Number), ("wie viele", QuestionType.Number), ("wieviel", QuestionType.Number),
        ("wann", QuestionType.Time), ("wo", QuestionType.Place), ("wer", QuestionType.Person), ("wen", QuestionType.Person), ("wem", QuestionType.Person), ("was ist", QuestionType.Definition),
        ("welche", QuestionType.Choice), ("welcher", QuestionType.Choice), ("welches", QuestionType.Choice),
        ("por qué", QuestionType.Reason), ("cuánto", QuestionType.Number), ("cuántos", QuestionType.Number), ("cuántas", QuestionType.Number), ("cuándo", QuestionType.Time),
        ("dónde", QuestionType.Place), ("quién", QuestionType.Person), ("quiénes", QuestionType.Person), ("qué es", QuestionType.Definition), ("cuál", QuestionType.Choice), ("qué", QuestionType.Choice), ("cómo", QuestionType.Manner), ("wie", QuestionType.Manner),
        }.Select(opening => (opening.Words.Split(' '), opening.Type)),
    ];

    /// <summary>Words behind "how much", "how" or "what" that tell what the number counts.</summary>
    private static readonly (AskedUnit Unit, string[] Words)[] Units =
    [
        (AskedUnit.Age, ["how old", "what age", "quel âge", "wie alt"]),
        (AskedUnit.Money, ["cost", "price", "pay", "paid", "money", "worth", "salary", "fee", "budget", "spend", "spent", "coûte", "coût", "prix", "kostet", "kosten", "preis", "cuesta", "precio"]),
        (AskedUnit.Extent, ["how long"]),
        (AskedUnit.Duration, ["how many years", "how many days", "how many months", "how many weeks", "how many hours", "how many minutes", "wie lange", "combien de temps", "cuánto tiempo"]),
        (AskedUnit.Length, ["how far", "how tall", "how high", "how deep", "how wide", "height", "length of", "distance"]),
        (AskedUnit.Year, ["what year", "which year", "what century", "which century", "quelle année", "welchem jahr", "qué año"]),
        (AskedUnit.Name, ["another name", "other name", "another term", "the name", "the term", "what name", "what term", "called", "known as", "stand for", "stands for", "comment s'appelle", "wie heißt", "cómo se llama"]),
        (AskedUnit.Share, ["percentage", "percent", "what share", "what proportion", "pourcentage", "prozent", "anteil", "porcentaje"]),
    ];

    private static readonly FrozenSet<string> Negations = new[]
    {
        "not", "never", "no", "none", "nobody", "nothing", "nor", "non", "without", "cannot", "wasnt", "didnt", "doesnt", "isnt", "dont", "neither", "except", "isn't", "aren't", "wasn't", "weren't", "don't", "doesn't", "didn't", "won't", "wouldn't",
        "couldn't", "can't", "hasn't", "haven't", "hadn't", "pas", "jamais", "aucun", "aucune", "nicht", "kein", "keine", "nie", "nunca", "ninguno",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Limits = new[]
    {
        "only", "most", "least", "first", "last", "best", "worst", "highest", "lowest", "largest", "biggest", "smallest", "oldest", "youngest", "earliest", "latest", "longest", "shortest",
        "greatest", "second", "third", "fourth", "fifth", "final", "sole", "less", "fewer", "least", "smaller", "larger", "bigger", "fastest", "slowest",
        "north", "south", "east", "west", "northern", "southern", "eastern", "western", "upper", "lower", "premier", "première", "dernier", "dernière", "seul", "seule", "erste", "letzte", "einzige", "größte", "höchste", "primer", "primera", "último", "única",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Verbs and adjectives that say no; what they deny stands elsewhere in the question.</summary>
    private static readonly FrozenSet<string> Denials = new[]
    {
        "reject", "rejected", "rejects", "refuse", "refused", "deny", "denied", "lack", "lacked", "lacks", "fail", "failed", "fails", "avoid", "avoided", "prevent", "prevented", "stop", "stopped", "lose", "lost",
        "unable", "unlike", "oppose", "opposed", "against", "ban", "banned", "forbid", "forbidden", "exclude", "excluded", "ignore", "ignored", "decline", "declined", "hate", "hated", "dislike", "disagree", "disagreed",
        "ne", "refusé", "rejeté", "ohne", "abgelehnt", "verboten", "rechazó", "negó",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] DenyingPrefixes = ["un", "in", "im", "dis", "non", "il", "ir"];

    private static readonly (string, string)[] Contraries =
    [
        ("before", "after"), ("above", "below"), ("over", "under"), ("more", "less"), ("more", "fewer"), ("most", "least"), ("with", "without"), ("up", "down"), ("in", "out"), ("on", "off"), ("from", "to"), ("until", "since"),
        ("avant", "après"), ("avec", "sans"), ("plus", "moins"), ("vor", "nach"), ("mit", "ohne"), ("mehr", "weniger"), ("antes", "después"), ("con", "sin"), ("más", "menos"),
    ];

    private static readonly FrozenSet<string> Saying = new[]
    {
        "say", "said", "says", "tell", "told", "call", "called", "describe", "described", "claim", "claimed", "warn", "warned", "announce", "announced", "think", "argue", "argued", "comment", "comments", "tweet", "tweeted",
        "dit", "déclaré", "sagte", "gesagt", "sagt", "dijo", "dice", "explain", "explained", "believe", "suggest", "answer", "answered", "reply", "replied",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenSet<string> Modals = new[]
    {
        "may", "might", "could", "would", "should", "will", "can", "must", "if", "plan", "plans", "planned", "want", "wants", "wanted", "propose", "proposed", "proposal", "expect", "expected", "hope",
        "pourrait", "devrait", "veut", "könnte", "sollte", "soll", "will", "podría", "debería", "quiere",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

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
        "anyone", "anybody", "someone", "somebody", "everyone", "everybody", "anything", "something", "everything", "ever", "yet", "happens", "true", "will",
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

    public static bool IsNegation(string word) => Negations.Contains(word);

    public static bool IsDenial(string word) => Denials.Contains(word);

    public static IEnumerable<string> ContrariesOf(string word) =>
        Contraries.Where(pair => pair.Item1 == word).Select(pair => pair.Item2).Concat(Contraries.Where(pair => pair.Item2 == word).Select(pair => pair.Item1));

    /// <summary>"stable" of "unstable"; nothing where no denying prefix stands before three letters or more.</summary>
    public static IEnumerable<string> WithoutDenyingPrefix(string word) =>
        DenyingPrefixes.Where(prefix => word.Length > prefix.Length + 3 && word.StartsWith(prefix, StringComparison.Ordinal)).Select(prefix => word[prefix.Length..]);

    public static IEnumerable<string> WithDenyingPrefix(string word) => DenyingPrefixes.Select(prefix => prefix + word);

    public static bool IsModal(string word) => Modals.Contains(word);

    /// <summary>"first", "only", "cheapest"; a protest is none.</summary>
    public static bool IsLimit(string word) => Limits.Contains(word) || (word.Length > 5 && word.EndsWith("est", StringComparison.OrdinalIgnoreCase)
        && Lexicon.Find(word.ToLowerInvariant(), FrozenDictionary<string, string>.Empty) is { PartOfSpeech: 'a' or 'r' } entry && !entry.Word.Equals(word, StringComparison.OrdinalIgnoreCase));

    public static bool IsSaying(string word) => Saying.Contains(word);

    /// <param name="words">The question in small letters.</param>
    public static AskedUnit UnitOf(string words) =>
        Units.FirstOrDefault(unit => Array.Exists(unit.Words, word => $" {words} ".Contains($" {word} ", StringComparison.Ordinal))).Unit;

    public static bool IsAuxiliary(string word) => Auxiliaries.Contains(word);

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
