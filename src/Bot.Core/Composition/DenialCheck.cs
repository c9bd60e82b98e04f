namespace Bot.Core.Composition;

/// <summary>As many denials, and of the same: each is known by what stands about it.</summary>
internal static class DenialCheck
{
    /// <summary>So much of what stands about a denial stands about it in the other text too.</summary>
    private const float LeastBeside = 0.22f;

    /// <summary>The same where nothing else is asked.</summary>
    private const float Surely = 0.5f;

    /// <summary>So much of what stands about a denial of the source the draft tells, when it may not leave it out.</summary>
    private const float MostTold = 0.6f;

    /// <summary>The same about a word that is denied alone: ", has not signed".</summary>
    private const float Alone = 0.3f;

    /// <summary>Words from a denial to the next that tells.</summary>
    private const int Next = 6;

    /// <summary>Every denial of the draft stands among the same words in the source, and every denial of the source among words that the draft has stands in the draft.</summary>
    public static Fault? Find(Examination examination)
    {
        var draft = examination.Draft;
        foreach (var place in draft.Denials)
        {
            // "Refused" for "rejected".
            if (draft.Words[place].Role == WordRole.Content && !IsOfWhole(draft, place) && examination.Best(place) >= Kinship.Same)
                continue;
            if (!IsOfWhole(draft, place) && IsImplied(examination, place))
                continue;
            if (!examination.Alignments.Any(alignment => alignment.Source.Told.Denials.Any(other => IsOf(alignment, place, other) || (!IsOfWhole(draft, place) && DenySame(alignment, place, other)))))
                return new Fault(GuardReason.Negation, draft.Words[place].Text);
        }

        // Each denial of the draft stands for one of the source.
        var used = new HashSet<int>();
        List<int> denials = [.. draft.Denials.Where(place => draft.Words[place].Role != WordRole.Content || examination.Best(place) < Kinship.Same), .. Implied(draft).Where(place => examination.Best(place) < Kinship.Same)];
        foreach (var alignment in examination.Chosen.Concat(examination.Alignments.Where(alignment => !examination.Chosen.Contains(alignment) && alignment.Source.Told.Denials.Any(place => IsRepeated(examination, alignment, place)))))
        {
            foreach (var place in alignment.Source.Told.Denials.Where(place => alignment.BestAt(place) < Kinship.Same && (IsTold(alignment, place) || IsRepeated(examination, alignment, place)) && !HasContrary(alignment, place)))
            {
                var own = denials.Where(own => !used.Contains(own) && (AreBeside(alignment, own, place) || DenySame(alignment, own, place))).OrderByDescending(own => Binding.Of(alignment, own, place)).Cast<int?>().FirstOrDefault();
                if (own is null && !examination.Chosen.Any(other => other != alignment && IsToldElsewhere(other, alignment, place)))
                    return new Fault(GuardReason.Negation, $"without {alignment.Source.Told.Words[place].Text}");
                used.Add(own ?? -1);
            }
        }

        return null;
    }

    /// <summary>The same denial in a second article needs no second "not".</summary>
    private static bool IsToldElsewhere(Alignment other, Alignment alignment, int place) =>
        other.Source.Passage != alignment.Source.Passage && other.Source.Told.Denials.Any(denial => IsTold(other, denial)) && alignment.Draft.Denials.Any(own => AreBeside(alignment, own, place));

    /// <summary>The denial of the source stands among the words of that of the draft, and denies something that the draft tells.</summary>
    private static bool IsOf(Alignment alignment, int own, int source)
    {
        var binding = Binding.Of(alignment, own, source);
        return binding >= Surely || (AreBeside(alignment, own, source) && HeadOf(alignment, source) is var head && (head is null || alignment.BestAt(head.Place) >= 0.5f));
    }

    /// <summary>"Will not play" where the source has "will miss": it denies by its sense, and does not have what is denied.</summary>
    private static bool IsImplied(Examination examination, int place)
    {
        var draft = examination.Draft;
        if (draft.Language != "en" || NextOf(draft, place) is not { } head || examination.Alignments.Any(alignment => alignment.Best(head.Place) >= Kinship.Same))
            return false;
        return examination.Chosen.Any(alignment => Implied(alignment.Source.Told).Any(word => AreBeside(alignment, place, word)));
    }

    /// <summary>Words that deny by their sense: "miss", "unhurt".</summary>
    private static IEnumerable<int> Implied(ToldSentence sentence) => sentence.Words.Where(word => word.IsLetters && GuardWords.Of(sentence.Language).IsImplied(word)).Select(word => word.Place);

