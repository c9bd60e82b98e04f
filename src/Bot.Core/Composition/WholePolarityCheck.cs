namespace Bot.Core.Composition;

/// <summary>The same for sentences as a whole, where no lexicon tells verbs and where two languages are compared: one denies and doubts where the other does.</summary>
internal static class WholePolarityCheck
{
    /// <summary>Words from a denial of the source to a word that the draft took.</summary>
    private const int Near = 6;

    public static Fault? Find(Examination examination)
    {
        var draft = examination.Draft;
        var sources = examination.Chosen.Where(IsMuchOf).ToList();
        if (sources.Count == 0)
            return null;
        var told = HasDenial(draft);
        if (!sources.Exists(alignment => HasDenialBeside(alignment) == told))
            return new Fault(GuardReason.Negation, draft.Text);
        var isHedged = IsHedged(draft);
        return sources.TrueForAll(alignment => IsHedged(alignment.Source.Told) != isHedged) ? new Fault(GuardReason.Attribution, draft.Text) : null;
    }

    private static bool IsMuchOf(Alignment alignment) => alignment.Draft.Words.Any(word => alignment.Best(word.Place) > 0 && word.Role != WordRole.Function);

    private static bool IsHedged(ToldSentence sentence)
    {
        var lists = GuardWords.Of(sentence.Language);
        return sentence.Words.Any(word => lists.Possible.Contains(word.Text) && !(word.Text == "may" && word.IsCapital));
    }

    private static bool HasDenial(ToldSentence sentence)
    {
        var lists = GuardWords.Of(sentence.Language);
        return sentence.Words.Any(word => Polarity.IsDenial(sentence.Source, sentence.Words, word.Place, lists) || lists.Refusing.Contains(word.Text));
    }

    /// <summary>A denial of the source near words that the draft took.</summary>
    private static bool HasDenialBeside(Alignment alignment)
    {
        var source = alignment.Source.Told;
        var lists = GuardWords.Of(source.Language);
        var taken = alignment.Draft.Words.Where(word => word.Role != WordRole.Function).SelectMany(word => alignment.MatchesOf(word.Place)).Select(match => match.Place).ToHashSet();
        return source.Words.Any(word => (Polarity.IsDenial(source.Source, source.Words, word.Place, lists) || lists.Refusing.Contains(word.Text)) && (alignment.IsForeign || taken.Any(place => Math.Abs(place - word.Place) <= Near)));
    }
}
