using System.Runtime.CompilerServices;
using Bot.Core.Tests.Stores;
using Bot.Core.Versions;

namespace Bot.Core.Tests;

/// <summary>A file that is known to have changed is read by itself.</summary>
public abstract class EditedFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StorePlace _place;

    private protected EditedFileTests(StorePlace place)
    {
        _place = place;
        for (var i = 0; i < 12; i++)
            Write($"{i:00}.txt", $"Harbour number {i} took in {i + 100} boats in 2019.");
    }

    public void Dispose()
    {
        _folder.Dispose();
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Only_what_is_named_is_read()
    {
        var corpus = Open();
        Write("05a.txt", "The lighthouse of Gris-Nez was lit in 1837.");
        Write("99.txt", "The lightship came in 1850.");

        var report = Reload(corpus, "05a.txt");

        Assert.Equal(["05a.txt"], report.Diff.Added.Select(article => article.File));
        Assert.Equal(1, report.FilesRead);
        Assert.Equal("05a.txt", corpus.Current.Articles[6].File);
        Assert.Equal(13, corpus.Current.Articles.Count);
        Assert.False(corpus.IsMerged);
        // The next look at the folder finds the other one, at a start too.
        Assert.Equal(["99.txt"], Reload(Open(catchUp: false)).Diff.Added.Select(article => article.File));
    }

    [Fact]
    public void A_version_is_named_as_by_reading_everything()
    {
        var corpus = Open();
        var first = corpus.Current.State;
        Write("03.txt", "Harbour number 3 was closed.");
        Write("30.txt", "A new harbour opened.");
        File.Delete(PathOf("07.txt"));
        var report = Reload(corpus, "30.txt", "07.txt", "03.txt");

        Assert.Equal(["30.txt"], Files(report.Diff.Added));
        Assert.Equal(["03.txt"], Files(report.Diff.Changed));
        Assert.Equal(["07.txt"], Files(report.Diff.Removed));
        using var elsewhere = new TemporaryFolder();
        Assert.Equal(Corpus.Open(new CorpusOptions { Folder = _folder.Path, Data = elsewhere.Path }, null, CancellationToken.None).Current.State, corpus.Current.State);
        Assert.Equal(["03.txt"], corpus.Changes[0].ChangedFiles);

        Write("03.txt", "Harbour number 3 took in 103 boats in 2019.");
        Write("07.txt", "Harbour number 7 took in 107 boats in 2019.");
        File.Delete(PathOf("30.txt"));
        Reload(corpus, "03.txt", "07.txt", "30.txt");

        Assert.Equal(first, corpus.Current.State);
        Assert.False(corpus.IsMerged);
        corpus.Merge(CancellationToken.None);
        Assert.True(corpus.IsMerged);
        Assert.Equal(first, corpus.Current.State);

        static string[] Files(IEnumerable<Bot.Core.Articles.Article> articles) => [.. articles.Select(article => article.File)];
    }

    [Fact]
    public void A_version_that_was_never_merged_is_brought_back()
    {
        var corpus = Open();
        Write("30.txt", "A new harbour opened.");
        var unmerged = Reload(corpus, "30.txt").Version.Id;
        Write("31.txt", "Another harbour opened.");
        Reload(corpus, "31.txt");
        corpus.Merge(CancellationToken.None);

        corpus.Use("a test", unmerged, CancellationToken.None);

        Assert.Equal((unmerged, 13), (corpus.Current.State.Version, corpus.Current.Articles.Count));
        Assert.Equal("A new harbour opened.", Open().Current.FindArticle("30.txt")?.Text);
        Assert.Null(Open().Current.FindArticle("31.txt"));
    }

    [Fact]
    public void What_is_merged_needs_no_version_before_it()
    {
        var options = Options;
        options.KeepVersions = 1;
        var corpus = Corpus.Open(options, null, CancellationToken.None, databases: _place.Open());
        Write("30.txt", "A new harbour opened.");
        Reload(corpus, "30.txt");
        Assert.Equal(2, corpus.Versions.Count); // of which the second has what the first is different from
        corpus.Merge(CancellationToken.None);

        Assert.Equal((corpus.Current.State.Version, 13), (Assert.Single(corpus.Versions).Id, CountArticles()));
        var opened = Corpus.Open(options, null, CancellationToken.None, databases: _place.Open());
        Assert.True(opened.IsMerged);
        Assert.Equal(13, opened.Current.Articles.Count);
        Assert.Equal(0, Reload(opened).FilesRead);
    }

    [Fact]
    public void What_a_change_needs_is_read_before_and_nothing_changes()
    {
        var corpus = Open();
        var before = corpus.Current;
        Assert.False(before.IsPrepared);

        corpus.PrepareChange(CancellationToken.None);

        Assert.True(before.IsPrepared);
        Assert.Same(before, corpus.Current);
        Assert.Single(corpus.Versions);
        Write("30.txt", "A new harbour opened.");
        Reload(corpus, "30.txt");
        Assert.True(corpus.Current.IsPrepared);
        corpus.Merge(CancellationToken.None);
        Assert.True(corpus.Current.IsPrepared);
    }

    [Fact]
    public void A_snapshot_that_nobody_uses_is_let_go()
    {
        var corpus = Open();

        // Made in methods of their own, so that no local variable holds them.
        var (second, third) = (Change(corpus, "30.txt"), Change(corpus, "31.txt"));
        Change(corpus, "32.txt");
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        Assert.Equal((false, false), (second.TryGetTarget(out _), third.TryGetTarget(out _)));
        Assert.Equal(15, corpus.Current.Reading.Articles.Count);

        [MethodImpl(MethodImplOptions.NoInlining)]
        WeakReference<CorpusSnapshot> Change(Corpus corpus, string file)
        {
            Write(file, "A new harbour opened.");
            Reload(corpus, file);
            return new(corpus.Current);
        }
    }

    [Fact]
    public void A_change_waits_while_what_was_merged_comes_into_use()
    {
        using var time = new HeldTime();
        var corpus = Corpus.Open(Options, null, CancellationToken.None, time: time, databases: _place.Open());
        Write("30.txt", "A new harbour opened.");
        Reload(corpus, "30.txt");
        Write("31.txt", "Another harbour opened.");
        Exception? notMerged = null, refused = null;
        var merging = new Thread(() => notMerged = Record.Exception(() =>
        {
            time.HoldThisThread();
            corpus.Merge(CancellationToken.None);
        }));
        var changing = new Thread(() => refused = Record.Exception(() => Reload(corpus, "31.txt")));

        merging.Start();
        time.WaitUntilHeld();
        changing.Start();
        SpinWait.SpinUntil(() => !changing.IsAlive || changing.ThreadState.HasFlag(ThreadState.WaitSleepJoin));
        time.GoOn();
        merging.Join();
        changing.Join();

        Assert.Equal((null, null), (notMerged, refused));
        Assert.Equal((14, 2), (corpus.Current.Articles.Count, corpus.Segments));
    }

    [Fact]
    public void Articles_that_no_version_has_any_more_are_forgotten()
    {
        var options = Options;
        options.KeepVersions = 2;
        var corpus = Corpus.Open(options, null, CancellationToken.None, databases: _place.Open());
        foreach (var boats in new[] { 1, 2, 3 })
        {
            Write("30.txt", $"A new harbour took in {boats} boats.");
            Reload(corpus, "30.txt");
        }

        var before = corpus.Current.State.Version;
        Write("31.txt", "Another harbour opened.");
        Reload(corpus, "31.txt");
        Assert.Equal(12 + 4, CountArticles());
        corpus.Merge(CancellationToken.None);

        Assert.Equal(12 + 2, CountArticles());
        corpus.Use("a test", before, CancellationToken.None);
        Assert.Equal("A new harbour took in 3 boats.", Assert.Single(corpus.Current.Articles, article => article.File == "30.txt").Text);
        Assert.Equal(13, Open().Current.Articles.Count);
    }

    [Fact]
    public void What_is_no_article_is_told_by_a_look_at_the_folder()
    {
        var corpus = Open();
        Write("30.exe", "no article");
        File.CreateSymbolicLink(PathOf("31.txt"), Path.Combine(_place.Folder, "elsewhere.txt"));

        Assert.Equal(["30.exe"], Reload(corpus, "30.exe").Rejected.Where(file => file.File == "30.exe").Select(file => file.File));
        Assert.Contains(Reload(corpus, "31.txt").Rejected, file => file.File == "31.txt");
        Assert.Equal(12, corpus.Current.Articles.Count);
    }

    [Fact]
    public void A_name_that_leads_out_of_the_folder_reads_nothing()
    {
        var corpus = Open();
        File.WriteAllText(Path.Combine(Path.GetDirectoryName(_folder.Path)!, "outside.txt"), "Nobody may read this.");

        Assert.True(Reload(corpus, "../outside.txt").Diff.IsEmpty);
        File.Delete(Path.Combine(Path.GetDirectoryName(_folder.Path)!, "outside.txt"));
    }

    [Fact]
    public void A_merge_goes_on_to_what_came_meanwhile()
    {
        var (corpus, reader) = (Open(), new SnapshotReader(Options));
        Write("30.txt", "A new harbour opened.");
        Reload(corpus, "30.txt");
        var merged = reader.Merge(CorpusStore.Open(Options, _place.Open()), corpus.Current, CancellationToken.None);
        Write("31.txt", "Another harbour opened.");
        Reload(corpus, "31.txt");

        var next = reader.TryGoOn(merged, corpus.Current, CancellationToken.None)!;

        Assert.Equal(corpus.Current.State, next.State);
        Assert.Equal(corpus.Current.Articles.Select(article => article.Text), next.Articles.Select(article => article.Text));
        Assert.Equal(2, next.Index.Segments.Count);
        Assert.Same(merged, next.Base);
    }

    [Fact]
    public void The_sum_of_a_version_goes_by_no_order()
    {
        var sum = default(VersionSum).Plus("a").Plus("b").Plus("c");

        Assert.Equal(sum, default(VersionSum).Plus("c").Plus("a").Plus("b"));
        Assert.Equal(sum, default(VersionSum).Plus("d").Plus("c").Plus("a").Minus("d").Plus("b"));
        Assert.Equal(default, sum.Minus("b").Minus("c").Minus("a"));
        Assert.NotEqual(sum, default(VersionSum).Plus("a").Plus("b"));
        Assert.Equal(sum, VersionSum.Of(sum.ToBytes()));
    }

    private long CountArticles() => _place.Databases.Open(StoreSchema.Schema, CorpusStore.PartOf(Options)).Value<long>("SELECT COUNT(*) FROM article");

    private CorpusOptions Options => new() { Folder = _folder.Path, Data = _place.Folder, SegmentsFrom = 1 };

    private Corpus Open(bool catchUp = true) => Corpus.Open(Options, null, CancellationToken.None, catchUp, databases: _place.Open());

    private static ReloadReport Reload(Corpus corpus, params string[] files) => corpus.Reload("a test", isDryRun: false, mayLose: false, null, CancellationToken.None, files: files.Length == 0 ? null : files);

    private string PathOf(string file) => Path.Combine(_folder.Path, file);

    private void Write(string file, string text)
    {
        File.WriteAllText(PathOf(file), text);
        File.SetLastWriteTimeUtc(PathOf(file), DateTime.UtcNow.AddMinutes(-10));
    }

    /// <summary>Holds one thread up when it asks for the time.</summary>
    private sealed class HeldTime : TimeProvider, IDisposable
    {
        private readonly ManualResetEventSlim _isHeld = new(), _goesOn = new();
        private volatile Thread? _thread;

        public void HoldThisThread() => _thread = Thread.CurrentThread;

        public void WaitUntilHeld() => _isHeld.Wait(TestContext.Current.CancellationToken);

        public void GoOn() => _goesOn.Set();

        public override DateTimeOffset GetUtcNow()
        {
            if (Thread.CurrentThread == _thread)
            {
                _isHeld.Set();
                _goesOn.Wait();
            }

            return base.GetUtcNow();
        }

        public void Dispose()
        {
            _isHeld.Dispose();
            _goesOn.Dispose();
        }
    }
}

public sealed class LocalEditedFileTests() : EditedFileTests(StorePlace.Local());

public sealed class SharedEditedFileTests() : EditedFileTests(StorePlace.Shared());
