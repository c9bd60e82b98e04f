using System.Globalization;

namespace Bot.Core.Composition;

/// <summary>Names in their places: where the source has another name among the words of the draft, or two names changed places.</summary>
internal static class NameBinding
{
    /// <summary>So well must another name stand in the place to be taken for the one that was there; behind another preposition it needs more.</summary>
    private const float LeastRival = 0.35f;
    private const float OtherPreposition = 0.13f;

    private const float SwapMargin = 0.1f;

    public static Fault? Find(Examination examination, float margin)
    {
        var draft = examination.Draft;
        foreach (var name in draft.NameRuns.Where(name => !IsKind(draft, name)))
        {
            var (own, rival, who) = Compare(examination, name);
            if (own >= 0 && rival > own + margin && rival >= LeastRival)
                return new Fault(GuardReason.Name, string.Create(CultureInfo.InvariantCulture, $"{draft.Source.Written(name.First, name.End)} {own:0.00}, {who} {rival:0.00}"));
        }

        foreach (var (one, other) in BindingCheck.Pairs(draft.NameRuns))
        {
            if (!IsAdjective(draft, draft.Words[one.End - 1]) && !IsAdjective(draft, draft.Words[other.End - 1]) && !IsKind(draft, one) && !IsKind(draft, other) && !AreApposed(examination, one, other) && BindingCheck.AreSwapped(examination, Places(one), Places(other), (Last(draft, one), one.First, one.End), (Last(draft, other), other.First, other.End), SwapMargin))
                return new Fault(GuardReason.Name, $"{draft.Source.Written(one.First, one.End)} / {draft.Source.Written(other.First, other.End)}");
        }

        return null;

        Func<Alignment, IEnumerable<int>> Places((int First, int End) run) => alignment => alignment.MatchesOf(Last(draft, run)).Where(match => match.Likeness >= 1).Select(match => match.Place);
    }

    /// <summary>"An Argentine": what somebody is.</summary>
    private static bool IsKind(ToldSentence draft, (int First, int End) name) => AreNations(draft, name) && draft.Source.IsAny(name.First - 1, "a", "an");

    private static bool AreNations(ToldSentence draft, (int First, int End) name) => draft.Words[name.End - 1].Nation is not null;

    /// <summary>"The leader of the League, Sunniva Torgersen" is "Torgersen, who leads the League".</summary>
    private static bool AreApposed(Examination examination, (int First, int End) one, (int First, int End) other) => examination.Alignments.Any(alignment =>
    {
        var (ones, others) = (alignment.MatchesOf(Last(examination.Draft, one)), alignment.MatchesOf(Last(examination.Draft, other)));
        return ones.Any(a => others.Any(b => alignment.Source.Told.NameRuns.Any(run => run.First <= Math.Min(a.Place, b.Place) && Math.Max(a.Place, b.Place) < run.End) || Math.Abs(a.Place - b.Place) <= 10 && Math.Abs(alignment.Source.Told.Words[a.Place].Order - alignment.Source.Told.Words[b.Place].Order) <= 8 && !alignment.Source.Told.Words.Skip(Math.Min(a.Place, b.Place)).Take(Math.Abs(a.Place - b.Place)).Any(word => word.IsPredicate || word.Text is "is" or "was" or "are" or "were") && alignment.Source.Told.Words.Skip(Math.Min(a.Place, b.Place)).Take(Math.Abs(a.Place - b.Place)).Any(word => word.Text == ",")));
    });

    /// <summary>The last word of a name is the one that stands alone: "Rudd".</summary>
    private static int Last(ToldSentence draft, (int First, int End) run)
    {
        var last = run.End - 1;
        while (last > run.First && draft.Words[last].Role != WordRole.Name)
            last--;
        return last;
    }

