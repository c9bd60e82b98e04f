using Bot.Core.Articles;
using Bot.Core.Search;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace Bot.Models;

/// <summary>A cross-encoder on this machine: reads question and passage beside each other and says how well they go together.</summary>
internal sealed partial class OnnxReranker : IDisposable
{
    private readonly OnnxModel _model;
    private readonly string _output;
    private readonly ILogger<OnnxReranker> _logger;
    private int _hasFailed;

    private OnnxReranker(OnnxModel model, string output, ILogger<OnnxReranker> logger) => (_model, _output, _logger) = (model, output, logger);

    /// <exception cref="CorpusException">The folder has no such model.</exception>
    internal static OnnxReranker Open(string folder, ILogger<OnnxReranker> logger)
    {
        var model = OnnxModel.Open(folder);
        var outputs = model.Outputs;
        if ((outputs.GetValueOrDefault("logits") == 2 ? "logits" : outputs.FirstOrDefault(output => output.Value == 2).Key) is { } logits)
            return new OnnxReranker(model, logits, logger);
        model.Dispose();
        throw new CorpusException($"{model.File} gives no logits: it is no cross-encoder, or was exported in another form.");
    }

    internal Reranker For(RerankingModelOptions options) => new(options.Passages, Score);

    /// <summary>Higher is better; none where the model fails.</summary>
    internal IReadOnlyList<float> Score(string question, IReadOnlyList<string> passages)
    {
        try
        {
            return _model.Run(passages, question, _output, ScoreOf, CancellationToken.None);
        }
        catch (OnnxRuntimeException exception)
        {
            if (Interlocked.Exchange(ref _hasFailed, 1) == 0)
                LogFailed(_model.File, exception.Message);
            return [];
        }
    }

    public void Dispose() => _model.Dispose();

    /// <summary>One number says how well they go together; of two the second speaks for it and the first against it.</summary>
    private static float ScoreOf(Tensor<float> logits, int row, int tokens) => logits.Dimensions[1] == 1 ? logits[row, 0] : logits[row, 1] - logits[row, 0];

    [LoggerMessage(LogLevel.Warning, "{File} cannot order passages, so their order stays: {Reason}")]
    private partial void LogFailed(string file, string reason);
}
