using Bot.Core.Articles;

namespace Bot.Core.Answers;

/// <summary>An earlier question of the same conversation, oldest first, and the answer that was given.</summary>
public sealed record Turn(string Question, string? Answer);

public sealed record Question(string Text)
{
    public IReadOnlyList<Turn> Context { get; init; } = [];

    /// <summary>The articles that may answer; the answer tells of no others.</summary>
    public ArticleFilter Filter { get; init; } = ArticleFilter.Everything;

    /// <summary>The answer shall say why it is what it is.</summary>
    public bool Explain { get; init; }
}
