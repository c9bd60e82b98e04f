namespace Bot.Core.Composition;

/// <summary>
/// Every year, month, day and weekday of the draft stands in a cited span or follows from it by the date of its article. "Last year" stands only beside the year it means,
/// since who reads it does not know from when the article is; what is nearer ("on Monday", "last month") stands in the words of the source.
/// </summary>
internal static class TimeCheck
{
    public static Fault? Missing(Examination examination)
    {
        var draft = examination.Draft;
        foreach (var time in draft.Anchors.Where(anchor => anchor is { Kind: AnchorKind.Year or AnchorKind.Month or AnchorKind.Day or AnchorKind.Weekday, IsResolved: false }))
        {
            if (!NumberCheck.SourcesOf(examination, time).Any() && !examination.Runs.Any(run => run.Passage.Heads.Any(head => head.Anchors.Any(other => Alignment.AreEqual(time, other)))))
                return new Fault(GuardReason.Time, draft.Written(time));
        }

        foreach (var time in draft.Anchors.Where(anchor => anchor.Kind == AnchorKind.Relative && IsDeictic(anchor.Key)))
        {
            var years = examination.Alignments.SelectMany(alignment => alignment.Source.Told.Anchors.Where(other => other.Kind == AnchorKind.Relative && other.Key == time.Key)
                .Select(other => alignment.Source.Told.Anchors.FirstOrDefault(year => year.Kind == AnchorKind.Year && year.IsResolved && year.First == other.First)?.Key)).ToList();
            if (years.Count == 0)
                return new Fault(GuardReason.Time, draft.Written(time));
            if (IsOfYears(time.Key) && !draft.Anchors.Any(year => year is { Kind: AnchorKind.Year, IsResolved: false } && (years.Contains(year.Key) || years.TrueForAll(told => told is null))))
                return new Fault(GuardReason.Time, draft.Written(time));
        }

        return null;
    }

    /// <summary>Counted from the day of writing: "last year", "yesterday"; "in two years" and "the year before" lean on what the sentence itself tells.</summary>
    private static bool IsDeictic(string words) =>
        words.Split(' ').Any(word => word is "last" or "this" or "next" or "ago" or "yesterday" or "today" or "tonight" or "tomorrow" or "current" or "coming" or "dernier" or "dernière" or "cette" or "letzten" or "letztes" or "vergangenen" or "diesem" or "dieses" or "pasado" or "este");

    private static bool IsOfYears(string words) =>
        (words.Contains("year", StringComparison.Ordinal) || words.Contains("decade", StringComparison.Ordinal) || words.Contains("jahr", StringComparison.Ordinal) || words.Contains("année", StringComparison.Ordinal) || words.Contains("año", StringComparison.Ordinal) || words.StartsWith("an ", StringComparison.Ordinal));
}
