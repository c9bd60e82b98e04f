using Bot.Core.Answers;
using Bot.Core.Composition;

namespace Bot.Evaluation.Composition;

/// <summary>A composed answer whose every sentence is proven by the passages that it cites.</summary>
/// <param name="Sort">Written by hand, or made of sentences of the articles.</param>
/// <param name="Passages">Eight, as a question finds them, so that wrong citations are tempting.</param>
internal sealed record HonestAnswer(string Id, string Sort, string Question, IReadOnlyList<Citation> Passages, IReadOnlyList<DraftSentence> Sentences)
{
    public const string Written = "written";
    public const string Generated = "generated";

    /// <summary>Written by hand too, about other articles, and not read while the guard was made: what to expect of answers that nobody knew.</summary>
    public const string Unseen = "unseen";
}
