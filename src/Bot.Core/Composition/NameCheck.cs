using Bot.Core.Figures;

namespace Bot.Core.Composition;

/// <summary>
/// Every name of the draft stands in a cited span, or in the title or the publisher of its article; and what stands there as one name does so in the source, so that nobody gets the surname of another.
/// </summary>
internal static class NameCheck
{
    private static readonly HashSet<string> Titles = SentenceWords.Set(
        "mr mrs ms dr sir dame lord lady prof professor king queen prince princess pope president minister prime secretary home foreign chancellor chairman chairwoman chair ceo cfo chief executive director mayor governor senator "
        + "congressman congresswoman mp mep judge justice captain coach manager general colonel sergeant inspector superintendent commissioner ambassador bishop archbishop vice deputy shadow former attorney labour conservative republican democrat democratic "
        + "quarterback midfielder striker defender goalkeeper actor actress singer author professor leader party spokesman spokeswoman spokesperson").ToHashSet(StringComparer.Ordinal);

    public static bool IsTitle(string word) => Titles.Contains(word);

    public static Fault? Missing(Examination examination)
    {
        var draft = examination.Draft;
        foreach (var name in draft.Anchors.Where(anchor => anchor.Kind == AnchorKind.Name))
        {
            if (!IsThere(examination, name.First))
                return new Fault(GuardReason.Name, draft.Written(name));
        }

        // An ordinary word at the beginning may be a name: "Target said".
        if (draft.Words.FirstOrDefault(word => word.IsLetters) is { IsCapital: true, Role: WordRole.Content } first && draft.Language == "en" && !Nouns.IsPlural(first.Text) && first.Kin?.PartsOfSpeech is null or ['n', ..]
            && !examination.IsForeign && !examination.Alignments.Any(alignment => alignment.Best(first.Place) >= 0.4f))
            return new Fault(GuardReason.Name, draft.Source.Written(first.Place));

        foreach (var (start, end) in draft.NameRuns)
        {
            var parts = Enumerable.Range(start, end - start).Where(place => draft.Words[place].Role == WordRole.Name).ToList();
            for (var i = 1; i < parts.Count; i++)
            {
                if (!AreOneName(examination, parts[i - 1], parts[i]))
                    return new Fault(GuardReason.Name, draft.Source.Written(parts[i - 1], parts[i] + 1));
            }
        }

        return null;
    }

    private static bool IsThere(Examination examination, int place) =>
        examination.Alignments.Any(alignment => alignment.Best(place) >= 0.75f) || IsAtHead(examination, place) || IsShortForm(examination, place);

    private static bool IsAtHead(Examination examination, int place)
    {
        var word = examination.Draft.Words[place];
        return Heads(examination).Any(head => head.Words.Any(other => other.IsLetters && (SentenceNames.KeyOf(other.Text) == SentenceNames.KeyOf(word.Text) || (word.Nation is not null && other.Nation == word.Nation))));
    }

    private static IEnumerable<ToldSentence> Heads(Examination examination) => examination.Runs.SelectMany(run => run.Passage.Heads);

    /// <summary>"UN" where the source has "United Nations", and the other way round.</summary>
    private static bool IsShortForm(Examination examination, int place)
    {
        var draft = examination.Draft;
        var sources = examination.Alignments.Select(alignment => alignment.Source.Told).Concat(Heads(examination)).ToList();
        var written = draft.Source.Written(place).Replace(".", "", StringComparison.Ordinal);
        if (written.Length is >= 2 and <= 6 && written.All(char.IsUpper) && sources.Exists(source => source.NameRuns.Any(run => Initials(source, run).Contains(written, StringComparison.Ordinal))))
            return true;
        var (first, end) = draft.NameRuns.FirstOrDefault(run => run.First <= place && place < run.End);
        return end - first >= 2 && Initials(draft, (first, end)) is { Length: >= 2 } initials && sources.Exists(source => source.Words.Any(word => word.Role == WordRole.Name && source.Source.Written(word.Place).Replace(".", "", StringComparison.Ordinal) == initials));
    }

    private static string Initials(ToldSentence sentence, (int First, int End) run) =>
        string.Concat(sentence.Words.Skip(run.First).Take(run.End - run.First).Where(word => word.Role == WordRole.Name).Select(word => sentence.Source.Written(word.Place)[0]));

    /// <summary>The two words stand in one name of the source in the same order; or one is a title, a country or a publisher, which may stand before any name that is there.</summary>
    private static bool AreOneName(Examination examination, int one, int other)
    {
        var draft = examination.Draft.Words;
        if (IsLoose(examination, one) || IsLoose(examination, other))
            return true;
        foreach (var alignment in examination.Alignments)
        {
            foreach (var (place, _) in alignment.MatchesOf(one))
            {
                if (alignment.MatchesOf(other).Any(match => match.Place > place && IsOneRun(alignment.Source.Told, place, match.Place)))
                    return true;
            }
        }

        return Heads(examination).Any(head => Stand(head, SentenceNames.KeyOf(draft[one].Text), SentenceNames.KeyOf(draft[other].Text))) || (IsShortForm(examination, one) && IsShortForm(examination, other));
    }

    private static bool IsOneRun(ToldSentence source, int first, int last) =>
        source.NameRuns.Any(run => run.First <= first && last < run.End) || last - first == 1 || (last - first <= 3 && source.Words.Skip(first + 1).Take(last - first - 1).All(word => word.Role != WordRole.Function || !word.IsLetters || word.IsStopWord) && !source.Words.Skip(first + 1).Take(last - first - 1).Any(word => word.Text is "and" or ","));

    private static bool Stand(ToldSentence head, string one, string other)
    {
        var first = head.Words.FirstOrDefault(word => SentenceNames.KeyOf(word.Text) == one)?.Place ?? -1;
        var second = head.Words.FirstOrDefault(word => SentenceNames.KeyOf(word.Text) == other && word.Place > first)?.Place ?? -1;
        return first >= 0 && second - first is > 0 and <= 2;
    }

    private static bool IsLoose(Examination examination, int place)
    {
        var word = examination.Draft.Words[place];
        return word.Nation is not null || Titles.Contains(word.Text) || (word.IsLetters && Grammar.IsPerson(word.Text) && WordKin.Of(word.Text) is not null)
            || examination.Runs.Any(run => run.Passage.Citation.Article.Publisher is { } publisher && publisher.Contains(examination.Draft.Source.Written(place), StringComparison.OrdinalIgnoreCase));
    }
}
