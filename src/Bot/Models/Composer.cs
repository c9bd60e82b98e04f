using Bot.Core.Answers;

namespace Bot.Models;

/// <summary>Has a model tell the answer that the articles give, sentence by sentence under guard.</summary>
internal sealed class Composer
{
    /// <param name="asker">Whose budget it takes: "discord 1234", "slack U12", "web", "terminal".</param>
    /// <param name="question">As typed, with the turns before it.</param>
    /// <param name="answer">What the articles answer; stays as it is where anything goes wrong, which is logged once a kind and never thrown.</param>
    /// <param name="progress">The answer as far as it passed the guard, whenever a sentence comes; null where nobody watches.</param>
    internal Task<Composition> ComposeAsync(string asker, Question question, Answer.Found answer, Action<Answer.Found>? progress, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{asker} {question} {answer}");

    /// <summary>The same answer in words that a model gave before, checked anew; null where they do not hold.</summary>
    internal static Answer.Found? Retell(Question question, Answer.Found answer, ToldSentences told) =>
        throw new NotSupportedException($"{question} {answer} {told}");
}
