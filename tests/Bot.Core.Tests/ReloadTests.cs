using Bot.Cluster;
using Bot.Core.Answers;
using Bot.Core.Articles;
using Bot.Core.Figures;
using Bot.Core.Tests.Stores;
using Bot.Core.Versions;

namespace Bot.Core.Tests;

public abstract class ReloadTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StorePlace _place;

    private protected ReloadTests(StorePlace place) => _place = place;

    public void Dispose()
    {
        _folder.Dispose();
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void A_reload_tells_what_was_added_changed_removed_and_rejected()
    {
        With("a.txt", "The harbour of Kest took in 40 boats in 2015.").With("b.txt", "Bread costs more.").With("c.txt", "The bridge opened in May.").With("d.txt", "Nothing new.");
        var corpus = Open();
        With("a.txt", "The harbour of Kest took in 45 boats in 2016, and 12 ferries in 2016.").With("e.txt", "A tunnel is dug.").With("f.xyz", "?");
        File.Delete(PathOf("b.txt"));

        var report = corpus.Reload("a test", isDryRun: false, mayLose: true, null, CancellationToken.None);

        Assert.Equal(["e.txt"], report.Diff.Added.Select(article => article.File));
        Assert.Equal(["a.txt"], report.Diff.Changed.Select(article => article.File));
        Assert.Equal(["b.txt"], report.Diff.Removed.Select(article => article.File));
        Assert.Contains("no article format", Assert.Single(report.Diff.Rejected).Reason, StringComparison.Ordinal);
        Assert.Equal([new FigureChange(2015, 0, 1), new FigureChange(2016, 2, 0)], report.Diff.Figures);
        Assert.Equal(report.Version.Id, corpus.Current.State.Version);
        Assert.Equal(HeldBack.No, report.HeldBack);
    }

    [Fact]
    public void Files_that_did_not_change_are_not_read_again()
    {
        With("a.txt", "The harbour treaty was signed in 2003.").With("b.txt", "Bread costs more.");
        var corpus = Open();
        With("b.txt", "Bread costs less.");
        // By size and time nothing happened to it.
        var time = File.GetLastWriteTimeUtc(PathOf("a.txt"));
        File.WriteAllText(PathOf("a.txt"), "The harbour treaty was signed in 2013.");
        File.SetLastWriteTimeUtc(PathOf("a.txt"), time);

        var report = Reload(corpus);

        Assert.Equal(1, report.FilesRead);
        Assert.Equal(["b.txt"], report.Diff.Changed.Select(article => article.File));
    }

    [Fact]
    public void A_file_that_was_written_as_it_was_read_is_read_again()
    {
        With("a.txt", "The harbour treaty was signed in 2003.");
        File.SetLastWriteTimeUtc(PathOf("a.txt"), DateTime.UtcNow);
        var corpus = Open();
        var time = File.GetLastWriteTimeUtc(PathOf("a.txt"));
        File.WriteAllText(PathOf("a.txt"), "The harbour treaty was signed in 2013.");
        File.SetLastWriteTimeUtc(PathOf("a.txt"), time);

        Assert.Single(Reload(corpus).Diff.Changed);
    }

    [Fact]
    public void A_file_that_was_only_touched_is_read_and_not_analysed()
    {
        With("a.txt", "The harbour treaty was signed in 2003.").With("b.txt", "Bread costs more.");
        var corpus = Open();
        File.SetLastWriteTimeUtc(PathOf("a.txt"), DateTime.UtcNow.AddMinutes(-1));
        var stages = new Stages();

        var report = corpus.Reload("a test", isDryRun: false, mayLose: false, stages, CancellationToken.None);

        Assert.Equal(1, report.FilesRead);
        Assert.True(report.Diff.IsEmpty);
        Assert.DoesNotContain("Analysing", stages.Names);
    }

    [Theory]
    [InlineData("corpus.yaml", "a.txt:\n  title: Another title\n")]
    [InlineData("corpus.yaml", "a.txt:\n  tags: [harbour]\n")]
    [InlineData("corpus.yaml", "a.txt:\n  date: 2016-08-30\n")]
    public void What_corpus_yaml_says_of_a_file_changes_its_article(string file, string text)
    {
        With("a.txt", "The harbour treaty was signed in 2003.").With("b.txt", "Bread costs more.");
        var corpus = Open();
        With(file, text);

        var report = Reload(corpus);

        Assert.Equal("a.txt", Assert.Single(report.Diff.Changed).File);
        Assert.NotEqual(report.Diff.Before, report.Diff.After);
    }

    [Fact]
    public void A_dry_run_changes_nothing()
    {
        With("a.txt", "The harbour treaty was signed in 2003.");
        var corpus = Open();
        var before = corpus.Current;
        With("b.txt", "Bread costs more.");

        var report = corpus.Reload("a test", isDryRun: true, mayLose: false, null, CancellationToken.None);

        Assert.True(report.IsDryRun);
        Assert.Single(report.Diff.Added);
        Assert.Same(before, corpus.Current);
        Assert.Single(corpus.Versions);
    }

    [Theory]
    [InlineData(3, HeldBack.LostTooMuch)]
    [InlineData(4, HeldBack.LostTooMuch)]
    [InlineData(2, HeldBack.No)]
    [InlineData(10, HeldBack.Empty)]
    public void A_reload_that_loses_too_much_is_held_back_until_somebody_says_so(int lost, HeldBack expected)
    {
        for (var i = 0; i < 10; i++)
            With($"{i}.txt", $"The harbour of Kest took in {i} boats.");
        var corpus = Open();
        var before = corpus.Current;
        for (var i = 0; i < lost; i++)
            File.Delete(PathOf($"{i}.txt"));

        var report = Reload(corpus);

        Assert.Equal(expected, report.HeldBack);
        Assert.Equal(expected == HeldBack.No, corpus.Current != before);
        Assert.Equal(expected == HeldBack.No ? before.State.Version : null, corpus.Before);
        corpus.Use("a test", report.Version.Id, CancellationToken.None);
        Assert.Equal(10 - lost, corpus.Current.Articles.Count);
        Assert.False(corpus.IsPinned);
        Assert.Equal(10 - lost, Open().Current.Articles.Count);
    }

    [Fact]
    public void A_version_that_is_brought_back_stays_until_the_next_reload()
    {
        With("a.txt", "The harbour treaty was signed in 2003.");
        var corpus = Open();
        var first = corpus.Current.State.Version;
        With("a.txt", "The harbour treaty was signed in 2013.");
        Reload(corpus);

        var diff = corpus.Use("a test", first, CancellationToken.None);
        var again = Open();

        Assert.Single(diff.Changed);
        Assert.Equal([first, first], new[] { corpus, again }.Select(one => one.Current.State.Version));
        Assert.Contains("2003", again.Current.Articles[0].Text, StringComparison.Ordinal);
        Assert.All([corpus, again], one => Assert.True(one.IsPinned));
        Assert.Single(Reload(again).Diff.Changed);
        Assert.False(again.IsPinned);
    }

    [Fact]
    public void Articles_of_a_version_that_is_kept_are_found_as_they_were()
    {
        With("a.txt", "The harbour treaty was signed in 2003.").With("b.txt", "Bread costs more.");
        var corpus = Open();
        var first = corpus.Current.State.Version;
        With("a.txt", "The harbour treaty was signed in 2013.");
        File.Delete(PathOf("b.txt"));
        corpus.Reload("a test", isDryRun: false, mayLose: true, null, CancellationToken.None);

        Assert.Contains("2003", corpus.FindArticle(first, "a.txt")?.Text, StringComparison.Ordinal);
        Assert.Contains("2013", corpus.FindArticle(corpus.Current.State.Version, "a.txt")?.Text, StringComparison.Ordinal);
        Assert.NotNull(corpus.FindArticle(first, "b.txt"));
        Assert.Null(corpus.FindArticle(first, "c.txt"));
        Assert.Null(corpus.FindArticle("../../etc", "a.txt"));
    }

    [Fact]
    public void Versions_beyond_those_kept_are_forgotten_with_what_they_alone_have()
    {
        With("a.txt", "The harbour treaty was signed in 2000.").With("b.txt", "Bread costs more.");
        var corpus = Open(new CorpusOptions { Folder = _folder.Path, Data = _place.Folder, KeepVersions = 3 });
        List<string> versions = [corpus.Current.State.Version];
        for (var year = 2001; year <= 2005; year++)
        {
            With("a.txt", $"The harbour treaty was signed in {year}.");
            versions.Add(Reload(corpus).Version.Id);
        }

        Assert.Equal(versions[^3..].Reverse<string>(), corpus.Versions.Select(version => version.Id));
        Assert.Equal(3, Directory.GetFiles(_place.Folder, "*.index", SearchOption.AllDirectories).Length);
        Assert.Null(corpus.FindArticle(versions[0], "b.txt"));
        Assert.Throws<CorpusException>(() => corpus.Use("a test", versions[0], CancellationToken.None));
        // b.txt once, a.txt three times.
        Assert.Equal(4L, CountArticles());
    }

    [Fact]
    public void What_another_process_puts_in_use_is_followed()
    {
        With("a.txt", "The harbour treaty was signed in 2003.");
        var (server, terminal) = (Open(), Open());
        With("a.txt", "The harbour treaty was signed in 2013.");

        Reload(terminal);

        Assert.Contains("2003", server.Current.Articles[0].Text, StringComparison.Ordinal);
        Assert.True(server.Follow(CancellationToken.None));
        Assert.Contains("2013", server.Current.Articles[0].Text, StringComparison.Ordinal);
        Assert.False(server.Follow(CancellationToken.None));
        Assert.Equal(0, Reload(server).FilesRead);
        Assert.Equal(terminal.Before, server.Before);
    }

    [Fact]
    public void One_change_is_made_at_a_time_and_who_comes_second_is_told_who_makes_it()
    {
        With("a.txt", "The harbour treaty was signed in 2003.");
        var (server, terminal) = (Open(), Open());
        With("a.txt", "The harbour treaty was signed in 2013.");
        CorpusBusyException? busy = null;
        var asking = new Reports(_ => busy ??= Record.Exception(() => Reload(terminal)) as CorpusBusyException);

        server.Reload("Mona in a chat", isDryRun: false, mayLose: false, asking, CancellationToken.None);

        Assert.Equal("Mona in a chat", busy?.By);
        Assert.True(Reload(terminal).Diff is { Changed.Count: 1 });
    }

    [Fact]
    public void A_reload_that_is_cancelled_leaves_all_as_it_was()
    {
        With("a.txt", "The harbour treaty was signed in 2003.");
        var corpus = Open();
        var before = corpus.Current;
        With("b.txt", "Bread costs more.");
        foreach (var stage in new[] { "Reading", "Analysing", "Indexing", "Reading figures" })
        {
            using var cancelling = new CancellationTokenSource();
            var cancels = new Reports(progress =>
            {
                if (progress.Stage == stage)
                    cancelling.Cancel();
            });

            Assert.ThrowsAny<OperationCanceledException>(() => corpus.Reload("a test", isDryRun: false, mayLose: false, cancels, cancelling.Token));
            Assert.Same(before, corpus.Current);
        }

        Assert.Single(corpus.Versions);
        Assert.Single(Reload(corpus).Diff.Added);
    }

    [Fact]
    public void A_folder_that_is_gone_at_the_start_leaves_the_last_version_serving()
    {
        With("a.txt", "The harbour treaty was signed in 2003.");
        Open();
        Directory.Delete(_folder.Path, recursive: true);

        var corpus = Open();

        Assert.Single(corpus.Current.Articles);
        Assert.Contains("no such folder", corpus.Problem, StringComparison.Ordinal);
        Assert.Throws<CorpusException>(() => Reload(corpus));
        Assert.Single(corpus.Current.Articles);
        Directory.CreateDirectory(_folder.Path);
    }

    [Fact]
    public void A_folder_that_lost_too_much_at_the_start_leaves_the_last_version_serving()
    {
        With("a.txt", "The harbour treaty was signed in 2003.").With("b.txt", "Bread costs more.");
        Open();
        File.Delete(PathOf("b.txt"));

        var corpus = Open();

        Assert.Equal(2, corpus.Current.Articles.Count);
        Assert.Equal(HeldBack.LostTooMuch, corpus.Opening?.HeldBack);
        Assert.Contains("2 articles", corpus.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_killed_program_left_is_cleaned_at_the_next_start()
    {
        With("a.txt", "The harbour treaty was signed in 2003.");
        Open();
        var store = CorpusStore.FolderOf(Options);
        File.WriteAllText(Path.Combine(store, "0123456789.index.77.tmp"), "half");
        File.WriteAllText(Path.Combine(store, "0123456789.index"), "of no version");
        With("b.txt", "Bread costs more.");

        Open();

        Assert.Equal(2, Directory.GetFiles(store, "*.index").Length);
        Assert.Empty(Directory.GetFiles(store, "*.tmp"));
    }

    [Fact]
    public void An_empty_corpus_answers_that_it_has_nothing()
    {
        With("a.txt", "The harbour treaty was signed in 2003.");
        var corpus = Open();
        File.Delete(PathOf("a.txt"));
        corpus.Reload("a test", isDryRun: false, mayLose: true, null, CancellationToken.None);

        Assert.Equal(0, corpus.Current.Passages);
        Assert.IsType<Answer.NotFound>(Answerer.Answer(corpus.Current, new Question("What is the harbour treaty?"), new AnswerOptions()));
        Assert.Empty(corpus.Current.FindFigures(new FigureQuery()).Rows);
        With("b.txt", "Bread costs more.");
        Assert.Single(Reload(corpus).Diff.Added);
    }

    private protected ReloadTests With(string file, string text)
    {
        _folder.With(file, text);
        // Long ago, so that it is at rest.
        File.SetLastWriteTimeUtc(PathOf(file), new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(text.Sum(c => c)));
        return this;
    }

    private long CountArticles() => _place.Databases.Open(StoreSchema.Schema, CorpusStore.PartOf(Options)).Value<long>("SELECT COUNT(*) FROM article");

    private string PathOf(string file) => Path.Combine(_folder.Path, file);

    private protected CorpusOptions Options => new() { Folder = _folder.Path, Data = _place.Folder };

    private protected StorePlace Place => _place;

    private protected Corpus Open() => Open(Options);

    /// <summary>As another process does.</summary>
    private protected Corpus Open(CorpusOptions options) => Corpus.Open(options, null, CancellationToken.None, databases: _place.Open());

    private protected static ReloadReport Reload(Corpus corpus) => corpus.Reload("a test", isDryRun: false, mayLose: false, null, CancellationToken.None);

    private sealed class Stages : IProgress<ReloadProgress>
    {
        private readonly HashSet<string> _names = [];

        public IReadOnlySet<string> Names => _names;

        public void Report(ReloadProgress value)
        {
            lock (_names)
                _names.Add(value.Stage);
        }
    }

    private protected sealed class Reports(Action<ReloadProgress> report) : IProgress<ReloadProgress>
    {
        private readonly Lock _reporting = new();

        public void Report(ReloadProgress value)
        {
            lock (_reporting)
                report(value);
        }
    }
}

public sealed class LocalReloadTests() : ReloadTests(StorePlace.Local());

public sealed class SharedReloadTests() : ReloadTests(StorePlace.Shared())
{
    [Fact]
    public void A_machine_with_an_index_of_its_own_follows_what_another_put_in_use()
    {
        using var elsewhere = new TemporaryFolder();
        With("a.txt", "The harbour treaty was signed in 2003.");
        var one = Open();
        var other = Open(new CorpusOptions { Folder = Options.Folder, Data = elsewhere.Path });
        var read = other.Opening;
        With("a.txt", "The harbour treaty was signed in 2013.");

        Reload(one);

        Assert.Null(read); // the other one came with the articles
        Assert.True(other.Follow(CancellationToken.None));
        Assert.Equal(one.Current.State, other.Current.State);
        Assert.Contains("2013", other.Current.Articles[0].Text, StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFiles(elsewhere.Path, "*.index", SearchOption.AllDirectories).Length);
        Assert.Equal(one.Before, other.Before);
    }

    [Fact]
    public void One_machine_at_a_time_changes_it()
    {
        using var elsewhere = new TemporaryFolder();
        With("a.txt", "The harbour treaty was signed in 2003.");
        var (one, other) = (Open(), Open(new CorpusOptions { Folder = Options.Folder, Data = elsewhere.Path }));
        With("a.txt", "The harbour treaty was signed in 2013.");
        CorpusBusyException? busy = null;

        one.Reload("Mona in a chat", isDryRun: false, mayLose: false, new Reports(_ => busy ??= Record.Exception(() => Reload(other)) as CorpusBusyException), CancellationToken.None);

        Assert.Equal("Mona in a chat", busy?.By);
    }

    [Fact]
    public void Who_lost_the_right_to_change_inside_a_reload_keeps_nothing()
    {
        With("a.txt", "The harbour treaty was signed in 2003.");
        var corpus = Open();
        var before = corpus.Current.State.Version;
        With("a.txt", "The harbour treaty was signed in 2013.");

        var report = corpus.Reload("a test", isDryRun: false, mayLose: false, new Reports(progress =>
        {
            if (progress.Stage == "Saving")
                Place.EndSessions();
        }), CancellationToken.None);

        Assert.Contains("the right to change was lost", report.SaveProblem, StringComparison.Ordinal);
        Assert.Equal([before], corpus.Versions.Select(version => version.Id));
        With("a.txt", "The harbour treaty was signed in 2023.");
        var next = Reload(corpus);
        Assert.Null(next.SaveProblem);
        Assert.Equal([next.Version.Id, before], corpus.Versions.Select(version => version.Id));
    }

    [Fact]
    public async Task Other_machines_hear_of_what_is_put_in_use()
    {
        var heard = System.Threading.Channels.Channel.CreateUnbounded<string>();
        using var listening = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var listener = new SharedListener((SharedDatabases)Place.Databases, TimeProvider.System).ListenAsync("corpus", version => heard.Writer.TryWrite(version), listening.Token);
        var began = await heard.Reader.ReadAsync(listening.Token);
        With("a.txt", "The harbour treaty was signed in 2003.");

        var corpus = Open();

        Assert.Equal(("", corpus.Current.State.Version), (began, await heard.Reader.ReadAsync(listening.Token)));
        await listening.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => listener);
    }
}
