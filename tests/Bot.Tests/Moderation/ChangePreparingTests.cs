using Bot.Moderation;

namespace Bot.Tests.Moderation;

public sealed class ChangePreparingTests : IDisposable
{
    /// <summary>As many articles as it takes for a change to be a segment.</summary>
    private readonly KeptCorpus _kept = new(TimeProvider.System, [.. Enumerable.Range(0, 200).Select(i => ($"{i:0000}.txt", $"The ferry made {i + 3} crossings."))]);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _kept.Dispose();

    [Fact]
    public async Task A_start_makes_the_corpus_ready_for_changes()
    {
        var before = _kept.Corpus.Current;
        using var preparing = new ChangePreparing(_kept.Corpus, _kept.Logger<ChangePreparing>());

        await preparing.StartAsync(Cancellation);
        await _kept.Log.SeenAsync("ready for changes", Cancellation);

        Assert.Same(before, _kept.Corpus.Current);
        await preparing.StopAsync(Cancellation);
    }

    [Fact]
    public async Task A_start_where_a_change_would_fail_goes_on()
    {
        _kept.Write("corpus.yaml", "articles: [");
        using var preparing = new ChangePreparing(_kept.Corpus, _kept.Logger<ChangePreparing>());

        await preparing.StartAsync(Cancellation);
        await _kept.Log.SeenAsync("could not be made ready for changes", Cancellation);

        await preparing.ExecuteTask!; // it was started
        await preparing.StopAsync(Cancellation);
    }
}
