using System.Data.Common;
using System.Globalization;
using Bot.Core;
using Bot.Core.Articles;
using Bot.Core.Versions;

namespace Bot.Models;

/// <summary>Gives the snapshot in use its vectors: those that are kept on disk, and of what is new those that the model makes.</summary>
/// <param name="store">Null where nothing can be kept, so that each start embeds all passages.</param>
internal sealed class VectorKeeper(EmbeddingModel model, Corpus corpus, VectorStore? store, TimeProvider time) : IDisposable
{
    private const double BytesOfMegabyte = 1024 * 1024;

    private readonly SemaphoreSlim _filling = new(1, 1);
    private int? _dimensions;

    /// <summary>
    /// Embeds what the snapshot in use has no vector for, aside, and puts the vectors in use. What fails leaves the vectors that were there.
    /// </summary>
    /// <returns>What somebody should know, in a sentence with the remedy; null where all is well.</returns>
    internal async Task<string?> FillAsync(IProgress<ReloadProgress>? progress, CancellationToken cancellationToken)
    {
        await _filling.WaitAsync(cancellationToken);
        try
        {
            var snapshot = corpus.Current;
            if (snapshot.Passages == 0 || (snapshot.Vectors is { Missing: 0 } vectors && vectors.Model == model.IdOf(vectors.Dimensions)))
                return null;
            _dimensions ??= await model.MeasureAsync(cancellationToken);
            return Refuse(snapshot, _dimensions.Value) ?? await FillAsync(snapshot, _dimensions.Value, progress, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Perhaps another model answers at the same address now.
            _dimensions = null;
            return $"The articles are not all searched by meaning, since the model does not embed them: {model.Describe(exception).TrimEnd('.')}. What it embedded is kept, and the next try goes on there.";
        }
        finally
        {
            _filling.Release();
        }
    }

    public void Dispose() => _filling.Dispose();

    /// <summary>Why the snapshot is searched by words alone; null where it need not be.</summary>
    private string? Refuse(CorpusSnapshot snapshot, int dimensions)
    {
        var megabytes = VectorFill.BytesOf(snapshot, dimensions) is { } bytes ? Math.Ceiling(bytes / BytesOfMegabyte) : double.PositiveInfinity;
        if (megabytes <= model.Options.MaxMegabytes)
            return null;
        if (snapshot.Vectors is not null)
            corpus.TryAttach(snapshot, null);
        return double.IsInfinity(megabytes)
            ? "The corpus has too many passages for vectors, so they are searched by words alone: choose a model with shorter vectors."
            : string.Create(CultureInfo.InvariantCulture, $"The vectors of {snapshot.Passages:N0} passages take {megabytes:N0} MB, so they are searched by words alone: set {EmbeddingModelOptions.Section}:{nameof(EmbeddingModelOptions.MaxMegabytes)} to {megabytes:0} if this machine has the memory.");
    }

    private async Task<string?> FillAsync(CorpusSnapshot snapshot, int dimensions, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken)
    {
        progress?.Report(new ReloadProgress("Reading vectors", 0, 0));
        var keeping = new Keeping(store, time);
        var fill = await Task.Run(
            () =>
            {
                var begun = new VectorFill(snapshot, model.IdOf(dimensions), dimensions, model.Options.PassagePrefix, cancellationToken);
                if (snapshot.Vectors is { } vectors)
                    begun.Take(vectors);
                if (begun.Missing > 0)
                    keeping.Fill(begun);
                return begun;
            },
            cancellationToken);
        Attach(snapshot, fill);
        try
        {
            var unusable = await EmbedAsync(snapshot, fill, keeping, progress, cancellationToken);
            return unusable == 0 ? keeping.Problem : string.Create(CultureInfo.InvariantCulture, $"{(unusable == 1 ? "One passage" : $"{unusable:N0} passages")} got no vector that can be used, so words alone lead there: see the log of the model.");
        }
        finally
        {
            Attach(snapshot, fill);
        }
    }

    /// <returns>For how many texts the model gave nothing that can be compared.</returns>
    private async Task<int> EmbedAsync(CorpusSnapshot snapshot, VectorFill fill, Keeping keeping, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken)
    {
        var (done, total, unusable) = (0, fill.Missing, 0);
        foreach (var batch in fill.Lacking().Chunk(model.Options.Batch))
        {
            // What another corpus needs is known when that is filled.
            if (!IsInUse(snapshot))
                return 0;
            progress?.Report(new ReloadProgress("Embedding", done, total));
            var vectors = await model.EmbedAsync([.. batch.Select(text => text.Text)], cancellationToken);
            if (vectors.FirstOrDefault(vector => vector.Length != fill.Dimensions) is { IsEmpty: false } other)
                throw new FormatException($"A vector has {other.Length} numbers, where others have {fill.Dimensions}.");
            var usable = batch.Zip(vectors).Where(made => fill.TryAdd(made.First.Hash, made.Second.Span)).Select(made => (made.First.Hash, made.Second.ToArray())).ToList();
            keeping.Keep(fill.Model, usable);
            done += batch.Length;
            unusable += batch.Length - usable.Count;
        }

        return unusable;
    }

    /// <summary>So few vectors that most of what is near would not be found are not used.</summary>
    private void Attach(CorpusSnapshot snapshot, VectorFill fill)
    {
        var current = corpus.Current;
        // Questions are embedded by this model alone, so vectors of another one, however many, are of no use.
        var before = current.Vectors is { } inUse && inUse.Model == fill.Model ? inUse.Missing : int.MaxValue;
        if (IsInUse(snapshot) && fill.ToVectors() is var vectors && vectors.Missing * 2 <= snapshot.Passages && vectors.Missing < before)
            corpus.TryAttach(current, vectors);
    }

    private bool IsInUse(CorpusSnapshot snapshot) => ReferenceEquals(corpus.Current.Articles, snapshot.Articles);

    /// <summary>The store for as long as it can be used.</summary>
    private sealed class Keeping(VectorStore? store, TimeProvider time)
    {
        private VectorStore? _store = store;

        internal string? Problem { get; private set; }

        internal void Fill(VectorFill fill) => Try(kept => kept.Fill(fill, time.GetUtcNow()));

        internal void Keep(string model, IReadOnlyList<(TextHash, float[])> vectors) => Try(kept => kept.Keep(model, vectors, time.GetUtcNow()));

        private void Try(Action<VectorStore> work)
        {
            if (_store is null)
                return;
            try
            {
                work(_store);
            }
            catch (Exception exception) when (exception is DbException or IOException or UnauthorizedAccessException or CorpusException)
            {
                _store = null;
                Problem = $"The vectors of the passages cannot be kept, so the next start embeds them again ({exception.Message.TrimEnd('.')}); is the disk of the data folder full?";
            }
        }
    }
}
