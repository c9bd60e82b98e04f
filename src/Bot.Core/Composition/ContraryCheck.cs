using Bot.Core.Figures;

namespace Bot.Core.Composition;

/// <summary>Nothing is told by the contrary of what the source says: "rose" for "fell", "before" for "after".</summary>
internal static class ContraryCheck
{
    /// <summary>So much better may a contrary stand among the words of the draft.</summary>
    private const float ContraryMargin = 0.1f;

    /// <summary>So much of what stands about a word stands about its contrary.</summary>
    private const float LeastBeside = 0.22f;

    /// <summary>A word that the source has not, where it has the contrary that the draft has not.</summary>
    public static Fault? Find(Examination examination)
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
}
