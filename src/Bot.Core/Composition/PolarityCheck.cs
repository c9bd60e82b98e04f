using Bot.Core.Figures;

namespace Bot.Core.Composition;

/// <summary>The draft denies, plans and doubts what the source does, no more and no less, and tells nothing by its contrary.</summary>
internal static class PolarityCheck
{
    /// <summary>So much better may a contrary stand among the words of the draft.</summary>
    private const float ContraryMargin = 0.1f;

    /// <summary>So much of what stands about a denial stands about it in the other text too.</summary>
    private const float LeastBeside = 0.22f;

    /// <summary>So much of what stands about a denial of the source the draft tells, when it may not leave it out.</summary>
    private const float MostTold = 0.6f;

    public static Fault? Find(Examination examination) => Contraries(examination) ?? (IsWordByWord(examination) ? Words(examination) ?? Denials(examination) : Sentences(examination) ?? (examination.IsForeign ? null : Denials(examination)));

    /// <summary>In English the word behind a "not" is what it denies; elsewhere whole sentences are compared.</summary>
    private static bool IsWordByWord(Examination examination) => examination.Draft.Language == "en" && !examination.IsForeign;

    private static Fault? Words(Examination examination)
    {
        var draft = examination.Draft;
        foreach (var word in draft.Words.Where(word => word is { Role: WordRole.Content, IsPredicate: true }))
        {
            if (!Agrees(examination, word, (source, place) => AgreeOnDenial(draft, word, source, place)))
                return new Fault(GuardReason.Negation, word.Text);
            if (!Agrees(examination, word, (source, place) => AgreeOnCertainty(draft, word, place) || (HedgesOf(draft, word.Clause) is not Certainty.Fact and var hedges && hedges == HedgesOf(source, place.Clause))))
                return new Fault(GuardReason.Attribution, word.Text);
        }

        return null;
    }

