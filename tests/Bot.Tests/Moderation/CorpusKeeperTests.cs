using System.Text;
using Bot.Chat;
using Bot.Core;
using Bot.Core.Articles;
using Bot.Moderation;

namespace Bot.Tests.Moderation;

public sealed class CorpusKeeperTests : IDisposable
{
    private static readonly Actor Mona = new("discord", "7", "Mona", "general");
    private static readonly Actor Bob = new("slack", "8", "Bob", "C1");

    private readonly KeptCorpus _kept = new(
        TimeProvider.System,
        ("bridge.txt", "The bridge of Kest opened in 1998."),
        ("museum.txt", "The museum of Kest opened in 2005."),
        ("harbour.txt", "The harbour of Kest was widened in 2011."));

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public void Dispose() => _kept.Dispose();

    [Fact]
    public async Task A_reload_is_in_the_audit_with_the_versions_before_and_after()
    {
        var before = _kept.Corpus.Current.State.Version;
        _kept.Write("tunnel.txt", "The tunnel of Kest opened in 2020.");

        var result = Assert.IsType<ReloadResult.Done>(await _kept.Keeper.ReloadAsync(Mona, isDryRun: false, progress: null, Cancellation));

        var entry = Assert.Single(_kept.Audit.Last(5));
        Assert.Equal((Mona, "reload", "done: 1 added", before, result.Report.Version.Id), (entry.By, entry.What, entry.Result, entry.Before, entry.After));
    }

    [Fact]
    public async Task A_second_reload_is_told_who_runs_the_first_and_the_first_can_be_cancelled_by_another()
    {
        _kept.Write("tunnel.txt", "The tunnel of Kest opened in 2020.");
        var reached = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var goOn = new ManualResetEventSlim();
        var first = _kept.Keeper.ReloadAsync(Mona, isDryRun: false, Hold, Cancellation);
        var run = await reached.Task.WaitAsync(Cancellation);

        var second = await _kept.Keeper.ReloadAsync(Bob, isDryRun: false, progress: null, Cancellation);
        var cancelled = _kept.Keeper.Cancel(Bob, run);
        goOn.Set();

        Assert.Equal(Mona, Assert.IsType<ReloadResult.Busy>(second).Running.By);
        Assert.True(cancelled);
        Assert.IsType<ReloadResult.Cancelled>(await first);
        Assert.Equal(("Mona", "reload", "cancelled by Bob"), Assert.Single(_kept.Audited(5)));
        Assert.Equal(3, _kept.Corpus.Current.Articles.Count);
        Assert.False(_kept.Keeper.Cancel(Mona, run));
        Assert.Null(_kept.Keeper.Running);

        void Hold(ReloadState state)
        {
            reached.TrySetResult(state.Run);
            goOn.Wait(Cancellation);
        }
    }

    [Fact]
    public async Task A_file_is_added_described_and_removed_and_each_version_can_be_brought_back()
    {
        var first = _kept.Corpus.Current.State.Version;

        var added = Assert.IsType<ReloadResult.Done>(await _kept.Keeper.AddAsync(Mona, File("../tunnel.txt", "The tunnel of Kest opened in 2020."), progress: null, Cancellation));
        var described = Assert.IsType<ReloadResult.Done>(await _kept.Keeper.DescribeAsync(Mona, "added/tunnel.txt", ArticleField.Date, "2020-05-01", progress: null, Cancellation));
        var removed = Assert.IsType<ReloadResult.Done>(await _kept.Keeper.RemoveAsync(Mona, "tunnel", progress: null, Cancellation));
        var back = Assert.IsType<ReloadResult.Used>(await _kept.Keeper.UseAsync(Mona, first, Cancellation));

        Assert.Equal("added/tunnel.txt", Assert.Single(added.Report.Diff.Added).File);
        Assert.Equal(new DateOnly(2020, 5, 1), Assert.Single(described.Report.Diff.Changed).Published.Earliest);
        Assert.Equal("added/tunnel.txt", Assert.Single(removed.Report.Diff.Removed).File);
        Assert.False(System.IO.File.Exists(_kept.PathOf("added/tunnel.txt")));
        Assert.True(back.Diff.IsEmpty);
        // The folder holds another text of the same articles, or the same: only then nothing is pinned.
        Assert.False(_kept.Corpus.IsPinned);
        Assert.Equal([$"rollback {first}", "remove tunnel", "date added/tunnel.txt 2020-05-01", "add ../tunnel.txt"], _kept.Audited(5).Select(entry => entry.What));
    }

