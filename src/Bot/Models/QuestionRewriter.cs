using Bot.Core.Answers;

namespace Bot.Models;

/// <summary>Has a model write a question so that it stands alone, in a language of the articles.</summary>
internal sealed class QuestionRewriter
{
    /// <summary>Null where the question stands alone already, or no model helped in time.</summary>
    /// <param name="languages">Of the articles, ISO 639-1, most frequent first.</param>
    internal Task<string?> RewriteAsync(string asker, Question question, IReadOnlyList<string> languages, CancellationToken cancellationToken) =>
        throw new NotSupportedException($"{asker} {question} {languages}");
}
