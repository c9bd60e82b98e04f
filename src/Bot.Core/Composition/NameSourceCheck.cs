namespace Bot.Core.Composition;

/// <summary>
/// A name stands in the sentence that the words around it were taken from, or that may mean it: a name that was fetched from another sentence, which gives nothing else to the draft,
/// was put in the place of the one that is there.
/// </summary>
internal static class NameSourceCheck
{
    /// <summary>Telling words around a name that say which sentence it is told of.</summary>
    private const int Fewest = 2;

    public static Fault? Find(Examination examination)
    {
        var draft = examination.Draft;
        foreach (var run in draft.NameRuns)
        {
            var place = Enumerable.Range(run.First, run.End - run.First).Last(place => draft.Words[place].Role == WordRole.Name);
            if (!IsHead(examination, place) && SourceAround(examination, run) is { } main && IsFetched(examination, run, place, main))
                return new Fault(GuardReason.Name, $"{draft.Source.Written(run.First, run.End)}, in: {main.Source.Told.Text}");
        }

        return null;
    }

    private static bool IsFetched(Examination examination, (int First, int End) run, int place, Alignment main)
    {
        if (main.MatchesOf(place).Count > 0)
            return false;
        var own = examination.Alignments.Where(alignment => alignment.MatchesOf(place).Count > 0).ToList();
        if (own.Count == 0 || own.Exists(alignment => GivesMore(examination, alignment, run)))
            return false;
        var isBefore = own.Exists(alignment => alignment.Source.Passage == main.Source.Passage && alignment.Source.Place < main.Source.Place);
        var source = main.Source.Told;
        if (isBefore && source.Words.Any(word => Pronouns.Stands(source, word.Place) && word.Text is not ("which" or "who" or "whose")))
            return false;
        // "A teacher won. Ines Barragan trains in a pool": who it was is named afterwards.
        if (own.Exists(alignment => alignment.Source.Passage == main.Source.Passage && alignment.Source.Place == main.Source.Place + 1) && source.Source.IsAny(0, "a", "an"))
            return false;
        return !isBefore || source.NameRuns.Any(other => IsRival(main, other));
    }

    /// <summary>The sentence that most of the words beside the name were taken from; where few tell, that of the most words of the draft.</summary>
    private static Alignment? SourceAround(Examination examination, (int First, int End) run)
    {
        var draft = examination.Draft;
        var clause = draft.Words[run.First].Clause;
        var sources = draft.Words.Where(word => word.Clause == clause && word.Role is WordRole.Content or WordRole.Number or WordRole.Time && !word.IsPart).Select(word => examination.SourceOf(word.Place)).OfType<Alignment>()
            .CountBy(alignment => alignment).OrderByDescending(source => source.Value).ToList();
        return sources.Count > 0 && sources[0].Value >= Fewest ? sources[0].Key : examination.Chosen is [var first, ..] ? first : null;
    }

    private static bool GivesMore(Examination examination, Alignment alignment, (int First, int End) run) => examination.Draft.Words.Any(word =>
        (word.Place < run.First || word.Place >= run.End) && word.Role != WordRole.Function && examination.SourceOf(word.Place) == alignment && alignment.Best(word.Place) >= Kinship.Same);

    /// <summary>The draft tells nothing of this name.</summary>
    private static bool IsRival(Alignment main, (int First, int End) run) => Enumerable.Range(run.First, run.End - run.First).All(place => main.BestAt(place) < Kinship.Same)
        && Enumerable.Range(run.First, run.End - run.First).Any(place => main.Source.Told.Words[place] is { Role: WordRole.Name, Nation: null } word && !NameCheck.IsTitle(word.Text));

    private static bool IsHead(Examination examination, int place) => examination.Draft.Words[place].Nation is not null || examination.Runs.Any(run => run.Passage.Heads.Any(head =>
        head.Words.Any(word => word.IsCapital && SentenceNames.KeyOf(word.Text) == SentenceNames.KeyOf(examination.Draft.Words[place].Text))));
}
