using System.Data.Common;
using Bot.Core;
using Bot.Core.Articles;

namespace Bot.Cluster;

/// <summary>Says each second that this node lives and what it answers from, and follows what the others put in use, as soon as it is told of it.</summary>
internal sealed partial class NodePulse(
    Corpus corpus, ClusterStore store, ClusterAgreement agreement, SharedListener listener, ThisNode node, IHostApplicationLifetime lifetime, TimeProvider time, ILogger<NodePulse> logger) : BackgroundService, IHostedLifecycleService
{
    /// <summary>Where <see cref="Corpus"/> announces what is in use.</summary>
    private const string CorpusChannel = "corpus";

    private static readonly TimeSpan BetweenBeats = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _look = new(1);
    private volatile string? _ready, _problem;
    private ClusterNode? _told;

    /// <summary>How it stands with this node.</summary>
    private ClusterNode State => new(node.Id, node.Name, node.Address, corpus.Current.State.Version, _ready, _problem, lifetime.ApplicationStopping.IsCancellationRequested);

    /// <summary>From here on a new version waits for this node, so that what is in use after it is not missed.</summary>
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        corpus.Peers = agreement;
        Try(() => Tell(mayBeQuiet: false));
        await Task.Run(() => Try(() => Follow(cancellationToken)), cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    /// <summary>It goes on until nothing is worked on here any more: others take a node that is silent for dead, and do what it did not end.</summary>
    public override Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        Try(() => store.Leave(node.Id));
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override void Dispose()
    {
        _look.Dispose();
        base.Dispose();
    }

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        BeatAsync(stoppingToken), LookAsync(stoppingToken), listener.ListenAsync(ClusterStore.Channel, _ => Look(), stoppingToken), listener.ListenAsync(CorpusChannel, _ => Look(), stoppingToken));

    private async Task BeatAsync(CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(BetweenBeats, time);
        while (await timer.WaitForNextTickAsync(cancellationToken))
        {
            Try(() => Tell(mayBeQuiet: true));
            Look();
        }
    }

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await _look.WaitAsync(cancellationToken);
            // Loading a version takes a while, in which this node goes on saying that it lives.
            await Task.Run(() => Try(() => Follow(cancellationToken)), cancellationToken);
        }
    }

    private void Look()
    {
        agreement.Look();
        lock (_look)
        {
            if (_look.CurrentCount == 0)
                _look.Release();
        }
    }

    private void Follow(CancellationToken cancellationToken)
    {
        if (corpus.Follow(cancellationToken))
            LogFollowed(corpus.Current.State.Version);
        var next = store.Next;
        if (next is not null && !ClusterAgreement.IsOfTerminal(next.By) && next.By != node.Id && !agreement.IsThere(next.By))
        {
            // Its node died before it came into use.
            store.Settle(next);
            next = null;
        }

        if (next is null || next.By == node.Id)
        {
            corpus.Unprepare();
            (_ready, _problem) = (null, null);
        }
        else if (next.Version != _ready)
        {
            _problem = Prepare(next.Version, cancellationToken);
            _ready = next.Version;
        }

        Tell(mayBeQuiet: false);
    }

    /// <returns>Why this node cannot answer from the version.</returns>
    private string? Prepare(string version, CancellationToken cancellationToken)
    {
        try
        {
            return corpus.Prepare(version, cancellationToken) ? null : "it does not find the version.";
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or CorpusException or OutOfMemoryException)
        {
            LogNotReady(version, exception.Message);
            return exception.Message;
        }
    }

    /// <param name="mayBeQuiet">The others need not look.</param>
    private void Tell(bool mayBeQuiet)
    {
        var state = State;
        if (state == _told && !mayBeQuiet)
            return;
        if (mayBeQuiet)
            store.Tell(state);
        else
            store.Announce(state);
        _told = state;
    }

    private void Try(Action work)
    {
        try
        {
            work();
        }
        catch (Exception exception) when (exception is DbException or IOException or UnauthorizedAccessException or CorpusException)
        {
            // It is tried again in a second; that the database is away is told by who needs it.
            LogNotTold(exception.Message);
        }
    }

    [LoggerMessage(LogLevel.Information, "Another node put corpus {Version} in use; this one answers from it from now on")]
    private partial void LogFollowed(string version);

    [LoggerMessage(LogLevel.Error, "This node cannot answer from corpus {Version}, so it is not put in use: {Reason}")]
    private partial void LogNotReady(string version, string reason);

    [LoggerMessage(LogLevel.Debug, "How it stands with this node is not told: {Reason}")]
    private partial void LogNotTold(string reason);
}
