using System.Collections.Frozen;

namespace Bot.Core.Figures;

/// <summary>The words around a number that limit it, and what they make of it.</summary>
internal static class Qualifiers
{
    private static readonly (string Phrase, Change Change)[] Phrases =
    [
        ("at least", Change.Over), ("at most", Change.Under), ("at the most", Change.Under), ("at the very least", Change.Over), ("up to", Change.Under), ("no more than", Change.Under), ("not more than", Change.Under),
        ("no fewer than", Change.Over), ("no less than", Change.Over), ("not less than", Change.Over), ("more than", Change.Over), ("less than", Change.Under), ("fewer than", Change.Under), ("lower than", Change.Under),
        ("higher than", Change.Over), ("greater than", Change.Over), ("longer than", Change.Over), ("larger than", Change.Over), ("better than", Change.Over),
        ("as many as", Change.Under), ("as much as", Change.Under), ("as few as", Change.Over), ("as little as", Change.Over), ("in excess of", Change.Over), ("upwards of", Change.Over), ("a minimum of", Change.Over),
        ("a maximum of", Change.Under), ("close to", Change.About), ("an average of", Change.Equal), ("average of", Change.Equal), ("an average", Change.Equal), ("on average", Change.Equal), ("averaged", Change.About),
        ("averaging", Change.About), ("average", Change.Equal), ("a total of", Change.Equal), ("total of", Change.Equal), ("a combined", Change.Equal), ("an estimated", Change.About), ("estimated", Change.About),
        ("an additional", Change.Equal), ("an extra", Change.Equal), ("extra", Change.Equal), ("additional", Change.Equal), ("a further", Change.Equal), ("another", Change.Equal), ("a record", Change.Equal), ("a projected", Change.Equal), ("an expected", Change.Equal),
        ("just over", Change.Over), ("just under", Change.Under), ("well over", Change.Over), ("well under", Change.Under), ("well above", Change.Over), ("well below", Change.Under), ("just above", Change.Over), ("just below", Change.Under),
        ("about", Change.About), ("around", Change.About), ("approximately", Change.About), ("approx", Change.About), ("roughly", Change.About), ("nearly", Change.About), ("almost", Change.About), ("some", Change.Equal),
        ("over", Change.Over), ("above", Change.Over), ("exceeding", Change.Over), ("exceeds", Change.Over), ("exceeded", Change.Over), ("under", Change.Under), ("below", Change.Under), ("barely", Change.About), ("perhaps", Change.About), ("only", Change.Equal), ("just", Change.Equal),
        ("~", Change.About), ("≈", Change.About), (">", Change.Over), ("<", Change.Under), ("≥", Change.Over), ("≤", Change.Under),
        ("environ", Change.About), ("quelque", Change.About), ("près de", Change.About), ("plus de", Change.Over), ("au moins", Change.Over), ("moins de", Change.Under), ("jusqu ' à", Change.Under), ("jusqu ’ à", Change.Under), ("presque", Change.About), ("un total de", Change.Equal),
        ("etwa", Change.About), ("rund", Change.About), ("ungefähr", Change.About), ("fast", Change.About), ("mehr als", Change.Over), ("über", Change.Over), ("mindestens", Change.Over), ("weniger als", Change.Under), ("unter", Change.Under), ("bis zu", Change.Under), ("insgesamt", Change.Equal),
        ("unos", Change.About), ("unas", Change.About), ("casi", Change.About), ("cerca de", Change.About), ("alrededor de", Change.About), ("más de", Change.Over), ("al menos", Change.Over), ("menos de", Change.Under), ("hasta", Change.Under),
    ];

    /// <summary>They say that the number is a part of more numbers, or where attention lies, not how exact it is.</summary>
    private static readonly FrozenSet<string> Telling = new[] { "only", "just" }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly (string Phrase, Change Change)[] Behind =
    [
        ("or more", Change.Over), ("or so", Change.About), ("or less", Change.Under), ("or fewer", Change.Under), ("or higher", Change.Over), ("or above", Change.Over), ("or below", Change.Under), ("or over", Change.Over),
        ("on average", Change.Equal), ("at least", Change.Over), ("at most", Change.Under), ("in total", Change.Equal), ("and above", Change.Over), ("+", Change.Over), ("plus", Change.Over),
    ];

    private static readonly FrozenDictionary<string, (string[] Words, Change Change)[]> ByLastWord = Phrases.Select(phrase => (Words: phrase.Phrase.Split(' '), phrase.Change))
        .GroupBy(phrase => phrase.Words[^1], StringComparer.Ordinal).ToFrozenDictionary(group => group.Key, group => group.OrderByDescending(phrase => phrase.Words.Length).ToArray(), StringComparer.Ordinal);

    /// <summary>The words that end right before a number, as far back as they limit it.</summary>
    /// <returns>Where they begin; the number itself where there are none.</returns>
    public static (int First, string? Text, Change Change) Before(SentenceWords words, int number)
    {
        var first = number;
        var change = Change.Equal;
        var phrases = new List<string>();
        // "almost a 40% increase"
        if (words.IsAny(first - 1, "a", "an") && words.IsAny(first - 2, "almost", "nearly", "about"))
            first--;
        var skipped = number - first;
        while (Ending(words, first) is var (length, phraseChange))
        {
            skipped = 0;
            first -= length;
            if (!Telling.Contains(words[first].Text) || length > 1)
                phrases.Insert(0, string.Join(' ', Enumerable.Range(first, length).Select(i => words[i].Text)));
            if (phraseChange != Change.Equal && change is Change.Equal or Change.About)
                change = phraseChange;
        }

        first += skipped;
        return (first, phrases.Count == 0 ? null : string.Join(' ', phrases), change);
    }

    /// <summary>Words behind the quantity that limit it: "or more".</summary>
    public static (int End, string Text, Change Change)? After(SentenceWords words, int end)
    {
        foreach (var (phrase, change) in Behind)
        {
            var parts = phrase.Split(' ');
            if (parts.Select((part, i) => words.Is(end + i, part)).All(isSame => isSame) && (phrase != "+" || words.Touch(end - 1, end)))
                return (end + parts.Length, phrase == "+" ? "more than" : phrase, change);
        }

        return null;
    }

    private static (int Length, Change Change)? Ending(SentenceWords words, int end)
    {
        if (!ByLastWord.TryGetValue(words[end - 1].Text, out var phrases))
            return null;
        // "handed over £27,500"
        if (words.Is(end - 1, "over") && words.IsAny(end - 2, "handed", "hand", "handing", "turned", "took", "take", "taken", "carried", "passed", "signed"))
            return null;
        foreach (var (phrase, change) in phrases)
        {
            var matches = true;
            for (var i = 0; matches && i < phrase.Length; i++)
                matches = words.Is(end - phrase.Length + i, phrase[i]);
            if (matches)
                return (phrase.Length, change);
        }

        return null;
    }
}
