using System.Numerics;
using Bot.Core.Search;

namespace Bot.Core.Answers;

/// <summary>A contrary claim: both sentences meet the same words of the question, but one denies what the other says, or says the opposite.</summary>
internal sealed class ClaimDifference(PassageIndex index, CueWords cues, QuestionMatcher matcher)
{
    /// <summary>Words of the question that both sentences must meet beside the one in which they differ.</summary>
    private const int MinShared = 2;

    /// <summary>Share of the words of the shorter sentence that both have; what is claimed contrarily is otherwise told alike.</summary>
    private const double AlikeFrom = 0.5;

    /// <summary>Words between a "not" and what it denies.</summary>
    private const int NegationReach = 3;

    /// <summary>Asks whether or what; of when, who and how much the other rules speak.</summary>
    private bool IsAsked => matcher.Question.Type is QuestionType.YesOrNo or QuestionType.Choice or QuestionType.Definition or QuestionType.Statement or QuestionType.Other;

    public bool Differ(Statement first, Statement other)
    {
        if (!IsAsked)
            return false;
        var opposite = (first.Match.Any & ~first.Match.Opposite & other.Match.Opposite & ~other.Match.Any) | (other.Match.Any & ~other.Match.Opposite & first.Match.Opposite & ~first.Match.Any);
        var shared = first.Match.Near & other.Match.Near & ~opposite;
        var met = (first.Match.Any | other.Match.Any) & ~opposite & ~matcher.Years;
        if (BitOperations.PopCount(shared) < MinShared || (met & ~shared) != 0 || (opposite == 0 && first.Has(cues, Cue.Negation) == other.Has(cues, Cue.Negation)))
            return false;
        if (first.Source.Language != other.Source.Language || Alike(first, other) < AlikeFrom || first.IsOfAnotherYear(first.Span, other, other.Span))
            return false;
        var denied = Denied(first) ^ Denied(other);
        // Two contraries make an agreement: "approved", "did not reject".
        return BitOperations.PopCount(opposite) == 1 ? (Denied(first) | Denied(other)) == 0 : opposite == 0 && (denied & shared & Claimed) != 0;
    }

    private ulong Claimed => matcher.Verbs != 0 ? matcher.Verbs : matcher.All & ~(matcher.Names | matcher.Years | matcher.Numbers);

    private static double Alike(Statement first, Statement other)
    {
        var fewer = Math.Min(first.Content.Count, other.Content.Count);
        return fewer == 0 ? 0 : first.Content.Intersect(other.Content, StringComparer.Ordinal).Count() / (double)fewer;
    }

    /// <summary>The words of the question that stand behind a negation.</summary>
    private ulong Denied(Statement statement)
    {
        var denied = 0UL;
        for (var i = 0; i < statement.Words.Count; i++)
        {
            // "Rejected" is the opposite of "approved", not a "not" before what follows.
            if (statement.Matches[i].Opposite != 0 || index.FindTerm(statement.Words[i].Term) is not { } term || !cues.Of(term).HasFlag(Cue.Negation))
                continue;
            for (var j = i + 1; j <= i + NegationReach && j < statement.Words.Count; j++)
                denied |= statement.Matches[j].Near;
        }

        return denied;
    }
}
