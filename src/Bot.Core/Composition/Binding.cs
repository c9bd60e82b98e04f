using Bot.Core.Figures;

namespace Bot.Core.Composition;

/// <summary>
/// Whether something exact stands in the source beside what it stands beside in the draft. Of two numbers of one passage the words around tell which is of what,
/// so a place is weighed by how many words of the draft stand about it, and how nearly as far away.
/// </summary>
internal static class Binding
{
    /// <summary>Distance beyond which a neighbour counts half: two telling words.</summary>
    private const float HalfWay = 4;

    /// <summary>Words left out or put between change distances; so many halve what a neighbour counts.</summary>
    private const float Shift = 5;

    /// <summary>A neighbour on the other side: the sentence was turned round.</summary>
    private const float OtherSide = 0.6f;

    /// <summary>Numbers and times say more of what a thing belongs to than words, which neighbours often share.</summary>
    private const float ExactWeight = 2;

    private const float Neighbour = 0.2f;

    private const float PrepositionWeight = 0.75f;

    private static readonly HashSet<string> Prepositions = SentenceWords.Set("from to in at by for with against of on over under before after between into than as until since during de à en dans par pour von zu bei mit gegen für a por para con da di per van met voor").ToHashSet(StringComparer.Ordinal);

    /// <summary>Share of what stands about a place of the draft that stands about a place of the source: 0 to 1.</summary>
    /// <param name="except">Words of the draft that are left out: the other one of two that may be swapped.</param>
    /// <param name="own">Its own words.</param>
    public static float Of(Alignment alignment, int draftPlace, int sourcePlace, (int First, int End) except = default, (int First, int End) own = default)
    {
        var (draft, source) = (alignment.Draft.Words, alignment.Source.Told.Words);
        float met = 0, all = 0;
        for (var i = 0; i < draft.Count; i++)
        {
            if (draft[i].Role == WordRole.Function || draft[i].IsPart || i == draftPlace || (i >= except.First && i < except.End) || (i >= own.First && i < own.End))
                continue;
            var distance = draft[i].Order - draft[draftPlace].Order;
            if (distance == 0)
                continue;
            var weight = HalfWay / (HalfWay + Math.Abs(distance)) * (draft[i].Role is WordRole.Number or WordRole.Time ? ExactWeight : 1);
            all += weight;
            var best = 0f;
            foreach (var (place, likeness) in alignment.MatchesOf(i))
            {
                if (place == sourcePlace)
                    continue;
                var other = Distance(source[place], source[sourcePlace]);
                var same = Shift / (Shift + Math.Abs(distance - other));
                var turned = (distance * other < 0 && AreTogether(source, place, sourcePlace) ? 1 : OtherSide) * Shift / (Shift + Math.Abs(Math.Abs(distance) - Math.Abs(other)));
                best = Math.Max(best, likeness * Math.Max(same, turned));
            }

            met += weight * best;
        }

        // "From Etihad to Stamford": small words tell what is what.
        if (Preposition(alignment.Draft, draftPlace) is { } small)
        {
            all += PrepositionWeight;
            met += Preposition(alignment.Source.Told, sourcePlace) is { } given ? given == small ? PrepositionWeight : 0 : PrepositionWeight / 2;
        }

        return all == 0 ? 1 : met / all;
    }

    /// <summary>What is added where the word that tells right before or right behind is the same in both: "cross the Channel".</summary>
    public static float Beside(Alignment alignment, (int First, int End) own, (int First, int End) given)
    {
        return AreSame(-1, own.First, given.First) || AreSame(1, own.End - 1, given.End - 1) ? Neighbour : 0;

        bool AreSame(int step, int from, int to) => Next(alignment.Draft, from, step) is { } word && Next(alignment.Source.Told, to, step) is { } other
            && alignment.MatchesOf(word.Place).Any(match => match.Place == other.Place && match.Likeness >= Kinship.Same);

        static ToldWord? Next(ToldSentence sentence, int from, int step)
        {
            var at = from + step;
            while (at >= 0 && at < sentence.Words.Count && sentence.Words[at] is { Role: WordRole.Function, IsLetters: true })
                at += step;
            return at >= 0 && at < sentence.Words.Count && sentence.Words[at].Role == WordRole.Content ? sentence.Words[at] : null;
        }
    }

    /// <summary>The same seen from both texts: of a short sentence that the draft tells whole little stands about the place in the draft.</summary>
    public static float Both(Alignment alignment, int draftPlace, int sourcePlace)
    {
        var of = Of(alignment, draftPlace, sourcePlace);
        return Math.Max(of, (of + Told(alignment, sourcePlace)) / 2);
    }

    /// <summary>Share of what stands about a place of the source that the draft has, wherever: 0 to 1.</summary>
    public static float Told(Alignment alignment, int sourcePlace)
    {
        var source = alignment.Source.Told.Words;
        float met = 0, all = 0;
        for (var i = 0; i < source.Count; i++)
        {
            if (!source[i].IsLetters && source[i].Role == WordRole.Function || source[i].IsStopWord || source[i].IsPart || i == sourcePlace || source[i].Clause != source[sourcePlace].Clause)
                continue;
            var weight = HalfWay / (HalfWay + Math.Abs(source[i].Order - source[sourcePlace].Order));
            all += weight;
            met += weight * alignment.BestAt(i);
        }

        return all == 0 ? 1 : met / all;
    }

    /// <summary>"The fast bowler Tredray" is "Tredray, the fast bowler".</summary>
    private static bool AreTogether(IReadOnlyList<ToldWord> words, int one, int other)
    {
        for (var i = Math.Min(one, other); i <= Math.Max(one, other); i++)
        {
            if (words[i].Role is not (WordRole.Content or WordRole.Name) || words[i].IsPredicate)
                return false;
        }

        return true;
    }

    /// <summary>What stands between, without asides between commas that neither is in.</summary>
    private static int Distance(ToldWord to, ToldWord from)
    {
        var (inner, outer) = (to.Order - from.Order, to.Outer - from.Outer);
        return !to.IsAside && !from.IsAside && Math.Abs(outer) < Math.Abs(inner) ? outer : inner;
    }

    /// <summary>The preposition before the name or number that the word belongs to.</summary>
    public static string? Preposition(ToldSentence sentence, int place)
    {
        var at = place;
        foreach (var (first, end) in sentence.NameRuns)
            at = first <= place && place < end ? first : at;
        if (sentence.Anchors.FirstOrDefault(anchor => anchor.Quantity is not null && anchor.First <= place && place < anchor.End)?.Quantity is { } quantity)
            at = quantity.Start;
        at--;
        while (at >= 0 && sentence.Words[at].Text is "the" or "a" or "an" or "$" or "£" or "€" or "about" or "around")
            at--;
        return at >= 0 && Prepositions.Contains(sentence.Words[at].Text) ? sentence.Words[at].Text : null;
    }
}
