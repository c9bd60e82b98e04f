using Bot.Core.Figures;

namespace Bot.Core.Composition;

/// <summary>Marks what a sentence denies, and what it tells as planned or possible: the telling word right behind the "not", "may", "plans to".</summary>
internal static class Polarity
{
    /// <summary>Words from a "not" to what it denies, and from a "may" to what may be.</summary>
    private const int Reach = 5;

    public static void Mark(SentenceWords words, IReadOnlyList<ToldWord> told)
    {
        var lists = GuardWords.Of(words.Language);
        for (var i = 0; i < told.Count; i++)
        {
            var text = told[i].Text;
            var certainty = CertaintyBehind(words, i, text, lists);
            told[i].Tells = certainty;
            var (head, next) = HeadOf(words, told, i);
            if (head is null)
                continue;
            if (IsDenial(words, told, i, lists))
            {
                head.IsDenied = !head.IsDenied;
                if (next is not null)
                    next.MayBeDenied = true;
            }

            head.Certainty = certainty > head.Certainty ? certainty : head.Certainty;
            if (next is not null)
                next.MayBe = certainty > next.MayBe ? certainty : next.MayBe;
        }
    }

    private static Certainty CertaintyBehind(SentenceWords words, int i, string text, GuardWords lists)
    {
        if (lists.Possible.Contains(text) && !(words.Is(i, "may") && words[i].IsCapital && i > 0) && !(text.StartsWith("appear", StringComparison.Ordinal) && !words.IsAny(i + 1, "to", "that")))
            return Certainty.Possible;
        if (lists.Planned.Contains(text) && IsBeforePlan(words, i))
            return Certainty.Planned;
        return lists.Future.Contains(text) || text.EndsWith("'ll", StringComparison.Ordinal) || IsFuturePhrase(words, i) ? Certainty.Future : Certainty.Fact;
    }

    /// <summary>The word denies what follows. "Not only", "no more than" and "No 10" deny nothing.</summary>
    public static bool IsDenial(SentenceWords words, IReadOnlyList<ToldWord> told, int i, GuardWords lists)
    {
        var text = told[i].Text;
        // "alcohol-free"; "but for his plea" is without it.
        if (text.EndsWith("n't", StringComparison.Ordinal) || (text is "free" && words.Is(i - 1, "-") && words.Touch(i - 1, i)) || IsButFor(words, i))
            return true;
        if (lists.Refusing.Contains(text))
            return words.Language != "en" || words.IsAny(i + 1, "to", "any", "from", "that") || text.StartsWith("refus", StringComparison.Ordinal) || text.StartsWith("forb", StringComparison.Ordinal) || text.StartsWith("exclu", StringComparison.Ordinal) || text.StartsWith("prohib", StringComparison.Ordinal) || text is "lack" or "lacks" or "lacked" or "lacking" or "without" || (words.Is(i + 1, "out") && text == "ruled");
        if (!lists.Denying.Contains(text))
            return false;
        if (words.Language == "en" && words.IsAny(i + 1, "more", "less", "fewer", "only", "just", "later", "least", "merely", "matter", "doubt") && !(text == "not" && words.Is(i + 2, "than") && words[i + 3].Form != WordForm.Digits))
            return false;
        return !(text is "no" or "non" && (words[i + 1].Form == WordForm.Digits || words.Is(i + 1, ".") || words.Is(i + 1, "-") || words.Is(i + 1, ",")));
    }

    /// <summary>The first telling word behind, within its part of the sentence, and the next where the first is no verb: "no new evidence".</summary>
    private static (ToldWord? Head, ToldWord? Next) HeadOf(SentenceWords words, IReadOnlyList<ToldWord> told, int at)
    {
        ToldWord? first = null;
        for (var i = at + 1; i < told.Count && i - at <= Reach && !IsBreak(words, i); i++)
        {
            if (!IsTelling(words, told[i]) || (first is null && words.Language == "en" && told[i].Kin?.PartsOfSpeech is ['r' or 'a', ..] && !told[i].IsPredicate && !IsBreak(words, i + 1)))
                continue;
            if (first is not null)
                return (first, told[i]);
            first = told[i];
            if (first.IsPredicate)
                break;
        }

        return (first, null);
    }

    /// <summary>A verb that tells little ("led", "made") is what is denied all the same.</summary>
    private static bool IsTelling(SentenceWords words, ToldWord word) =>
        word.Role is WordRole.Content or WordRole.Name || (word is { Role: WordRole.Function, IsLetters: true, IsStopWord: false } && words.Language == "en" && word.Kin?.PartsOfSpeech is ['v', ..] && !GuardWords.Of("en").Possible.Contains(word.Text) && !GuardWords.Of("en").Planned.Contains(word.Text));

    private static bool IsButFor(SentenceWords words, int i) => words.Language == "en" && words.Is(i, "but") && words.Is(i + 1, "for");

    public static bool IsBreak(SentenceWords words, int i) => !IsButFor(words, i) && words.IsAny(i, ",", ";", ":", "(", ")", ".", "!", "?", "–", "—", "but", "because", "while", "although", "whereas", "aber", "mais", "pero");

    /// <summary>"Plans to close", "plan for a tunnel", "is due to", "should close"; the plan of a building plans nothing.</summary>
    private static bool IsBeforePlan(SentenceWords words, int i)
    {
        if (words.Language != "en" || words.IsAny(i, "should", "must"))
            return true;
        return words.IsAny(i + 1, "to", "for", "that") || words.Is(i + 2, "to") || words[i].Text.EndsWith("ing", StringComparison.Ordinal) || words.IsAny(i, "planned", "proposed", "scheduled", "expected", "intended", "considers", "considered", "proposes", "attempted", "projected", "mulls");
    }

    private static bool IsFuturePhrase(SentenceWords words, int i) =>
        words.Language == "en" && ((words.IsAny(i, "going", "set") && words.Is(i + 1, "to")) || (words.IsAny(i, "is", "are") && words.Is(i + 1, "to") && words[i + 2].Form == WordForm.Letters));
}
