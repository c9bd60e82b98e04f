namespace Bot.Core.Composition;

/// <summary>The draft denies, plans and doubts what the source does, no more and no less, verb by verb.</summary>
internal static class PolarityCheck
{
    /// <summary>So much better may a place that does not agree stand among the words of the draft.</summary>
    private const float Margin = 0.1f;

    /// <summary>A place that does not agree speaks against the word where so much of what stands about it is the same.</summary>
    private const float LeastAgainst = 0.15f;

    public static Fault? Find(Examination examination) =>
        ContraryCheck.Find(examination) ?? (IsWordByWord(examination) ? Words(examination) : WholePolarityCheck.Find(examination)) ?? (examination.IsForeign ? null : DenialCheck.Find(examination));

    /// <summary>In English the word behind a "not" is what it denies; elsewhere whole sentences are compared.</summary>
    private static bool IsWordByWord(Examination examination) => examination.Draft.Language == "en" && !examination.IsForeign;

    private static Fault? Words(Examination examination)
    {
        var draft = examination.Draft;
        foreach (var word in draft.Words.Where(word => word is { Role: WordRole.Content, IsPredicate: true }))
        {
            if (!Agrees(examination, word, Denial))
                return new Fault(GuardReason.Negation, word.Text);
            if (!Agrees(examination, word, Sureness))
                return new Fault(GuardReason.Attribution, word.Text);
            // "Whether he intends to. I do not intend to": one and the same place agrees on both.
            if (!Agrees(examination, word, (source, place) => Denial(source, place) && Sureness(source, place)))
                return new Fault(GuardReason.Negation, word.Text);

            bool Denial(ToldSentence source, ToldWord place) => AgreeOnDenial(draft, word, source, place);

            bool Sureness(ToldSentence source, ToldWord place) =>
                AgreeOnCertainty(draft, word, place) || (draft.CertaintyOf(word.Clause) is not Certainty.Fact and var hedges && hedges == source.CertaintyOf(place.Clause));
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

        return other < LeastAgainst || own >= other - Margin;
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
        (word.Text.EndsWith("ed", StringComparison.Ordinal) || word.Kin is { } kin && !kin.IsBase(word.Text) && !word.Text.EndsWith('s') && !word.Text.EndsWith("ing", StringComparison.Ordinal))
        && !draft.Source.IsAny(word.Place - 1, "be");
}
