using Bot.Core.Versions;

namespace Bot.Core;

/// <content>The segments that changes leave, and how they are put together (ADR 0014).</content>
public sealed partial class Corpus
{
    /// <summary>So long a change waits at the most for what was merged to come into use.</summary>
    private static readonly TimeSpan LongestSwap = TimeSpan.FromSeconds(10);

    private readonly Lock _merging = new();

    /// <summary>A merge has the right to change at this moment, and not somebody who could be told to be busy.</summary>
    private volatile bool _isSwapping;

    /// <summary>What changed lies in segments of its own, until these are merged with the others.</summary>
    public bool IsMerged => _current.IsWhole;

    /// <summary>How many there are; 1 where it is merged, or nothing but deletions is to be.</summary>
    public int Segments => _current.Index.Segments.Count;

    /// <summary>Does what only the first change after a start would wait for. Readers and changes go on meanwhile, and nothing is different afterwards.</summary>
    /// <exception cref="Articles.CorpusException">corpus.yaml has an error.</exception>
    public void PrepareChange(CancellationToken cancellationToken) => _reader.Prepare(_current, cancellationToken);

    /// <summary>Puts the segments of the version in use together, so that it is as if it had been read at once. Readers and changes go on meanwhile; what changes is gone on with.</summary>
    public void Merge(CancellationToken cancellationToken)
    {
        if (IsMerged || !_merging.TryEnter())
            return;
        try
        {
            var merged = _reader.Merge(_store, _current, cancellationToken);
            merged.Prepare();
            var reading = merged.Reading; // before anybody has to wait for it
            var seen = _current;
            Swap(merged, seen, TryGoOn(merged, seen, cancellationToken), cancellationToken);
            GC.KeepAlive(reading);
        }
        finally
        {
            _merging.Exit();
        }
    }

    /// <summary>Puts what was merged in use, and forgets what was kept for its segments.</summary>
    /// <param name="seen">What was in use when <paramref name="next"/> was made.</param>
    private void Swap(CorpusSnapshot merged, CorpusSnapshot seen, CorpusSnapshot? next, CancellationToken cancellationToken)
    {
        lock (_changing)
        {
            _isSwapping = true;
            try
            {
                var current = _current;
                var isSame = current.State.Version == merged.State.Version;
                if (!ReferenceEquals(current, seen))
                    next = TryGoOn(merged, current, cancellationToken);
                // Where too much changed meanwhile, the next merge goes on from there.
                if (next is not null)
                    _current = next;
                if (IsMerged && _store is not null)
                    Tidy(_store, isSame ? merged : null);
            }
            finally
            {
                _isSwapping = false;
            }
        }
    }

    /// <param name="merged">The version in use; null where that was made otherwise.</param>
    private void Tidy(CorpusStore store, CorpusSnapshot? merged)
    {
        // Another process that changes something tidies up itself.
        using var right = store.Lock.TryTake("a merge of segments", _time.GetUtcNow(), out _);
        if (right is null)
            return;
        // As a whole now, and not as the difference from another version.
        if (merged is not null && _mayTakeOver && store.Readings.IsDifference(merged.State.Version))
            Try(_ => store.Keep(merged, _reader.Reader, maker: null, _time.GetUtcNow()), NotSaved);
        Try(_ => store.Forget(_options.KeepVersions), NotSaved);
    }

    /// <summary>What was merged, as far as the corpus is by now; null where that is whole again, or far.</summary>
    private CorpusSnapshot? TryGoOn(CorpusSnapshot merged, CorpusSnapshot current, CancellationToken cancellationToken)
    {
        if (current.IsWhole)
            return null;
        var next = current.State.Version == merged.State.Version ? merged.With(current.Synonyms) : _reader.TryGoOn(merged, current, cancellationToken);
        return next?.TakingOver(current);
    }
}
