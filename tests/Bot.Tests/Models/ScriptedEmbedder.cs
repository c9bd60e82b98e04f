using System.Collections.Concurrent;
using Microsoft.Extensions.AI;

namespace Bot.Tests.Models;

/// <summary>A model whose vectors a test gives, and whose calls it counts.</summary>
internal sealed class ScriptedEmbedder(Func<string, float[]> vectorOf) : IEmbeddingGenerator<string, Embedding<float>>
{
    private readonly ConcurrentQueue<IReadOnlyList<string>> _calls = new();

    /// <summary>The texts of each call, the first one first.</summary>
    internal IReadOnlyList<IReadOnlyList<string>> Calls => [.. _calls];

    /// <summary>All passages that were embedded, without the text that measures the vectors.</summary>
    internal IReadOnlyList<string> Passages => [.. _calls.SelectMany(texts => texts).Where(text => text != "length")];

    /// <summary>Called before each answer, with the number of the call, 1 for the first.</summary>
    internal Func<int, CancellationToken, Task> Before { get; set; } = (_, _) => Task.CompletedTask;

    public async Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        var texts = values.ToList();
        _calls.Enqueue(texts);
        await Before(_calls.Count, cancellationToken);
        return [.. texts.Select(text => new Embedding<float>(vectorOf(text)))];
    }

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
        // It holds nothing.
    }
}
