using Bot.Core.Answers;

namespace Bot.Models;

/// <summary>What became of the wish to have an answer told by a model.</summary>
internal abstract record Composition
{
    private Composition()
    {
    }

    /// <param name="Answer">All that it tells passed the guard.</param>
    /// <param name="Told">So that the answer can be told again without the model: see <see cref="Composer.Retell"/>.</param>
    internal sealed record Composed(Answer.Found Answer, ToldSentences Told) : Composition;

    /// <summary>The extractive answer stays.</summary>
    /// <param name="Note">What the user is told: that the quotes alone are shown, and why, in one polite sentence; null where there is nothing to tell.</param>
    internal sealed record Kept(string? Note) : Composition;
}
