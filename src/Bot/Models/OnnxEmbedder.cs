using System.Text.Json;
using Bot.Core.Articles;
using Microsoft.Extensions.AI;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Bot.Models;

/// <summary>Embeds on this machine: the mean of what the model makes of each token of a text, or of its first token where the model is made so, or what it gives for the whole text.</summary>
internal sealed class OnnxEmbedder : IEmbeddingGenerator<string, Embedding<float>>
{
    private const string OfTokens = "last_hidden_state", OfText = "sentence_embedding";

    private readonly OnnxModel _model;
    private readonly string _output;
    private readonly Func<Tensor<float>, int, int, float[]> _pool;

    private OnnxEmbedder(OnnxModel model, string output, Func<Tensor<float>, int, int, float[]> pool) => (_model, _output, _pool) = (model, output, pool);

    /// <summary>Says which model it is, whatever its folder is called.</summary>
    internal string Origin => field ??= $"Onnx {_model.Fingerprint()}";

    /// <exception cref="CorpusException">The folder has no model that embeds.</exception>
    internal static OnnxEmbedder Open(string folder)
    {
        var model = OnnxModel.Open(folder);
        try
        {
            var outputs = model.Outputs;
            if (outputs.GetValueOrDefault(OfText) == 2)
                return new OnnxEmbedder(model, OfText, Row);
            var ofTokens = outputs.GetValueOrDefault(OfTokens) == 3 ? OfTokens : outputs.FirstOrDefault(output => output.Value == 3).Key;
            return ofTokens is not null
                ? new OnnxEmbedder(model, ofTokens, TakesFirstToken(folder) ? First : Mean)
                : throw new CorpusException($"{model.File} gives neither {OfTokens} nor {OfText} as 32-bit numbers: it does not embed, or was exported in another form.");
        }
        catch
        {
            model.Dispose();
            throw;
        }
    }

    public Task<GeneratedEmbeddings<Embedding<float>>> GenerateAsync(IEnumerable<string> values, EmbeddingGenerationOptions? options = null, CancellationToken cancellationToken = default) => Task.Run(
        () => new GeneratedEmbeddings<Embedding<float>>(_model.Run(values, before: null, _output, _pool, cancellationToken).Select(vector => new Embedding<float>(vector))),
        cancellationToken);

    public object? GetService(Type serviceType, object? serviceKey = null) => serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    public void Dispose() => _model.Dispose();

    private static float[] Row(Tensor<float> output, int row, int tokens) => Unit([.. Enumerable.Range(0, output.Dimensions[1]).Select(i => output[row, i])]);

    private static float[] First(Tensor<float> output, int row, int tokens) => Unit([.. Enumerable.Range(0, output.Dimensions[2]).Select(i => output[row, 0, i])]);

    /// <summary>Of the tokens of the text; those that fill the row up are not read.</summary>
    private static float[] Mean(Tensor<float> output, int row, int tokens)
    {
        var mean = new float[output.Dimensions[2]];
        for (var token = 0; token < tokens; token++)
        {
            for (var i = 0; i < mean.Length; i++)
                mean[i] += output[row, token, i] / tokens;
        }

        return Unit(mean);
    }

    private static float[] Unit(float[] vector)
    {
        var length = System.Numerics.Tensors.TensorPrimitives.Norm<float>(vector);
        // What points nowhere is told by who uses it.
        if (length > 0)
            System.Numerics.Tensors.TensorPrimitives.Divide(vector, length, vector);
        return vector;
    }

    /// <summary>As sentence-transformers keeps it beside the model.</summary>
    private static bool TakesFirstToken(string folder)
    {
        var file = Path.Combine(folder, "1_Pooling", "config.json");
        if (!File.Exists(file))
            return false;
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(file));
            return json.RootElement.TryGetProperty("pooling_mode_cls_token", out var setting) && setting.ValueKind is JsonValueKind.True;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new CorpusException($"{file} is no JSON ({exception.Message.TrimEnd('.')}): copy it from the model again.", exception);
        }
    }
}
