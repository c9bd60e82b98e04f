using Bot.Core.Answers;

namespace Bot.Core.Composition;

/// <summary>What the guard makes of a sentence.</summary>
public abstract record Guarded
{
    private Guarded()
    {
    }

    /// <param name="Evidence">Of each passage that it cites the shortest run of whole sentences that holds the proof, with the number of the passage.</param>
    public sealed record Passed(DraftSentence Sentence, IReadOnlyList<Citation> Evidence) : Guarded;

    /// <param name="What">The words that gave the reason, for logs of developers and tests; never for users.</param>
    public sealed record Stopped(DraftSentence Sentence, GuardReason Reason, string What) : Guarded;
}
