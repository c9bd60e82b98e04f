using Bot.Core.Figures;

namespace Bot.Core.Composition;

/// <summary>Who stands right before a verb in the draft stands there in the source, where that has a name there: "Keane said" is not "Foy said".</summary>
internal static class SubjectCheck
{
    /// <summary>Words between a subject and its verb: auxiliaries and adverbs.</summary>
    private const int Between = 3;

    private static readonly HashSet<string> Auxiliaries = SentenceWords.Set("has have had is are was were will would could may might can also again later not never then still been be since already now recently first").ToHashSet(StringComparer.Ordinal);

    public static Fault? Find(Examination examination)
    {
        var draft = examination.Draft;
        foreach (var name in draft.NameRuns)
        {
            if (VerbBehind(draft, name.End) is { } verb && draft.Words[name.First].Nation is null && IsOther(examination, name, verb))
                return new Fault(GuardReason.Name, draft.Source.Written(name.First, verb + 1));
        }

        return null;
    }

    public static int? VerbBehind(ToldSentence sentence, int end)
    {
        for (var place = end; place < sentence.Words.Count && place <= end + Between; place++)
        {
            var word = sentence.Words[place];
            if (word.IsPredicate || IsSaying(word))
                return place;
            if (!Auxiliaries.Contains(word.Text))
                return null;
        }

        return null;
    }

    private static bool HasSubject(ToldSentence sentence, int verb)
    {
        var before = verb - 1;
        while (before >= 0 && Auxiliaries.Contains(sentence.Words[before].Text))
            before--;
        return before >= 0 && (sentence.Words[before].Role is WordRole.Content or WordRole.Number || Pronouns.Stands(sentence, before));
    }

    private static bool IsSaying(ToldWord word) => GuardWords.Of("en").Saying.Contains(word.Text) && word.Text != "according";

    /// <summary>Wherever the source has the verb with a name right before it, it is another name, and one that the draft does not tell.</summary>
    private static bool IsOther(Examination examination, (int First, int End) name, int verb)
    {
        var isOther = false;
        foreach (var alignment in examination.Chosen)
        {
            var source = alignment.Source.Told;
            var verbs = source.Words.Where(word => word.IsLetters && word.Term == examination.Draft.Words[verb].Term).Select(word => word.Place).ToList();
            foreach (var place in verbs)
            {
                if (source.NameRuns.FirstOrDefault(run => run.End <= place && VerbBehind(source, run.End) == place) is not { End: > 0 } subject)
                {
                    // A pronoun or a noun: who that is stands elsewhere. "After beating City" has nobody before it.
                    if (HasSubject(source, place))
                        return false;
                    continue;
                }

                if (Enumerable.Range(name.First, name.End - name.First).Any(own => alignment.MatchesOf(own).Any(match => match.Place >= subject.First && match.Place < subject.End && (subject.End - subject.First == 1 || !NameCheck.IsTitle(source.Words[match.Place].Text)))))
                    return false;
                // "Mount Serra on the island of Palmeira erupted"
                if (source.Source.IsAny(subject.First - 1, "of", "in", "on", "at", "from", "for", "with", "near", "by", "to", "and"))
                    return false;
                isOther |= Binding.Of(alignment, verb, place) >= 0.25f;
            }
        }

        return isOther;
    }
}
