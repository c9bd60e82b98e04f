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

    /// <summary>Every denial of the draft stands among the same words in the source, and every denial of the source among words that the draft has stands in the draft.</summary>
    public static Fault? Find(Examination examination)
    {
        var draft = examination.Draft;
        foreach (var place in draft.Denials)
        {
            // "Refused" for "rejected".
            if (draft.Words[place].Role == WordRole.Content && examination.Best(place) >= Kinship.Same)
                continue;
            if (!examination.Alignments.Any(alignment => alignment.Source.Told.Denials.Any(other => IsOf(alignment, place, other))))
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

    /// <summary>The denial of the source stands among the words of that of the draft, and denies something that the draft tells.</summary>
    private static bool IsOf(Alignment alignment, int own, int source)
    {
        var binding = Binding.Of(alignment, own, source);
        return binding >= Surely || (AreBeside(alignment, own, source) && HeadOf(alignment, source) is var head && (head is null || alignment.BestAt(head.Place) >= 0.5f));
    }

    /// <summary>What is denied: the first word behind, within its part of the sentence, else the last before.</summary>
    private static ToldWord? HeadOf(Alignment alignment, int denial)
    {
        var beside = BesideOf(alignment, denial);
        return beside.Find(word => word.Place > denial) ?? beside.LastOrDefault();
    }

    private static List<ToldWord> BesideOf(Alignment alignment, int denial)
    {
        var words = alignment.Source.Told.Words;
        return [.. words.Where(word => word.IsLetters && !word.IsStopWord && word.Text != "longer" && word.Place != denial && word.Clause == words[denial].Clause)];
    }

    private static bool AreBeside(Alignment alignment, int own, int source) => Binding.Of(alignment, own, source) >= LeastBeside || (Binding.Told(alignment, source) >= MostTold && Binding.Of(alignment, own, source) >= LeastBeside / 3);

    /// <summary>The draft has the word behind the denial, and most of what stands about it.</summary>
    private static bool IsTold(Alignment alignment, int denial)
    {
        var beside = BesideOf(alignment, denial);
        return beside.Count > 1 && Binding.Told(alignment, denial) >= MostTold && beside.Find(word => word.Place > denial) is { } head && alignment.BestAt(head.Place) >= 0.5f;
    }

    /// <summary>"Rejected" for "did not accept".</summary>
    private static bool HasContrary(Alignment alignment, int place) =>
        alignment.Source.Told.Words.Skip(place).Take(5).Any(word => word.Role == WordRole.Content && alignment.Draft.Words.Any(own => own.Role == WordRole.Content && Kinship.AreContrary(own, word, alignment.Draft.Language)));
}
