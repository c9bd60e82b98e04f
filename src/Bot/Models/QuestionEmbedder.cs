using System.Numerics.Tensors;
using System.Security.Cryptography;
using System.Text;
using Bot.Core;

namespace Bot.Models;

/// <summary>Embeds questions, each once while it is remembered.</summary>
internal sealed partial class QuestionEmbedder(EmbeddingModel model, Corpus corpus, TimeProvider time, ILogger<QuestionEmbedder> logger)
{
    private const int Remembered = 1_000;

    /// <summary>A model that did not answer is left alone for so long, so that nobody waits for it in vain.</summary>
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    private readonly RecentTexts<ReadOnlyMemory<float>> _recent = new(Remembered);

    // Made anew with each process, so that hashes cannot be tried out from outside.
    private readonly byte[] _secret = RandomNumberGenerator.GetBytes(32);
    private long _restsUntil;
    private volatile bool _isDown;

    /// <summary>Which model it is, as <see cref="Core.Search.PassageVectors.Model"/>.</summary>
    internal string IdOf(int dimensions) => model.IdOf(dimensions);

    /// <summary>Empty where the vectors of the corpus are of another model or not there yet, or the model did not answer in time; that is logged once and never thrown.</summary>
    internal async Task<ReadOnlyMemory<float>> EmbedAsync(string text, CancellationToken cancellationToken)
    {
        if (corpus.Current.Vectors is not { } vectors || vectors.Model != model.IdOf(vectors.Dimensions))
            return default;
        var key = KeyOf(text);
        if (_recent.TryGet(key, out var known) && known.Length == vectors.Dimensions)
            return known;
        if (time.GetUtcNow().UtcTicks < Interlocked.Read(ref _restsUntil))
            return default;
        try
        {
            using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(model.Options.TimeoutSeconds), time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
            // A generator that does not look at its token is waited for no longer either.
            var vector = await model.EmbedQuestionAsync(text, either.Token).WaitAsync(either.Token);
            if (vector.Length != vectors.Dimensions || !float.IsNormal(TensorPrimitives.Norm(vector.Span)))
                throw new FormatException($"The vector of a question has {vector.Length} numbers, where those of the passages have {vectors.Dimensions}; or it points nowhere.");
            _recent.Add(key, vector);
            if (_isDown)
                LogBack();
            _isDown = false;
            return vector;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            Interlocked.Exchange(ref _restsUntil, (time.GetUtcNow() + Rest).UtcTicks);
            if (!_isDown)
                LogDown(model.Describe(exception));
            _isDown = true;
            return default;
        }
    }

    /// <summary>No text of a question is kept: who has been forgotten shall not be found in the memory either.</summary>
    private string KeyOf(string text) => Convert.ToBase64String(HMACSHA256.HashData(_secret, Encoding.UTF8.GetBytes(text)));

    [LoggerMessage(LogLevel.Warning, "Questions are not embedded, so articles are searched by words alone: {Reason}")]
    private partial void LogDown(string reason);

    [LoggerMessage(LogLevel.Information, "Questions are embedded again, so articles are searched by meaning too")]
    private partial void LogBack();
}
