using Bot.Core.Articles;

namespace Bot.Core.Answers;

/// <summary>An earlier question of the same conversation, oldest first, and the answer that was given.</summary>
public sealed record Turn(string Question, string? Answer);

public sealed record Question(string Text)
{
    public IReadOnlyList<Turn> Context { get; init; } = [];

    /// <summary>The question as a model wrote it, so that it stands alone and in a language of the articles; searched instead of text and context. Null where the rules do.</summary>
    public string? Rewritten { get; init; }

    /// <summary>What is searched, as the model of the snapshot's vectors embeds it; empty where only words are searched.</summary>
    public ReadOnlyMemory<float> Vector { get; init; }

    /// <summary>The articles that may answer; the answer tells of no others.</summary>
    public ArticleFilter Filter { get; init; } = ArticleFilter.Everything;

    /// <summary>The answer shall say why it is what it is.</summary>
    public bool Explain { get; init; }
}
