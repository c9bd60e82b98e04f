using System.Collections.Frozen;
using Bot.Core.Articles;

namespace Bot.Core.Figures;

/// <summary>What a number counts: the words [First, End) behind it, of which the last is the noun.</summary>
internal readonly record struct CountedNoun(int First, int End)
{
    private const int MaxWords = 5;

    /// <summary>Said of persons without a noun: "12 dead and 40 injured".</summary>
    private static readonly FrozenSet<string> Fates = new[]
    {
        "dead", "injured", "wounded", "killed", "missing", "hurt", "homeless", "arrested", "hospitalised", "hospitalized", "displaced", "drowned", "rescued", "detained", "infected", "unemployed", "jobless", "died",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Never a noun that is counted, though it may be written like one.</summary>
    private static readonly FrozenSet<string> Others = new[]
    {
        "other", "others", "such", "different", "separate", "additional", "extra", "new", "more", "further", "consecutive", "straight", "successive", "full", "whole", "good", "single", "times", "last", "next", "previous", "past", "this", "early", "late", "ago", "short", "shy", "apiece", "always", "perhaps", "besides",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static CountedNoun? Find(SentenceWords words, int at, decimal value)
    {
        var first = at;
        // "such", "more", "of the", "of its": between the number and what it counts.
        while (words.IsAny(first, "such", "more", "other", "additional", "extra", "further", "separate"))
            first++;
        if (words.Is(first, "of") && words.IsAny(first + 1, "the", "its", "their", "our", "these", "those", "his", "her", "my", "your"))
            first += 2;
        // "hundreds of miles": what a vague number counts.
        else if (words.Is(first, "of") && NumberWords.Plural(words[at - 1].Text) is not null)
            first++;
        if (words.Is(first, "most"))
            first++;
        if (words.IsAny(first, "last", "next", "this", "early", "late") || (words[first].Text.EndsWith("ing", StringComparison.Ordinal) && Grammar.IsFunction(words[first + 1].Text)))
            return null;
        if (Fates.Contains(words[first].Text) && !Nouns.IsPlural(words[first + 1].Text))
            return new CountedNoun(first, first + 1);
        if (words.Language != "en")
            return Elsewhere(words, first);
        if (IsVerbFirst(words, first))
            return null;

        // "a 60,000-seat stadium", "a 12-strong unit": the word behind the hyphen alone.
        if (words.IsAny(at - 1, "-", "‑") && words.Touch(at - 1, at))
            return words[at].Form == WordForm.Letters && !Grammar.IsFunction(words[at].Text) ? new CountedNoun(at, at + 1) : null;

        var end = first;
        for (var i = first; i < words.Count && i - first < MaxWords + 2; i++)
        {
            var word = words[i];
            if (word.Form == WordForm.Sign && word.Text is "-" or "‑" && words.Touch(i - 1, i) && words.Touch(i, i + 1) && words[i + 1].Form == WordForm.Letters)
                continue;
            if (word.Form != WordForm.Letters || (!word.SpaceBefore && !words.IsAny(i - 1, "-", "‑", "’", "'")) || IsEnd(words, i))
                break;
            if (words.IsAny(i + 1, "-", "‑") && words.Touch(i, i + 1))
                continue;
            if (i > first && IsPredicate(words, i, value == 1))
                break;
            end = i + 1;
            if (IsCountedPlural(words, i))
                return new CountedNoun(first, end);
        }

        if (end == first || Others.Contains(words[end - 1].Text))
            return null;
        // No plural: one thing, or a word without a plural form ("aircraft").
        var head = words[end - 1];
        // "62 Boston Scott": a rank and a name.
        if (value != 1 && head.IsCapital && !head.Text.EndsWith("ese", StringComparison.Ordinal))
            return null;
        return value == 1 || Grammar.PartsOfSpeech(head.Text).Contains('n', StringComparison.Ordinal) || Grammar.PartsOfSpeech(head.Text).Length == 0 ? new CountedNoun(first, end) : null;
    }

    /// <summary>In small letters, the noun in the singular: "heart transplant".</summary>
    public string Name(SentenceWords words)
    {
        var name = words.Written(First, End).ToLowerInvariant();
        var head = words[End - 1].Text;
        return name[..^head.Length] + Nouns.Singular(head);
    }

    /// <summary>As a figure shows it: "people" for persons, else the noun in the plural with the nouns that make its name ("criminal networks").</summary>
    public string Shown(SentenceWords words)
    {
        var head = words[End - 1].Text;
        if (Fates.Contains(head) || Grammar.IsPerson(head) || head is "lives" or "crew" or "strong")
            return Unit.People.Shown;
        if (words.Language != "en")
            return words.Written(End - 1);
        var shown = head.EndsWith('s') ? head : Nouns.Plural(head);
        for (var i = End - 2; i >= First && words[i].Form == WordForm.Letters && !words.Is(i - 1, "-") && words[i + 1].SpaceBefore && !words[i].IsCapital && IsNounFirst(words[i].Text); i--)
            shown = $"{words[i].Text} {shown}";
        return shown;
    }

    public IReadOnlyList<string> Terms(SentenceWords words)
    {
        var terms = new List<string>();
        for (var i = First; i < End; i++)
        {
            if (words[i].Form == WordForm.Letters)
                terms.Add(Nouns.Singular(words[i].Text));
        }

        return terms;
    }

    /// <summary>It makes the name of what is counted: "criminal networks", "video lessons", and not "new homes".</summary>
    private static bool IsNounFirst(string word)
    {
        if (Others.Contains(word))
            return false;
        var parts = Grammar.PartsOfSpeech(word);
        return parts.Length == 0 ? !word.EndsWith("ed", StringComparison.Ordinal) : parts[0] == 'n' || (parts.Contains('n', StringComparison.Ordinal) && !parts.Contains('a', StringComparison.Ordinal));
    }

    private static bool IsEnd(SentenceWords words, int i)
    {
        var word = words[i].Text;
        if (Grammar.IsFunction(word) || NumberWords.Scale(word) is not null || NumberWords.Cardinal(words.Language, word) is not null)
            return true;
        // "58 of the report's 61 recommendations": the report is not counted. "doesn't" is no noun.
        return (words[i].IsCapital && WrittenDate.Month(word) is not null) || word.AsSpan().IndexOfAny('\'', '’') >= 0;
    }

    private static bool IsCountedPlural(SentenceWords words, int i)
    {
        var word = words[i].Text;
        if (Others.Contains(word) || !(Nouns.IsPlural(word) || IsAcronymPlural(words.Written(i))))
            return false;
        // "police officers": the first names the kind.
        if (word is "police" or "staff" or "series" or "fish" or "cattle" or "sheep" or "sales" or "news" && Nouns.IsPlural(words[i + 1].Text) && !Grammar.IsFunction(words[i + 1].Text) && words[i + 1].SpaceBefore)
            return false;
        // "15 Josh Jacobs" is a rank and a name.
        if (words[i].IsCapital && words[i - 1].IsCapital && Grammar.PartsOfSpeech(Nouns.Singular(word)).Length == 0)
            return false;
        var parts = Grammar.PartsOfSpeech(Nouns.Singular(word));
        // "sales staff", "news sites": a plural before another noun that is one too.
        if (parts.Length == 0 || parts.Contains('n', StringComparison.Ordinal))
            return true;
        // "40 cranes." though the lexicon has the verb alone.
        return !Grammar.IsVerb(word) && (words[i + 1].Form != WordForm.Letters || Grammar.IsFunction(words[i + 1].Text));
    }

    /// <summary>"ODIs", "MPs"</summary>
    private static bool IsAcronymPlural(string word) => word.Length > 2 && word[^1] == 's' && word.AsSpan(0, word.Length - 1).IndexOfAnyExceptInRange('A', 'Z') < 0;

    /// <summary>"five voted for it", "39 registered a year earlier": what is counted was told before.</summary>
    private static bool IsVerbFirst(SentenceWords words, int first)
    {
        var word = words[first].Text;
        var parts = Grammar.PartsOfSpeech(word);
        if (Nouns.IsPlural(words[first + 1].Text) && !Grammar.IsFunction(words[first + 1].Text))
            return false;
        if (word.EndsWith("ed", StringComparison.Ordinal))
            return Grammar.IsVerb(word) || Grammar.IsFunction(words[first + 1].Text) || (parts.StartsWith('v') && !parts.Contains('n', StringComparison.Ordinal));
        return (Grammar.IsVerb(word) || parts is "v") && !Nouns.IsPlural(word);
    }

    /// <summary>In German the first word with a capital, in other languages the first word.</summary>
    private static CountedNoun? Elsewhere(SentenceWords words, int first)
    {
        for (var i = first; i < first + 3 && words[i] is { Form: WordForm.Letters, SpaceBefore: true } word && !IsEnd(words, i); i++)
        {
            if (words.Language != "de" || word.IsCapital)
                return new CountedNoun(first, i + 1);
        }

        return null;
    }

    /// <summary>A verb or participle behind the noun, or an adverb.</summary>
    private static bool IsPredicate(SentenceWords words, int i, bool isOne)
    {
        var word = words[i].Text;
        var beforeNoun = Nouns.IsPlural(words[i + 1].Text) && !isOne;
        if (Grammar.IsVerb(word) && (!beforeNoun || word[^1] == 's'))
            return true;
        if (word.EndsWith("ing", StringComparison.Ordinal) && Grammar.IsFunction(words[i + 1].Text))
            return true;
        var parts = Grammar.PartsOfSpeech(word);
        return (word.EndsWith("ly", StringComparison.Ordinal) && parts is "r" or "") || (parts is "v" && !beforeNoun);
    }
}
