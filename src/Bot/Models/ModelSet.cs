namespace Bot.Models;

/// <summary>The models that the settings name; what they do not name is null, and nothing depends on it.</summary>
internal sealed record ModelSet(Composer? Composer, QuestionRewriter? Rewriter, QuestionEmbedder? Embedder, VectorKeeper? Vectors)
{
    /// <summary>A question waits for one of them before it is searched.</summary>
    internal bool ReadsQuestions => Rewriter is not null || Embedder is not null;

    internal static readonly ModelSet None = new(null, null, null, null);
}
