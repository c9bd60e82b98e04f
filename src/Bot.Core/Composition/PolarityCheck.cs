using Bot.Core.Figures;

namespace Bot.Core.Composition;

/// <summary>The draft denies, plans and doubts what the source does, no more and no less, and tells nothing by its contrary.</summary>
internal static class PolarityCheck
{
    /// <summary>So much better may a contrary stand among the words of the draft.</summary>
    private const float ContraryMargin = 0.1f;

    public static Fault? Find(Examination examination) => Contraries(examination) ?? (IsWordByWord(examination) ? Words(examination) : Sentences(examination));

    /// <summary>In English the word behind a "not" is what it denies; elsewhere whole sentences are compared.</summary>
    private static bool IsWordByWord(Examination examination) => examination.Draft.Language == "en" && !examination.IsForeign;

    private static Fault? Words(Examination examination)
    {
        var draft = examination.Draft;
        foreach (var word in draft.Words.Where(word => word.Role is WordRole.Content or WordRole.Name))
        {
            if (!Agrees(examination, word, (source, place) => AgreeOnDenial(draft, word, source, place)))
                return new Fault(GuardReason.Negation, word.Text);
            if (word.Role == WordRole.Content && !Agrees(examination, word, (_, place) => AgreeOnCertainty(draft, word, place)))
                return new Fault(GuardReason.Attribution, word.Text);
        }

        var lists = GuardWords.Of("en");
        foreach (var word in draft.Words.Where(word => Polarity.IsDenial(draft.Source, draft.Words, word.Place, lists)))
        {
            if (!examination.Alignments.Any(alignment => HasDenial(alignment.Source.Told)))
                return new Fault(GuardReason.Negation, word.Text);
        }

        return null;
    }

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

    private static Certainty Max(Certainty one, Certainty other) => one > other ? one : other;

    private static bool IsPast(ToldSentence draft, ToldWord word) =>
        (word.Text.EndsWith("ed", StringComparison.Ordinal) || word.Kin?.Base is { } regular && regular != word.Text && !word.Text.EndsWith('s') && !word.Text.EndsWith("ing", StringComparison.Ordinal))
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

        foreach (var word in draft.Words.Where(word => word.IsLetters && word.Role is WordRole.Content or WordRole.Function))
        {
            if (word.Role == WordRole.Content ? examination.Best(word.Place) >= Kinship.Same : GuardWords.Of(draft.Language).ClassesOf(word.Text).Length == 0)
                continue;
            foreach (var alignment in examination.Chosen.Where(alignment => !alignment.IsForeign))
            {
                var source = alignment.Source.Told;
                if (word.Role == WordRole.Function && source.Words.Any(other => other.Text == word.Text || Kinship.AreOnOneSide(word, other, draft.Language)))
                    continue;
                var contrary = source.Words.FirstOrDefault(other => other.IsLetters && Kinship.AreContrary(word, other, draft.Language) && !IsTold(alignment, other) && IsBeside(alignment, word, other));
                // "Did not accept" is "rejected".
                if (contrary is not null && (word.Role == WordRole.Function || contrary.IsDenied == word.IsDenied))
                    return new Fault(GuardReason.Negation, $"{word.Text} for {contrary.Text}");
            }
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

    private static bool IsMuchOf(Alignment alignment) => alignment.Draft.Words.Count(word => alignment.Best(word.Place) > 0 && word.Role != WordRole.Function) >= 1;

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