    private static (float Own, float Rival, string Who) Compare(Examination examination, (int First, int End) name)
    {
        float own = -1, rival = -1;
        var who = "";
        var place = Last(examination.Draft, name);
        var word = examination.Draft.Words[place];
        var preposition = Binding.Preposition(examination.Draft, place);
        foreach (var run in examination.Runs)
        {
            var isNamed = run.Sentences.Any(source => examination.AlignmentOf(source).MatchesOf(place).Count > 0);
            var hasName = run.Passage.Heads.Any(head => head.Words.Any(other => other.IsCapital && SentenceNames.KeyOf(other.Text) == SentenceNames.KeyOf(word.Text)));
            foreach (var source in run.Sentences)
            {
                var alignment = examination.AlignmentOf(source);
                foreach (var (match, _) in alignment.MatchesOf(place))
                {
                    own = Math.Max(own, Binding.Of(alignment, place, match, name) + Binding.Beside(alignment, name, RunOf(alignment.Source.Told, match)));
                    hasName = true;
                }

                var isFirst = true;
                var bonus = alignment.MatchesOf(place).Count > 0 ? 0 : BindingCheck.Elsewhere;
                foreach (var other in source.Told.Words)
                {
                    // "She" may be whoever was named before, until another one is named.
                    if ((hasName || (isNamed && Pronouns.Introduces(source.Told, other.Place))) && isFirst && Pronouns.Stands(source.Told, other.Place) && Pronouns.IsPossessive(other.Text) == IsPossessive(examination.Draft, place))
                        own = Math.Max(own, Binding.Of(alignment, place, other.Place, name));
                    else if (other.Role == WordRole.Name && !NameCheck.IsTitle(other.Text) && IsPossessive(source.Told, other.Place) == IsPossessive(examination.Draft, place) && (bonus > 0 || AreAlike(Binding.Preposition(source.Told, other.Place), preposition)) && !IsOfOneRun(alignment, place, other.Place) && !Pronouns.IsDescription(source.Told, other.Place) && !IsAdjective(source.Told, other) && !IsMatched(examination.Draft, alignment, other) && !IsShortOf(word.Text, other.Text))
                    {
                        var standing = Binding.Of(alignment, place, other.Place, name) + (Binding.Beside(alignment, name, RunOf(source.Told, other.Place)) / 2) - (Binding.Preposition(source.Told, other.Place) == preposition ? 0 : OtherPreposition) + bonus;
                        (rival, who, isFirst) = standing > rival ? (standing, other.Text, isFirst) : (rival, who, isFirst);
                        // "Under the Statute he will": who "he" is stands before.
                        isFirst &= Binding.Preposition(source.Told, other.Place) is not null;
                    }
                }
            }
        }

        return (own, rival, who);
    }

    private static (int First, int End) RunOf(ToldSentence sentence, int place) =>
        sentence.NameRuns.FirstOrDefault(run => run.First <= place && place < run.End) is { End: > 0 } run ? run : (place, place + 1);

    /// <summary>"English" of "the English Channel" is no rival of the Channel.</summary>
    private static bool IsOfOneRun(Alignment alignment, int place, int source) =>
        alignment.MatchesOf(place).Any(match => alignment.Source.Told.NameRuns.Any(run => run.First <= Math.Min(match.Place, source) && Math.Max(match.Place, source) < run.End));

    /// <summary>"Mardesh's leg-spinner": whose, not who.</summary>
    private static bool IsPossessive(ToldSentence sentence, int place) => sentence.Words[place] is var word && word.Span.Length > word.Text.Length;

    /// <summary>"Robertson was lost" is "the loss of Robertson".</summary>
    private static bool AreAlike(string? one, string? other) => one == other || (one is null or "of" or "by" && other is null or "of" or "by");

    /// <summary>"Ben" and "Benjamin".</summary>
    private static bool IsShortOf(string one, string other) => one.Length >= 3 && other.Length >= 3 && (one.StartsWith(other, StringComparison.Ordinal) || other.StartsWith(one, StringComparison.Ordinal));

    /// <summary>"The Georgian director": whence, not who.</summary>
    private static bool IsAdjective(ToldSentence sentence, ToldWord word) =>
        word.Nation is not null && word.Place + 1 < sentence.Words.Count && sentence.Words[word.Place + 1] is { Role: WordRole.Content or WordRole.Name } next && next.Nation != word.Nation;

    /// <summary>The draft names it too; who of two is meant then, their places tell together. A title that both have says nothing.</summary>
    private static bool IsMatched(ToldSentence draft, Alignment alignment, ToldWord source)
    {
        var run = alignment.Source.Told.NameRuns.FirstOrDefault(run => run.First <= source.Place && source.Place < run.End);
        return draft.Words.Any(word => word.Role == WordRole.Name && !NameCheck.IsTitle(word.Text) && alignment.MatchesOf(word.Place).Any(match => match.Place == source.Place || (match.Place >= run.First && match.Place < run.End)));
    }
}
