namespace Bot.Core.Composition;

/// <summary>Who does and to whom: two names on both sides of the same verb stand in the order of the source, unless one of the two sentences is in the passive.</summary>
internal static class RoleCheck
{
    /// <summary>Words of a verb with its auxiliaries.</summary>
    private const int VerbWords = 4;

    /// <summary>Words from a verb to its object.</summary>
    private const int ObjectWords = 5;

    public static Fault? Find(Examination examination)
    {
        var draft = examination.Draft;
        var names = draft.NameRuns;
        for (var i = 0; i < names.Count; i++)
        {
            for (var j = i + 1; j < names.Count; j++)
            {
                if (SubjectCheck.VerbBehind(draft, names[i].End) is { } verb && verb < names[j].First && names[j].First - verb <= ObjectWords && draft.Words[verb].Clause == draft.Words[names[j].First].Clause
                    && IsVerb(draft.Words[verb]) && IsTurned(examination, names[i], verb, names[j]))
                    return new Fault(GuardReason.Name, draft.Source.Written(names[i].First, names[j].End));
            }
        }

        return null;
    }

    /// <summary>"Said" stands before and behind who says it.</summary>
    private static bool IsVerb(ToldWord word) => word.Role == WordRole.Content && word.Text is not ("say" or "says" or "said" or "added" or "adding") && (word.IsPredicate || word.Kin?.PartsOfSpeech.Contains('v', StringComparison.Ordinal) == true);

    /// <summary>Some sentence of the source has the two about the verb the other way round, and none as the draft has them.</summary>
    private static bool IsTurned(Examination examination, (int First, int End) one, int verb, (int First, int End) other)
    {
        var isTurned = false;
        foreach (var alignment in examination.Alignments)
        {
            var source = alignment.Source.Told;
            var isPassive = IsPassive(examination.Draft, verb);
            foreach (var place in PlacesOf(alignment, verb))
            {
                var (ones, others) = (Places(alignment, one), Places(alignment, other));
                if (ones.Count == 0 || others.Count == 0)
                    continue;
                var kept = ones.Exists(a => a < place) && others.Exists(b => b > place);
                var turned = others.Exists(b => b < place) && ones.Exists(a => a > place);
                if (IsPassive(source, place) != isPassive)
                    (kept, turned) = (turned, kept);
                if (kept)
                    return false;
                isTurned |= turned;
            }
        }

        return isTurned;
    }

    /// <summary>Words of saying are compared by themselves: they are no telling words.</summary>
    private static IEnumerable<int> PlacesOf(Alignment alignment, int verb)
    {
        var word = alignment.Draft.Words[verb];
        return alignment.Source.Told.Words.Where(other => other.IsLetters && (other.Term == word.Term || Kinship.Of(word, other, alignment.Draft.Language) >= Kinship.Same)).Select(other => other.Place);
    }

    private static List<int> Places(Alignment alignment, (int First, int End) name) =>
        [.. Enumerable.Range(name.First, name.End - name.First).Where(place => alignment.Draft.Words[place].Role == WordRole.Name).SelectMany(alignment.MatchesOf).Select(match => match.Place).Distinct()];

    private static bool IsPassive(ToldSentence sentence, int verb)
    {
        var hasBe = Enumerable.Range(Math.Max(0, verb - VerbWords), Math.Min(VerbWords, verb)).Any(place => sentence.Words[place].Text is "was" or "were" or "is" or "are" or "been" or "being" or "be" or "got");
        var isRightBehind = verb + 1 < sentence.Words.Count && sentence.Words[verb + 1].Text == "by";
        return isRightBehind || (hasBe && Enumerable.Range(verb + 1, VerbWords).Any(place => place < sentence.Words.Count && sentence.Words[place].Text == "by"));
    }
}