    /// <summary>"It is wrong that": all that follows is denied, and only the same words do so in the source.</summary>
    private static bool IsOfWhole(ToldSentence draft, int place) => (draft.Words[place].Text is "wrong" or "untrue" or "false" && draft.Source.Is(place + 1, "that"))
        || (draft.Source.IsAny(place + 1, "true", "correct", "so") && draft.Source.Is(place + 2, "that")) || (draft.Source.Is(place + 2, "case") && draft.Source.Is(place + 3, "that"));

    /// <summary>The next word that tells is one and the same behind both: "did not go off".</summary>
    private static bool DenySame(Alignment alignment, int own, int source)
    {
        var (word, other) = (NextOf(alignment.Draft, own), NextOf(alignment.Source.Told, source));
        if (word is null || other is null || !alignment.MatchesOf(word.Place).Any(match => match.Place == other.Place && match.Likeness >= (alignment.Draft.Language == "en" ? 1 : Kinship.Same)))
            return false;
        // A verb that tells little is known by the word behind it.
        return word.Role != WordRole.Function || (word.Place + 1 < alignment.Draft.Words.Count && other.Place + 1 < alignment.Source.Told.Words.Count
            && alignment.Draft.Words[word.Place + 1] is { IsLetters: true } behind && behind.Text == alignment.Source.Told.Words[other.Place + 1].Text);
    }

    private static ToldWord? NextOf(ToldSentence sentence, int denial) =>
        sentence.Words.Skip(denial + 1).Take(Next).FirstOrDefault(word => word.IsLetters && word.Text.Length > 1 && !word.IsStopWord && word.Text != "longer" && word.Clause == sentence.Words[denial].Clause);

    /// <summary>What is denied: the first word behind, within its part of the sentence, else the last before.</summary>
    private static ToldWord? HeadOf(Alignment alignment, int denial)
    {
        var beside = BesideOf(alignment, denial);
        return beside.Find(word => word.Place > denial) ?? beside.LastOrDefault();
    }

    private static List<ToldWord> BesideOf(Alignment alignment, int denial)
    {
        var words = alignment.Source.Told.Words;
        return [.. words.Where(word => word.IsLetters && word.Text.Length > 1 && !word.IsStopWord && word.Text != "longer" && word.Place != denial && word.Clause == words[denial].Clause)];
    }

    private static bool AreBeside(Alignment alignment, int own, int source) => Binding.Of(alignment, own, source) >= LeastBeside || (Binding.Told(alignment, source) >= MostTold && Binding.Of(alignment, own, source) >= LeastBeside / 3);

    /// <summary>The draft has the word behind the denial, and most of what stands about it.</summary>
    private static bool IsTold(Alignment alignment, int denial)
    {
        var beside = BesideOf(alignment, denial);
        if (beside is [var alone] && alone.Place > denial)
            return alignment.Draft.Words.Any(word => alignment.MatchesOf(word.Place).Any(match => match.Place == alone.Place && match.Likeness >= 1 && Binding.Of(alignment, word.Place, alone.Place) >= Alone));
        return beside.Count > 1 && Binding.Told(alignment, denial) >= MostTold && beside.Find(word => word.Place > denial) is { } head && alignment.BestAt(head.Place) >= 0.5f;
    }

    /// <summary>The draft has what is denied with the word behind it, "go off", and no other sentence tells that.</summary>
    private static bool IsRepeated(Examination examination, Alignment alignment, int denial)
    {
        var source = alignment.Source.Told;
        return NextOf(source, denial) is { } word && Has(alignment.Draft, source, word)
            && !examination.Alignments.Any(other => other != alignment && Has(other.Source.Told, source, word) && other.Source.Told.Denials.Count == 0);

        static bool Has(ToldSentence sentence, ToldSentence source, ToldWord word) => word.Place + 1 < source.Words.Count && source.Words[word.Place + 1] is { IsLetters: true } behind
            && sentence.Words.Zip(sentence.Words.Skip(1)).Any(pair => pair.First.Term == word.Term && pair.Second.Text == behind.Text);
    }

    /// <summary>"Rejected" for "did not accept".</summary>
    private static bool HasContrary(Alignment alignment, int place) =>
        alignment.Source.Told.Words.Skip(place).Take(5).Any(word => word.Role == WordRole.Content && alignment.Draft.Words.Any(own => own.Role == WordRole.Content && Kinship.AreContrary(own, word, alignment.Draft.Language)));
}
