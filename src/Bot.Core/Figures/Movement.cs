using System.Collections.Frozen;

namespace Bot.Core.Figures;

/// <summary>Whether a number is how much something rose or fell.</summary>
internal static class Movement
{
    /// <summary>Words between the verb and a "by" that leads to the number.</summary>
    private const int MaxObject = 10;

    private static readonly FrozenDictionary<string, Change> Verbs = Words(
        "up rise rises rose risen rising increase increases increased increasing climb climbs climbed climbing gain gains gained gaining jump jumps jumped jumping grow grows grew grown growing surge surges surged surging soar soars "
        + "soared soaring advance advanced advances advancing add adds added adding higher rally rallied expand expands expanded expanding swell swelled leap leapt leaped spike spiked rocketed rebounded raise raises raised raising boost "
        + "boosts boosted boosting outperformed rebound mounted lift lifted lifts augmenté hausse gestiegen stieg aumentó subió",
        "down fall falls fell fallen falling drop drops dropped dropping decline declines declined declining decrease decreases decreased decreasing slide slides slid sliding lose loses lost losing plunge plunged plunges plunging plummet "
        + "plummeted plummeting tumble tumbled tumbles tumbling sink sank sinks sinking cut cuts cutting reduce reduces reduced reducing shrink shrinks shrank shrunk shrinking lower lowered lowering slump slumped slumping dip dipped dips ease "
        + "eased eases shed sheds contract contracted contracts dwindled slip slipped slips dive dived retreated weakened crashed slashed slash slashing halved trim trimmed baisse diminué gesunken sank fiel bajó cayó");

    private static readonly FrozenDictionary<string, Change> Nouns = Words(
        "rise increase growth gain jump surge hike uplift boost uptick climb rebound expansion rises increases gains", "fall drop decline decrease cut reduction slump plunge dip falls cuts reductions discount slide contraction downturn");

    private static readonly FrozenSet<string> Adverbs = SentenceWords.Set("sharply slightly again further another as much steeply significantly");

    /// <summary>"gave up 517 yards" moves nothing.</summary>
    private static readonly FrozenSet<string> Phrasal = SentenceWords.Set("give gave given giving make made makes making take took set come came pick picked rack racked put sign signed");

    /// <summary>"lost 3%" is a fall of it, "lost 3 men" is not.</summary>
    private static readonly FrozenSet<string> WithObjects = SentenceWords.Set("cut add adds added lift raise raised lower ease lost lose shed gain gained cuts contract boost reduce reduced slashed");

    /// <summary>"rose 4%", "up about 19 per cent", "cut migration by over 90 per cent"; <see cref="Change.Equal"/> where nothing moved, or moved to the number.</summary>
    /// <param name="start">Where the number with its qualifier begins.</param>
    public static Change Before(SentenceWords words, int start)
    {
        if (words.Is(start - 1, "by"))
            return ByVerb(words, start - 2);
        // "fell below 5%" says where it went, not how far.
        if (words.IsAny(start, "below", "above") || (words.IsAny(start, "over", "under") && words.IsAny(start - 1, "fell", "fall", "fallen", "dropped", "drop")))
            return Change.Equal;
        var at = start - 1;
        // "rose a further 3", "fell again 3%", "gained nearly 3": an adverb may stand between.
        while (at >= 0 && words.IsIn(at, Adverbs))
            at--;
        if (words.IsAny(at, "up", "down") && words.IsIn(at - 1, Phrasal))
            return Change.Equal;
        return Verbs.TryGetValue(words[at].Text, out var change) && (!words.IsIn(at, WithObjects) || IsOfMeasure(words, start)) ? change : Change.Equal;
    }

    /// <summary>"a 5% rise", "a cut of 5%".</summary>
    public static Change Beside(SentenceWords words, int start, int end)
    {
        if (words.Is(start - 1, "of") && Nouns.TryGetValue(words[start - 2].Text, out var before))
            return before;
        for (var i = end; i < end + 3 && words[i].Form == WordForm.Letters && !Grammar.IsFunction(words[i].Text); i++)
        {
            if (Nouns.TryGetValue(words[i].Text, out var behind))
                return behind;
        }

        return words.IsAny(end, "higher", "more", "up", "larger", "bigger", "greater") ? Change.Up : words.IsAny(end, "lower", "less", "fewer", "down", "smaller") ? Change.Down : Change.Equal;
    }

    public static bool IsMoving(string word) => Verbs.ContainsKey(word);

    /// <summary>Up or down for a verb or noun of movement; <see cref="Change.Equal"/> for any other word.</summary>
    public static Change DirectionOf(string word) => Verbs.TryGetValue(word, out var change) || Nouns.TryGetValue(word, out change) ? change : Change.Equal;

    /// <summary>Money, a share or points: "lost 3%" is a fall of it, "lost 3 men" is not.</summary>
    private static bool IsOfMeasure(SentenceWords words, int start)
    {
        for (var i = start; i < start + 6; i++)
        {
            if (words[i].Text is "%" or "percent" or "cent" or "points" or "point" or "pc" or "sen" || NumberWords.Part(words[i].Text) is not null)
                return true;
        }

        return false;
    }

    private static Change ByVerb(SentenceWords words, int from)
    {
        for (var at = from; at >= 0 && from - at < MaxObject && words[at].Text is not (";" or ":"); at--)
        {
            if (Verbs.TryGetValue(words[at].Text, out var change))
                return change;
        }

        return Change.Equal;
    }

    private static FrozenDictionary<string, Change> Words(string up, string down) =>
        up.Split(' ').Select(word => (word, Change.Up)).Concat(down.Split(' ').Select(word => (word, Change.Down))).DistinctBy(pair => pair.word)
            .ToFrozenDictionary(pair => pair.word, pair => pair.Item2, StringComparer.Ordinal);
}
