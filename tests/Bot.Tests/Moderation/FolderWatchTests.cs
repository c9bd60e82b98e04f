using Bot.Core;
using Bot.Duties;
using Bot.Moderation;
using Bot.Tests.Running;

namespace Bot.Tests.Moderation;

public sealed class FolderWatchTests : IDisposable
{
    private static readonly ModerationOptions Watching = new() { Watch = true, QuietSeconds = 30 };
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(30);
    private static readonly Actor Mona = new("discord", "7", "Mona");

    private readonly SkippingTime _time = SkippingTime.Standing;
    private readonly KeptCorpus _kept;

    public FolderWatchTests() => _kept = new KeptCorpus(_time, ("bridge.txt", "The bridge opened in 1998."), ("museum.txt", "The museum opened in 2005."));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _kept.Dispose();

    [Fact]
    public async Task What_changes_is_taken_over_when_the_folder_was_left_alone()
    {
        using var watch = Watch();
        await watch.StartAsync(Cancellation);
        var reloaded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _kept.Audit.Added += _ => reloaded.TrySetResult();

        _kept.Write("harbour.txt", "The harbour was widened in 2011.");
        // Each change that is told while nothing happens begins the wait anew.
        while (!reloaded.Task.IsCompleted)
            await Task.WhenAny(reloaded.Task, _time.PassAsync(Quiet, Cancellation));

        Assert.Equal(3, _kept.Corpus.Current.Articles.Count);
        // That nothing had changed since the start is not told.
        Assert.Equal(("the watch of the folder", "reload", "done: 1 added"), Assert.Single(_kept.Audited(5)));
        await _kept.Log.SeenAsync("is in use (done: 1 added)", Cancellation);
        await watch.StopAsync(Cancellation);
    }

    [Fact]
    public async Task While_somebody_else_is_at_it_the_folder_is_left_alone_anew()
    {
        _kept.Write("harbour.txt", "The harbour was widened in 2011.");
        var held = await HeldReading.HoldAsync(_kept.Options.Folder, Cancellation);
        var reload = _kept.Keeper.ReloadAsync(Mona, isDryRun: true, progress: null, Cancellation);
        using var watch = Watch();
        await watch.StartAsync(Cancellation);

        await _time.PassAsync(Quiet, Cancellation);
        await _time.BegunAsync(Quiet, Cancellation);
        await held.ReleaseAsync();
        await reload;

        Assert.Equal(2, _kept.Corpus.Current.Articles.Count);
        await watch.StopAsync(Cancellation);
    }

    [Fact]
    public async Task What_loses_too_much_is_told_in_the_log_with_the_version_to_use()
    {
        System.IO.File.Delete(_kept.PathOf("museum.txt"));
        using var watch = Watch();

        await watch.StartAsync(Cancellation);
        await _time.PassAsync(Quiet, Cancellation);
        await _kept.Log.SeenAsync("lost too much", Cancellation);

        var other = Assert.Single(_kept.Corpus.Versions, version => version.Id != _kept.Corpus.Current.State.Version);
        await _kept.Log.SeenAsync($"goes on (held back: 1 removed). If that is meant, use rollback {other.Id}", Cancellation);
        await watch.StopAsync(Cancellation);
    }

    [Fact]
    public async Task A_version_that_was_brought_back_stays()
    {
        var first = _kept.Corpus.Current.State.Version;
        _kept.Write("harbour.txt", "The harbour was widened in 2011.");
        await _kept.Keeper.ReloadAsync(Mona, isDryRun: false, progress: null, Cancellation);
        await _kept.Keeper.UseAsync(Mona, first, Cancellation);
        using var watch = Watch();

        await watch.StartAsync(Cancellation);
        await _time.PassAsync(Quiet, Cancellation);
        await _kept.Log.SeenAsync("was brought back and stays", Cancellation);

        Assert.Equal(first, _kept.Corpus.Current.State.Version);
        await watch.StopAsync(Cancellation);
    }

    [Fact]
    public async Task A_folder_that_cannot_be_watched_is_told_and_the_bot_goes_on()
    {
        var options = _kept.Options;
        options.Folder = _kept.PathOf("nowhere");
        using var watch = new FolderWatch(options, Watching, _kept.Corpus, _kept.Keeper, new OwnDuties(), _time, _kept.Logger<FolderWatch>());

        await watch.StartAsync(Cancellation);
        await _kept.Log.SeenAsync("cannot be watched", Cancellation);

        await Assert.IsType<Task>(watch.ExecuteTask, exactMatch: false);
    }

    [Fact]
    public async Task What_another_process_puts_in_use_is_followed()
    {
        using var follower = new CorpusFollower(_kept.Corpus, _time, _kept.Logger<CorpusFollower>());
        await follower.StartAsync(Cancellation);
        _kept.Write("harbour.txt", "The harbour was widened in 2011.");
        var terminal = Corpus.Open(_kept.Options, progress: null, Cancellation);

        _time.Advance(TimeSpan.FromSeconds(2));
        await _kept.Log.SeenAsync("Another process put corpus", Cancellation);

        Assert.Equal(terminal.Current.State.Version, _kept.Corpus.Current.State.Version);
        await follower.StopAsync(Cancellation);
    }

    private FolderWatch Watch() => new(_kept.Options, Watching, _kept.Corpus, _kept.Keeper, new OwnDuties(), _time, _kept.Logger<FolderWatch>());
}
