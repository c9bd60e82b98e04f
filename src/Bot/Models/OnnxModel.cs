using System.Security.Cryptography;
using System.Text.Json;
using Bot.Core.Articles;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using SessionOptions = Microsoft.ML.OnnxRuntime.SessionOptions;

namespace Bot.Models;

/// <summary>A model in a folder of this machine: model.onnx and its vocabulary. Several threads may run it at once.</summary>
internal sealed class OnnxModel : IDisposable
{
    private const string FileName = "model.onnx";
    private const string InputIds = "input_ids", AttentionMask = "attention_mask", TokenTypes = "token_type_ids";

    /// <summary>What models of this kind read at most; config.json says when it is less.</summary>
    private const int LongestText = 512;

    /// <summary>Tokens of one run, padding included: attention takes memory by their square.</summary>
    private const int TokensOfRun = 4_096;

    private readonly InferenceSession _session;
    private readonly OnnxTokenizer _tokenizer;
    private readonly int _longest;

    private OnnxModel(string folder, string file, InferenceSession session, OnnxTokenizer tokenizer, int longest)
    {
        (Folder, File, _session, _tokenizer, _longest) = (folder, file, session, tokenizer, longest);
    }

    internal string Folder { get; }

    internal string File { get; }

    /// <summary>Name and number of dimensions of each output of floats.</summary>
    internal IReadOnlyDictionary<string, int> Outputs => _session.OutputMetadata.Where(output => output.Value.ElementType == typeof(float)).ToDictionary(output => output.Key, output => output.Value.Dimensions.Length, StringComparer.Ordinal);

    /// <exception cref="CorpusException">The folder has no model that can be read.</exception>
    internal static OnnxModel Open(string folder)
    {
        if (!Directory.Exists(folder))
            throw new CorpusException($"There is no folder {folder}: name the one with the {FileName} of the model.");
        // As Hugging Face has it.
        var file = new[] { Path.Combine(folder, FileName), Path.Combine(folder, "onnx", FileName) }.FirstOrDefault(System.IO.File.Exists)
            ?? throw new CorpusException($"{folder} has no {FileName}: export the model to ONNX, and put it there with its vocabulary.");
        var tokenizer = OnnxTokenizer.Open(folder);
        var longest = LongestOf(folder);
        // Questions are answered beside it, so it takes half of the processors and does not wait for work at full speed.
        using var options = new SessionOptions { IntraOpNumThreads = Math.Max(1, Environment.ProcessorCount / 2), LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        options.AddSessionConfigEntry("session.intra_op.allow_spinning", "0");
        InferenceSession session;
        try
        {
            session = new InferenceSession(file, options);
        }
        catch (OnnxRuntimeException exception)
        {
            throw new CorpusException($"{file} cannot be loaded ({exception.Message.TrimEnd('.')}): copy it from the model again, with its .onnx_data if it has one.", exception);
        }

        try
        {
            Check(file, session.InputMetadata);
            return new OnnxModel(folder, file, session, tokenizer, longest);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }

    /// <summary>Says by content which model it is.</summary>
    internal string Fingerprint()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Directory.GetFiles(Path.GetDirectoryName(File) ?? Folder, FileName + "*").Order(StringComparer.Ordinal).Append(OnnxTokenizer.FileOf(Folder)))
        {
            using var content = System.IO.File.OpenRead(file);
            hash.AppendData(SHA256.HashData(content));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>What the output gives for each text, or for each beside the text before it, in their order; padding is left out of none.</summary>
    /// <param name="read">Makes something of the output, the row of the text in it, and how many tokens of the row are of the text.</param>
    internal List<T> Run<T>(IEnumerable<string> texts, string? before, string output, Func<Tensor<float>, int, int, T> read, CancellationToken cancellationToken)
    {
        var made = new List<T>();
        var run = new List<TokenizedText>();
        foreach (var text in texts.Select(text => before is null ? _tokenizer.Encode(text, _longest) : _tokenizer.Encode(before, text, _longest)))
        {
            if (run.Count > 0 && (run.Count + 1) * Math.Max(text.Ids.Count, run.Max(other => other.Ids.Count)) > TokensOfRun)
                Flush();
            run.Add(text);
        }

        if (run.Count > 0)
            Flush();
        return made;

        void Flush()
        {
            cancellationToken.ThrowIfCancellationRequested();
            using var results = _session.Run(Inputs(run), [output]);
            var tensor = results[0].AsTensor<float>();
            made.AddRange(run.Select((text, row) => read(tensor, row, text.Ids.Count)));
            run.Clear();
        }
    }

    public void Dispose() => _session.Dispose();

    private List<NamedOnnxValue> Inputs(List<TokenizedText> texts)
    {
        var length = texts.Max(text => text.Ids.Count);
        var (ids, mask, types) = (Empty(_tokenizer.Padding), Empty(0), Empty(0));
        for (var row = 0; row < texts.Count; row++)
        {
            for (var place = 0; place < texts[row].Ids.Count; place++)
            {
                ids[row, place] = texts[row].Ids[place];
                mask[row, place] = 1;
                types[row, place] = texts[row].Types[place];
            }
        }

        List<NamedOnnxValue> inputs = [NamedOnnxValue.CreateFromTensor(InputIds, ids), NamedOnnxValue.CreateFromTensor(AttentionMask, mask), NamedOnnxValue.CreateFromTensor(TokenTypes, types)];
        return [.. inputs.Where(input => _session.InputMetadata.ContainsKey(input.Name))];

        DenseTensor<long> Empty(long value)
        {
            var tensor = new DenseTensor<long>(new[] { texts.Count, length });
            tensor.Fill(value);
            return tensor;
        }
    }

    private static void Check(string file, IReadOnlyDictionary<string, NodeMetadata> inputs)
    {
        if (!inputs.ContainsKey(InputIds))
            throw new CorpusException($"{file} takes no {InputIds}: it is no model of texts that the bot can run.");
        if (inputs.Keys.FirstOrDefault(input => input is not (InputIds or AttentionMask or TokenTypes)) is { } unknown)
            throw new CorpusException($"{file} takes {unknown}, which the bot does not know: export the model with {InputIds}, {AttentionMask} and {TokenTypes} alone.");
        if (inputs.FirstOrDefault(input => input.Value.ElementType != typeof(long)) is { Key: { } other })
            throw new CorpusException($"{file} takes {other} in another form than 64-bit integers: export the model anew.");
    }

    private static int LongestOf(string folder)
    {
        var file = Path.Combine(folder, "config.json");
        if (!System.IO.File.Exists(file))
            return LongestText;
        try
        {
            using var json = JsonDocument.Parse(System.IO.File.ReadAllBytes(file));
            return json.RootElement.TryGetProperty("max_position_embeddings", out var setting) && setting.TryGetInt32(out var positions) && positions >= 8 ? Math.Min(LongestText, positions) : LongestText;
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new CorpusException($"{file} is no JSON ({exception.Message.TrimEnd('.')}): copy it from the model again.", exception);
        }
    }
}
