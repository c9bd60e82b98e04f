namespace Bot.Models;

/// <summary>The models that the settings name; what they do not name is null, and nothing depends on it.</summary>
internal sealed record ModelSet(Composer? Composer, QuestionRewriter? Rewriter, QuestionEmbedder? Embedder, VectorKeeper? Vectors)
{
    internal static readonly ModelSet None = new(null, null, null, null);
}
