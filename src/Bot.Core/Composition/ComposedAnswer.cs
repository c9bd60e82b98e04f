using Bot.Core.Answers;

namespace Bot.Core.Composition;

/// <summary>Makes an answer of the sentences that passed the guard.</summary>
public static class ComposedAnswer
{
    /// <summary>
    /// The same answer in the words of the model, with the evidence of its sentences as citations, numbered anew in the order they are cited; behind them the other citations of the extractive
    /// answer. Null when what passed does not answer: the figure asked for is not among it, or it meets less of the question than the extractive answer does.
    /// </summary>
    /// <param name="extractive">What the articles answer without a model.</param>
    /// <param name="model">Its name, as people read it.</param>
    public static Answer.Found? Of(Question question, Answer.Found extractive, IReadOnlyList<Guarded.Passed> sentences, string model) => throw new NotSupportedException($"{question} {extractive} {sentences} {model}");
}