    /// <summary>Every denial of the draft stands among the same words in the source, and every denial of the source among words that the draft has stands in the draft.</summary>
    private static Fault? Denials(Examination examination)
    {
        var draft = examination.Draft;
        foreach (var place in draft.Denials)
        {
            // "Refused" for "rejected".
            if (draft.Words[place].Role == WordRole.Content && examination.Best(place) >= Kinship.Same)
                continue;
            if (!examination.Alignments.Any(alignment => alignment.Source.Told.Denials.Any(other => AreBeside(alignment, place, other))))
                return new Fault(GuardReason.Negation, draft.Words[place].Text);
        }

        // Each denial of the draft stands for one of the source.
        var used = new HashSet<int>();
        foreach (var alignment in examination.Chosen)
        {
            foreach (var place in alignment.Source.Told.Denials.Where(place => alignment.BestAt(place) < Kinship.Same && IsTold(alignment, place) && !HasContrary(alignment, place)))
            {
                var own = draft.Denials.Where(own => !used.Contains(own) && AreBeside(alignment, own, place)).OrderByDescending(own => Binding.Of(alignment, own, place)).Cast<int?>().FirstOrDefault();
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

    private static bool AreBeside(Alignment alignment, int own, int source) => Binding.Of(alignment, own, source) >= LeastBeside || (Binding.Told(alignment, source) >= MostTold && Binding.Of(alignment, own, source) >= LeastBeside / 3);

    /// <summary>The draft has the word behind the denial, and most of what stands about it.</summary>
    private static bool IsTold(Alignment alignment, int denial)
    {
        var words = alignment.Source.Told.Words;
        var beside = words.Where(word => word.IsLetters && !word.IsStopWord && word.Place != denial && word.Clause == words[denial].Clause).ToList();
        return beside.Count > 1 && Binding.Told(alignment, denial) >= MostTold && beside.FirstOrDefault(word => word.Place > denial) is { } head && alignment.BestAt(head.Place) >= 0.5f;
    }

    /// <summary>"Rejected" for "did not accept".</summary>
    private static bool HasContrary(Alignment alignment, int place) =>
        alignment.Source.Told.Words.Skip(place).Take(5).Any(word => word.Role == WordRole.Content && alignment.Draft.Words.Any(own => own.Role == WordRole.Content && Kinship.AreContrary(own, word, alignment.Draft.Language)));

    /// <summary>Of the places that the word may stand for one agrees that stands as well among its neighbours as the others do; true where the source has no such place.</summary>
    private static bool Agrees(Examination examination, ToldWord word, Func<ToldSentence, ToldWord, bool> agrees)
    {
        float own = -1, other = -1;
        foreach (var alignment in examination.Alignments)
        {
            foreach (var (place, likeness) in alignment.MatchesOf(word.Place))
            {
                if (likeness < Kinship.Same)
                    continue;
                var binding = likeness * Binding.Of(alignment, word.Place, place);
                if (agrees(alignment.Source.Told, alignment.Source.Told.Words[place]))
                    own = Math.Max(own, binding);
                else
                    other = Math.Max(other, binding);
            }
        }

        return other < 0 || own >= other - ContraryMargin;
    }

    /// <summary>"No charges were brought" denies what "charges were not brought" does: else as many denials stand in the two parts of the sentences.</summary>
    private static bool AgreeOnDenial(ToldSentence draft, ToldWord word, ToldSentence told, ToldWord source) =>
        word.IsDenied == source.IsDenied || (word.IsDenied && source.MayBeDenied) || (source.IsDenied && word.MayBeDenied) || draft.DenialsOf(word.Clause) % 2 == told.DenialsOf(source.Clause) % 2;

    private static bool AgreeOnCertainty(ToldSentence draft, ToldWord word, ToldWord source)
    {
        var (told, given) = (Max(word.Certainty, word.MayBe), Max(source.Certainty, source.MayBe));
        if (told == given)
            return true;
        // More sure than the source.
        if (told < given && told < source.Certainty)
            return source.Certainty == Certainty.Future && !(word.IsPredicate && IsPast(draft, word));
        return !(word.Certainty == Certainty.Possible && given is Certainty.Fact or Certainty.Future);
    }

    private static Certainty HedgesOf(ToldSentence sentence, int clause) => sentence.CertaintyOf(clause);

    private static Certainty Max(Certainty one, Certainty other) => one > other ? one : other;

    private static bool IsPast(ToldSentence draft, ToldWord word) =>
        (word.Text.EndsWith("ed", StringComparison.Ordinal) || word.Kin is { } kin && !kin.IsBase(word.Text) && !word.Text.EndsWith('s') && !word.Text.EndsWith("ing", StringComparison.Ordinal))
        && !draft.Source.IsAny(word.Place - 1, "be");

    /// <summary>A word that the source has not, where it has the contrary that the draft has not.</summary>
    private static Fault? Contraries(Examination examination)
    {
        var draft = examination.Draft;
        // "Yields will fall and prices rise": both are there, and the words around tell which is of what.
        foreach (var word in draft.Words.Where(word => word.Role == WordRole.Content && examination.Best(word.Place) >= Kinship.Same && (word.Kin?.HasContraries == true || Movement.DirectionOf(word.Text) != Change.Equal)))
        {
            float own = 0, contrary = 0;
            foreach (var alignment in examination.Alignments.Where(alignment => !alignment.IsForeign))
            {
                foreach (var (place, _) in alignment.MatchesOf(word.Place).Where(match => match.Likeness >= Kinship.Same))
                    own = Math.Max(own, Binding.Of(alignment, word.Place, place));
                foreach (var other in alignment.Source.Told.Words.Where(other => other.IsLetters && !IsTold(alignment, other) && other.IsDenied == word.IsDenied && Kinship.AreContrary(word, other, draft.Language)))
                    contrary = Math.Max(contrary, Binding.Of(alignment, word.Place, other.Place));
            }

            if (contrary > own + ContraryMargin)
                return new Fault(GuardReason.Negation, word.Text);
        }

        foreach (var word in draft.Words.Where(word => word.Role == WordRole.Content && examination.Best(word.Place) < Kinship.Same))
        {
            foreach (var alignment in examination.Chosen.Where(alignment => !alignment.IsForeign))
            {
                // "Did not accept" is "rejected".
                var contrary = alignment.Source.Told.Words.FirstOrDefault(other => other.IsLetters && Kinship.AreContrary(word, other, draft.Language) && !IsTold(alignment, other) && IsBeside(alignment, word, other));
                if (contrary is not null && contrary.IsDenied == word.IsDenied)
                    return new Fault(GuardReason.Negation, $"{word.Text} for {contrary.Text}");
            }
        }

        return SmallContraries(examination);
    }

    /// <summary>"Before" and "after", "for" and "against".</summary>
    private static Fault? SmallContraries(Examination examination)
    {
        var draft = examination.Draft;
        foreach (var word in draft.Words.Where(word => word is { IsLetters: true, Role: WordRole.Function } && !(word.Text is "up" or "down" && !draft.Source.IsAny(word.Place + 1, "from", "by", "on") && !draft.Anchors.Any(anchor => anchor.First == word.Place + 1)) && GuardWords.Of(draft.Language).ClassesOf(word.Text).Length > 0))
        {
            float own = 0, contrary = 0;
            foreach (var alignment in examination.Alignments.Where(alignment => !alignment.IsForeign))
            {
                foreach (var other in alignment.Source.Told.Words.Where(other => other.IsLetters))
                {
                    if (other.Text == word.Text || Kinship.AreOnOneSide(word, other, draft.Language))
                        own = Math.Max(own, Binding.Both(alignment, word.Place, other.Place));
                    else if (Kinship.AreContrary(word, other, draft.Language))
                        contrary = Math.Max(contrary, Binding.Of(alignment, word.Place, other.Place));
                }
            }

            if (contrary > own + ContraryMargin && contrary >= LeastBeside)
                return new Fault(GuardReason.Negation, word.Text);
        }

        return null;
    }

    private static bool IsTold(Alignment alignment, ToldWord source) =>
        alignment.Draft.Words.Any(word => word.Text == source.Text || (word.Role == WordRole.Content && word.Term == source.Term));

    /// <summary>What stands about the word stands about its contrary.</summary>
    private static bool IsBeside(Alignment alignment, ToldWord word, ToldWord contrary) => Binding.Of(alignment, word.Place, contrary.Place) >= 0.25f;

    private static Fault? Sentences(Examination examination)
    {
        var draft = examination.Draft;
        var sources = examination.Chosen.Where(alignment => IsMuchOf(alignment)).ToList();
        if (sources.Count == 0)
            return null;
        var told = HasDenial(draft);
        if (!sources.Exists(alignment => HasDenialBeside(alignment) == told))
            return new Fault(GuardReason.Negation, draft.Text);
        var isHedged = Has(draft, Certainty.Possible);
        return sources.TrueForAll(alignment => Has(alignment.Source.Told, Certainty.Possible) != isHedged) ? new Fault(GuardReason.Attribution, draft.Text) : null;
    }

    private static bool IsMuchOf(Alignment alignment) => alignment.Draft.Words.Any(word => alignment.Best(word.Place) > 0 && word.Role != WordRole.Function);

    private static bool Has(ToldSentence sentence, Certainty certainty)
    {
        var lists = GuardWords.Of(sentence.Language);
        return certainty == Certainty.Possible && sentence.Words.Any(word => lists.Possible.Contains(word.Text) && !(word.Text == "may" && word.IsCapital));
    }

    private static bool HasDenial(ToldSentence sentence)
    {
        var lists = GuardWords.Of(sentence.Language);
        return sentence.Words.Any(word => Polarity.IsDenial(sentence.Source, sentence.Words, word.Place, lists) || lists.Refusing.Contains(word.Text));
    }

    /// <summary>A denial of the source near words that the draft took.</summary>
    private static bool HasDenialBeside(Alignment alignment)
    {
        const int near = 6;
        var source = alignment.Source.Told;
        var lists = GuardWords.Of(source.Language);
        var taken = alignment.Draft.Words.Where(word => word.Role != WordRole.Function).SelectMany(word => alignment.MatchesOf(word.Place)).Select(match => match.Place).ToHashSet();
        return source.Words.Any(word => (Polarity.IsDenial(source.Source, source.Words, word.Place, lists) || lists.Refusing.Contains(word.Text)) && (alignment.IsForeign || taken.Any(place => Math.Abs(place - word.Place) <= near)));
    }
}
