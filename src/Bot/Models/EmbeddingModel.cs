using System.Globalization;
using Microsoft.Extensions.AI;

namespace Bot.Models;

/// <summary>A model that embeds questions and passages, as the settings name it.</summary>
/// <param name="origin">What says that vectors are of this very model: its address and name, or the content of its files.</param>
/// <param name="describe">Says in words for operators why the model did not help.</param>
internal sealed class EmbeddingModel(IEmbeddingGenerator<string, Embedding<float>> generator, EmbeddingModelOptions options, string origin, Func<Exception, string> describe)
{
    internal EmbeddingModelOptions Options => options;

    internal static string OriginOf(EmbeddingModelOptions options) => $"{options.Provider} {options.Endpoint} {options.Model}";

    /// <summary>As <see cref="Core.Search.PassageVectors.Model"/>.</summary>
    internal string IdOf(int dimensions) => string.Create(CultureInfo.InvariantCulture, $"{origin} {dimensions} {options.PassagePrefix}");

    /// <summary>Why it did not help; what is wrong with its vectors says so itself.</summary>
    internal string Describe(Exception exception) => exception is FormatException ? exception.Message : describe(exception);

    /// <summary>How long its vectors are.</summary>
    internal async Task<int> MeasureAsync(CancellationToken cancellationToken) => (await EmbedAsync(["length"], cancellationToken))[0].Length;

    internal async Task<ReadOnlyMemory<float>> EmbedQuestionAsync(string text, CancellationToken cancellationToken) => (await EmbedAsync([options.QuestionPrefix + text], cancellationToken))[0];

    /// <summary>One vector for each text, in their order.</summary>
    internal async Task<IReadOnlyList<ReadOnlyMemory<float>>> EmbedAsync(IReadOnlyList<string> texts, CancellationToken cancellationToken)
    {
        var vectors = await generator.GenerateAsync(texts, options: null, cancellationToken);
        return vectors.Count == texts.Count ? [.. vectors.Select(vector => vector.Vector)] : throw new FormatException($"{texts.Count} texts got {vectors.Count} vectors.");
    }
}
