using Bot.Answers;
using Bot.Core.Answers;

namespace Bot.Evaluations;

/// <summary>One question, its answer, and what was right about it.</summary>
internal sealed record Judgement(EvaluationQuestion Question, Answer Answer, TimeSpan Elapsed, TimeSpan Processor)
{
    internal bool Found => Answer is Answer.Found;

    /// <summary>Told in the words of a model.</summary>
    internal bool IsComposed => Answer is Answer.Found { Model: not null };

    internal bool IsByMeaning => Answer is Answer.Found { IsByMeaning: true };

    /// <summary>What stands first on the screen: the citations, or when nothing was found the closest passages.</summary>
    internal IReadOnlyList<Citation> Quotes => Answer switch
    {
        Answer.Found found => found.Citations,
        Answer.NotFound notFound => notFound.Closest,
        _ => [],
    };

    /// <summary>Groups of evidence that suffice; without one, evidence is not measured.</summary>
    internal IReadOnlyList<IGrouping<int, Evidence>> Groups { get; } =
        [.. Question.Evidence.Where(evidence => !evidence.Partial).GroupBy(evidence => evidence.Group)];

    /// <summary>The first quote alone can hold but one passage, so one group is enough there.</summary>
    internal bool EvidenceFirst => Quotes.Count > 0 && Groups.Any(group => Meets(Quotes[0], group));

    internal bool EvidenceFirst3 => MeetsAll(Quotes.Take(3));

    internal bool EvidenceFirst10 => MeetsAll(Answer.Passages.Take(10));

    /// <summary>1 / place of the first of ten passages that meets any group, else 0.</summary>
    internal double ReciprocalRank
    {
        get
        {
            var place = Answer.Passages.Take(10).TakeWhile(passage => !Groups.Any(group => Meets(passage, group))).Count();
            return place < Math.Min(10, Answer.Passages.Count) ? 1.0 / (place + 1) : 0;
        }
    }

    internal bool AcceptInAnswer =>
        Answer is Answer.Found found && Question.Accept.All(any => any.Any(accepted => Folded.Names(found.Text, accepted)));

    /// <summary>Answered with its evidence among the first three quotes, or, where no article holds it, not answered.</summary>
    internal bool IsRight => Question.Answerable ? Found && (Groups.Count == 0 || EvidenceFirst3) : !Found;

    internal AnswerDocument Document => AnswerDocument.Of(Answer, Elapsed);

    private bool MeetsAll(IEnumerable<Citation> citations)
    {
        var shown = citations.ToList();
        return Groups.All(group => shown.Any(citation => Meets(citation, group)));
    }

    private static bool Meets(Citation citation, IEnumerable<Evidence> group) => group.Any(evidence =>
        citation.AlsoIn.Prepend(citation).Any(place => place.Article.File == evidence.File
            && (Folded.Holds(place.Quote, evidence.Text) || Folded.Holds(citation.Quote, evidence.Text))));
}
