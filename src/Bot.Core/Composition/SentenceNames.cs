using System.Text.RegularExpressions;
using Bot.Core.Articles;
using Bot.Core.Figures;

namespace Bot.Core.Composition;

/// <summary>The proper names of a sentence, one anchor a word; words of one name stand in one run.</summary>
internal static partial class SentenceNames
{
    /// <summary>Small words inside names: "Bank of England", "Ursula von der Leyen".</summary>
    private static readonly HashSet<string> Links = new(StringComparer.Ordinal) { "the", "and", "de", "du", "des", "la", "le", "van", "von", "der", "den", "del", "della", "di", "da", "dos", "al", "el", "bin", "ibn", "&", "for", "on" };

    /// <summary>The words [first, end) are a name, or look like one.</summary>
    /// <param name="known">Words that are names elsewhere in the text, and are so where a sentence begins with one too.</param>
    public static List<Anchor> Read(SentenceWords words, IReadOnlyList<ToldWord> told, bool[] taken, IReadOnlySet<string> known)
    {
        var names = new List<Anchor>();
        for (var i = 0; i < words.Count; i++)
        {
            if (!taken[i] && (IsName(words, told, i) || (words[i].IsCapital && !told[i].IsStopWord && !Grammar.IsFunction(words[i].Text) && words.Language != "de" && known.Contains(words.Written(i)))))
                names.Add(new Anchor(AnchorKind.Name, i, i + 1, KeyOf(told[i].Text)));
        }

        return names;
    }

    /// <summary>Words that have a capital behind a small letter somewhere in the text, and nowhere a small one.</summary>
    public static IReadOnlySet<string> KnownIn(string text)
    {
        var small = SmallWord().EnumerateMatches(text);
        var capitals = InnerCapital().Matches(text).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var match in small)
            capitals.Remove(char.ToUpperInvariant(text[match.Index]) + text.Substring(match.Index + 1, match.Length - 1));
        return capitals;
    }

    [GeneratedRegex(@"(?<=\p{Ll},? )\p{Lu}\p{Ll}+(?![\p{L}-])", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex InnerCapital();

    [GeneratedRegex(@"(?<!\p{L})\p{Ll}{2,}", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex SmallWord();

    /// <summary>Runs of names with nothing between them, or only small words; "'s" ends one.</summary>
    public static List<(int First, int End)> Runs(SentenceWords words, IReadOnlyList<Anchor> names)
    {
        var runs = new List<(int First, int End)>();
        foreach (var name in names)
        {
            if (runs.Count > 0 && Joins(words, runs[^1].End, name.First))
                runs[^1] = (runs[^1].First, name.End);
            else
                runs.Add((name.First, name.End));
        }

        return runs;
    }

    /// <summary>Two forms of one name: accents, a plural and a possessive are no matter.</summary>
    public static string KeyOf(string text)
    {
        var key = string.Concat(text.Normalize(System.Text.NormalizationForm.FormD).Where(c => char.IsLetterOrDigit(c)));
        return key.Length == 0 ? text : key;
    }

    private static bool Joins(SentenceWords words, int from, int to)
    {
        if (EndsPossessive(words, from - 1) || to - from > 3)
            return false;
        for (var i = from; i < to; i++)
        {
            if (!Links.Contains(words[i].Text) && !(words[i].Text is "-" or "'" or "’" or "." && words.Touch(i - 1, i)))
                return false;
        }

        // "and" and "the" alone join two names, not the parts of one.
        return to == from || !(to - from == 1 && words.IsAny(from, "and", "the", "on", "for")) || words.Is(from, "&");
    }

    private static bool EndsPossessive(SentenceWords words, int place) => words[place].Text is { Length: > 2 } text && text[^1] == 's' && text[^2] is '\'' or '’';

    private static bool IsName(SentenceWords words, IReadOnlyList<ToldWord> told, int i)
    {
        var word = words[i];
        if (word.Form != WordForm.Letters || !words.Written(i).Any(char.IsUpper))
            return false;
        var written = words.Written(i);
        if (words.Is(i - 1, "per") && Units.At(words, i) is not null)
            return false;
        // "iPhone", "eBay", "US", "FIFA"; the pronoun is none.
        var isAcronym = written.Skip(1).Any(char.IsUpper);
        if (!word.IsCapital || isAcronym)
            return isAcronym;
        if (written.Length == 1 && words.Language == "en")
            return (word.Text != "a" && word.Text != "i" && words[i + 1].Text == ".") || (words.Is(i + 1, "-") && words.Touch(i, i + 1) && words[i + 2].Form == WordForm.Letters);
        if (told[i].IsStopWord && (StartsSentence(words, i) || words.Language != "en" || Grammar.IsFunction(word.Text)))
            return words.Language == "en" && !StartsSentence(words, i) && word.Text.Length > 3 && !words[i - 1].IsCapital && !words[i + 1].IsCapital;
        if (words.Language == "de")
            return !StartsSentence(words, i) && IsGermanName(words, i);
        if (!StartsSentence(words, i))
            return word.Text is not ("i’m" or "i'm" or "i've" or "i'll" or "i'd" or "i’ve" or "i’ll" or "i’d");
        return (words[i + 1].IsCapital && words[i + 1].Form == WordForm.Letters && !Grammar.IsFunction(word.Text)) || Nations.Of(told[i].Text) is not null
            || (words.Language == "en" && !Grammar.IsFunction(told[i].Text) && Grammar.PartsOfSpeech(told[i].Text).Length == 0 && !EnglishLexicon.Knows(told[i].Text));
    }

    /// <summary>In German every noun has a capital: a name is a country, or one of two such words in a row.</summary>
    private static bool IsGermanName(SentenceWords words, int i) =>
        Nations.Of(words[i].Text) is not null || IsNoun(words, i - 1) || IsNoun(words, i + 1);

    private static bool IsNoun(SentenceWords words, int place) => words[place].Form == WordForm.Letters && words[place].IsCapital && !Grammar.IsFunction(words[place].Text);

    /// <summary>Nothing, or a mark behind which a capital tells nothing, stands before the word.</summary>
    private static bool StartsSentence(SentenceWords words, int i)
    {
        var before = i - 1;
        while (before >= 0 && words[before].Text is "\"" or "“" or "‘" or "'" or "«" or "„" or "(" or "[" or "¿" or "¡" or "•" or "-" or "–" or "—" or "’" or "”")
            before--;
        return before < 0 || words[before].Text is ":" or "." or "!" or "?" or "…" || (before < i - 1 && words[i - 1].Text is "\"" or "“" or "‘" or "«" or "„");
    }
}