    [Fact]
    public async Task What_is_refused_is_in_the_history_with_its_reason()
    {
        await _kept.Keeper.RemoveAsync(Mona, "nowhere.txt", progress: null, Cancellation);
        await _kept.Keeper.UseAsync(Mona, "0000000000", Cancellation);

        Assert.Equal(["rollback 0000000000", "remove nowhere.txt"], _kept.Audited(2).Select(entry => entry.What));
        Assert.All(_kept.Audited(2), entry => Assert.StartsWith("refused: There is no ", entry.Result, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_is_added_and_then_cancelled_is_taken_back()
    {
        using var cancelling = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        var result = await _kept.Keeper.AddAsync(Mona, File("tunnel.txt", "The tunnel of Kest opened in 2020."), _ => cancelling.Cancel(), cancelling.Token);

        Assert.IsType<ReloadResult.Cancelled>(result);
        Assert.False(System.IO.File.Exists(_kept.PathOf("added/tunnel.txt")));
        Assert.Equal(3, _kept.Corpus.Current.Articles.Count);
    }

    [Fact]
    public async Task What_is_removed_and_then_cancelled_stays()
    {
        using var cancelling = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);

        var result = await _kept.Keeper.RemoveAsync(Mona, "bridge.txt", _ => cancelling.Cancel(), cancelling.Token);

        Assert.IsType<ReloadResult.Cancelled>(result);
        Assert.True(System.IO.File.Exists(_kept.PathOf("bridge.txt")));
    }

    [Fact]
    public async Task What_is_said_of_an_article_while_another_process_changes_the_corpus_is_taken_back()
    {
        await _kept.Keeper.DescribeAsync(Mona, "bridge.txt", ArticleField.Title, "The bridge", progress: null, Cancellation);
        var terminal = Corpus.Open(_kept.Options, progress: null, Cancellation);
        Task<ReloadResult>? meanwhile = null;
        using var goOn = new ManualResetEventSlim();
        var asks = new Reports(() =>
        {
            meanwhile ??= Task.Run(DescribeAsync);
            goOn.Wait(Cancellation);
        });

        terminal.Reload("the terminal", isDryRun: true, mayLose: false, asks, Cancellation);

        Assert.IsType<ReloadResult.Busy>(await meanwhile!); // the reload reports
        await _kept.Keeper.ReloadAsync(Mona, isDryRun: false, progress: null, Cancellation);
        var bridge = _kept.Corpus.Current.Articles.Single(article => article.File == "bridge.txt");
        Assert.Equal(("The bridge", null), (bridge.Title, bridge.Publisher));

        async Task<ReloadResult> DescribeAsync()
        {
            try
            {
                return await _kept.Keeper.DescribeAsync(Mona, "bridge.txt", ArticleField.Publisher, "Kest Times", progress: null, Cancellation);
            }
            finally
            {
                goOn.Set();
            }
        }
    }

    [Fact]
    public async Task What_came_by_itself_leaves_a_version_that_was_brought_back()
    {
        var first = _kept.Corpus.Current.State.Version;
        _kept.Write("tunnel.txt", "The tunnel of Kest opened in 2020.");
        await _kept.Keeper.ReloadAsync(Mona, isDryRun: false, progress: null, Cancellation);
        await _kept.Keeper.UseAsync(Mona, first, Cancellation);
        _kept.Write("fetched.txt", "The tower of Kest opened in 2021.");

        Assert.Null(await _kept.Keeper.FollowFolderAsync(Bob, Cancellation));
        Assert.Equal(first, _kept.Corpus.Current.State.Version);
        Assert.IsType<ReloadResult.Done>(await _kept.Keeper.ReloadAsync(Mona, isDryRun: false, progress: null, Cancellation));
        Assert.IsType<ReloadResult.Done>(await _kept.Keeper.FollowFolderAsync(Bob, Cancellation));
    }

    [Theory]
    [InlineData("https://mona:geheim@a.example/page?token=geheim#geheim", "add https://a.example/page")]
    [InlineData("a.example/page?token=geheim", "add a.example/page…")]
    public async Task Secrets_of_an_address_are_not_in_the_audit(string typed, string audited)
    {
        await _kept.Keeper.AddAsync(Mona, typed, progress: null, Cancellation);

        Assert.Equal(audited, _kept.Audited(1).Single().What);
        Assert.Equal(audited, new CorpusAction.AddPage(typed).Audited);
    }

    [Fact]
    public async Task Only_what_else_is_gone_counts_when_an_article_is_removed()
    {
        // One of three is more than may be lost unasked.
        var removed = Assert.IsType<ReloadResult.Done>(await _kept.Keeper.RemoveAsync(Mona, "bridge.txt", progress: null, Cancellation));
        System.IO.File.Delete(_kept.PathOf("museum.txt"));
        var held = Assert.IsType<ReloadResult.Done>(await _kept.Keeper.ReloadAsync(Mona, isDryRun: false, progress: null, Cancellation));

        Assert.Equal(HeldBack.No, removed.Report.HeldBack);
        Assert.Equal(HeldBack.LostTooMuch, held.Report.HeldBack);
        Assert.Equal("held back: 1 removed", _kept.Audited(1).Single().Result);
    }

    [Theory]
    [InlineData("nothing of this", "There is no article “nothing of this”")]
    [InlineData("txt", "more than one article with “txt”")]
    public async Task An_article_that_is_not_found_or_not_told_apart_is_named(string typed, string reason)
    {
        var result = Assert.IsType<ReloadResult.Refused>(await _kept.Keeper.RemoveAsync(Mona, typed, progress: null, Cancellation));

        Assert.Contains(reason, result.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_rejected_can_be_removed()
    {
        _kept.Write("prices.xls", "no article");
        await _kept.Keeper.ReloadAsync(Mona, isDryRun: false, progress: null, Cancellation);

        var result = Assert.IsType<ReloadResult.Done>(await _kept.Keeper.RemoveAsync(Mona, "prices.xls", progress: null, Cancellation));

        Assert.Empty(result.Report.Rejected);
        Assert.False(System.IO.File.Exists(_kept.PathOf("prices.xls")));
    }

    [Theory]
    [InlineData(4)]
    [InlineData(10)]
    public async Task The_beginning_of_a_version_names_it(int length)
    {
        var first = _kept.Corpus.Current.State.Version;
        _kept.Write("tunnel.txt", "The tunnel of Kest opened in 2020.");
        await _kept.Keeper.ReloadAsync(Mona, isDryRun: false, progress: null, Cancellation);

        Assert.IsType<ReloadResult.Used>(await _kept.Keeper.UseAsync(Mona, $" {first[..length]} ", Cancellation));
        Assert.IsType<ReloadResult.Refused>(await _kept.Keeper.UseAsync(Mona, first[..2], Cancellation));
    }

    [Fact]
    public async Task While_an_earlier_version_is_in_use_nothing_is_edited()
    {
        var first = _kept.Corpus.Current.State.Version;
        _kept.Write("tunnel.txt", "The tunnel of Kest opened in 2020.");
        await _kept.Keeper.ReloadAsync(Mona, isDryRun: false, progress: null, Cancellation);
        await _kept.Keeper.UseAsync(Mona, first, Cancellation);

        var result = Assert.IsType<ReloadResult.Refused>(await _kept.Keeper.RemoveAsync(Mona, "bridge.txt", progress: null, Cancellation));

        Assert.Contains($"Version {first} was brought back", result.Reason, StringComparison.Ordinal);
        Assert.True(System.IO.File.Exists(_kept.PathOf("bridge.txt")));
        Assert.Equal(first, _kept.Corpus.Current.State.Version);
    }

    [Fact]
    public async Task An_error_of_the_curator_leaves_the_corpus_serving()
    {
        _kept.Write("corpus.yaml", "bridge.txt: [");

        var result = Assert.IsType<ReloadResult.Refused>(await _kept.Keeper.ReloadAsync(Mona, isDryRun: false, progress: null, Cancellation));

        Assert.Contains("corpus.yaml line 1", result.Reason, StringComparison.Ordinal);
        Assert.Contains("corpus.yaml line 1", _kept.Audited(1).Single().Result, StringComparison.Ordinal);
        Assert.Equal(3, _kept.Corpus.Current.Articles.Count);
    }

    [Fact]
    public async Task The_questions_of_the_corpus_say_what_got_worse()
    {
        _kept.Write("questions.jsonl", """
            {"id": "q1", "question": "When did the bridge of Kest open?", "type": "when", "answerable": true, "evidence": [{"file": "bridge.txt", "text": "opened in 1998"}]}
            {"id": "q2", "question": "When did the museum of Kest open?", "type": "when", "answerable": true, "evidence": [{"file": "museum.txt", "text": "opened in 2005"}]}
            """);
        _kept.Write("bridge.txt", "The bridge of Kest is painted red.");
        await _kept.Keeper.ReloadAsync(Mona, isDryRun: false, progress: null, Cancellation);

        var (check, problem) = await _kept.Keeper.CheckAsync(Mona, version: null, Cancellation);

        Assert.Empty(problem);
        Assert.Equal((2, 1, 2), (check!.Questions, check.Right, check.RightBefore));
        Assert.Equal("q1", Assert.Single(check.Worse).Id);
        Assert.Empty(check.Better);
        Assert.Equal(("Mona", "check", "1 of 2 right"), _kept.Audited(1).Single());
    }

    [Fact]
    public async Task Without_questions_it_is_told_how_to_write_them()
    {
        var (check, problem) = await _kept.Keeper.CheckAsync(Mona, version: null, Cancellation);

        Assert.Null(check);
        Assert.Contains("questions.jsonl", problem, StringComparison.Ordinal);
    }

    private sealed class Reports(Action report) : IProgress<ReloadProgress>
    {
        private readonly Lock _reporting = new();

        public void Report(ReloadProgress value)
        {
            lock (_reporting)
                report();
        }
    }

    private static Upload File(string name, string text) => new(name, Bytes: null, _ => Task.FromResult<Stream>(new MemoryStream(Encoding.UTF8.GetBytes(text))));
}
