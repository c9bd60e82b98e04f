using Bot.Core.Articles;
using Bot.Core.Versions;

namespace Bot.Core;

/// <content>What it has to do with other processes that answer from the same versions.</content>
public sealed partial class Corpus
{
    /// <summary>What the store had in use when it was last followed, or written. What could not be written is ahead of it.</summary>
    private volatile VersionInUse? _followed;

    /// <summary>Others were asked to make a version ready.</summary>
    private bool _isProposed;

    /// <summary>What others are about to put in use, ready to be swapped in; null where that is nothing.</summary>
    private volatile CorpusSnapshot? _prepared;

    /// <summary>Those who answer from the same versions, and use none before all of them can; null where this process is alone.</summary>
    public ICorpusPeers? Peers { get; set; }

    /// <summary>Loads a version that another process is about to put in use, so that <see cref="Follow"/> only has to swap it in. False where it is not kept.</summary>
    /// <exception cref="CorpusException">It cannot be loaded.</exception>
    public bool Prepare(string version, CancellationToken cancellationToken)
    {
        if (Find(version, cancellationToken) is not { } next)
            return false;
        next.Prepare();
        _prepared = next;
        return true;
    }

    /// <summary>Nothing is about to be put in use.</summary>
    public void Unprepare() => _prepared = null;

    /// <summary>Takes over what another process put in use. True when there was something.</summary>
    public bool Follow(CancellationToken cancellationToken)
    {
        // What this process puts in use at this moment is no news to it.
        if (_store is null || !IsAhead(_store.InUse) || !_changing.TryEnter())
            return false;
        try
        {
            // The same version may have other synonyms.
            if (_store.InUse is not { } inUse || !IsAhead(inUse) || (_prepared is { } prepared && prepared.State.Version == inUse.Id ? prepared : Load(inUse.Id, progress: null, cancellationToken)) is not { } next)
                return false;
            (_current, _isPinned, _mayTakeOver, _followed) = (next.TakingOver(_current), inUse.IsPinned, _store.IsReadBy(inUse.Id, _reader.Reader), inUse);
            return true;
        }
        finally
        {
            _changing.Exit();
        }
    }

    private bool IsAhead(VersionInUse? inUse) => inUse is not null && inUse != _followed;

    /// <summary>Has the others make a version ready; what comes of it they are told when the right to change is given back.</summary>
    private void Agree(string version, IProgress<ReloadProgress>? progress, CancellationToken cancellationToken)
    {
        if (Peers is not { } peers)
            return;
        _isProposed = true;
        peers.Prepare(version, progress, cancellationToken);
    }

    private void Settle()
    {
        if (_isProposed)
            Peers?.Settle(_current.State.Version);
        _isProposed = false;
    }
}
