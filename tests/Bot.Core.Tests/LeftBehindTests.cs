using Bot.Core.Articles;
using Bot.Core.Tests.Stores;
using Bot.Core.Versions;
using Microsoft.Data.Sqlite;

namespace Bot.Core.Tests;

/// <summary>What a program leaves behind that is killed where chance seldom hits: between two writes, and amid one.</summary>
public abstract class LeftBehindTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StorePlace _place;
    private readonly string _first;
    private readonly string _second;

    /// <summary>Two versions are kept, the second one is in use.</summary>
    private protected LeftBehindTests(StorePlace place)
    {
        _place = place;
        Write(2003);
        var corpus = Open(_place.Folder);
        _first = corpus.Current.State.Version;
        Write(2013);
        _second = Reload(corpus).Version.Id;
    }

    public void Dispose()
    {
        _folder.Dispose();
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void The_index_of_a_version_that_was_not_kept_is_no_version()
    {
        Change("UPDATE in_use SET version = @first; DELETE FROM version WHERE id = @second");

        Assert.Equal(2003, OpensWhole());
    }

    [Fact]
    public void A_version_that_was_kept_and_not_put_in_use_waits_for_the_next_reload()
    {
        Change("UPDATE in_use SET version = @first");

        Assert.Equal(2003, OpensWhole());
    }

    [Fact]
    public void A_first_version_that_was_kept_and_not_put_in_use_is_read_again()
    {
        Change("DELETE FROM in_use; DELETE FROM version WHERE id = @first");

        Assert.Equal(2013, OpensWhole());
    }

    [Fact]
    public void Versions_that_were_forgotten_leave_no_index_behind()
    {
        Change("DELETE FROM version WHERE id = @first");

        Assert.Equal(2013, OpensWhole());
    }

    [Fact]
    public void A_version_without_its_index_is_analysed_again()
    {
        File.Delete(IndexOf(_second));

        Assert.Equal(2013, OpensWhole());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(500)]
    [InlineData(-1)]
    public void A_version_with_half_an_index_is_analysed_again(int length)
    {
        var whole = File.ReadAllBytes(IndexOf(_second));
        File.WriteAllBytes(IndexOf(_second), whole[..(length < 0 ? whole.Length + length : length)]);

        Assert.Equal(2013, OpensWhole());
        Assert.Equal(whole.Length, new FileInfo(IndexOf(_second)).Length);
    }

    [Fact]
    public void An_index_with_a_wrong_byte_is_not_trusted()
    {
        var whole = File.ReadAllBytes(IndexOf(_second));
        var damaged = whole.ToArray();
        damaged[whole.Length / 2] ^= 4;
        File.WriteAllBytes(IndexOf(_second), damaged);

        Assert.Equal(2013, OpensWhole());
        Assert.NotEqual(damaged, File.ReadAllBytes(IndexOf(_second)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_file_that_was_being_written_is_gone_after_the_next_start(bool hasChanged)
    {
        File.WriteAllText($"{IndexOf(_second)}.77.tmp", "half");
        File.WriteAllText(IndexOf("0123456789"), "of no version");
        if (hasChanged)
            Write(2023);

        Open(_place.Folder);

        Assert.Equal(hasChanged ? 3 : 2, Directory.GetFiles(CorpusStore.FolderOf(Options(_place.Folder)), "*.index").Length);
        Assert.Empty(Directory.GetFiles(_place.Folder, "*.tmp", SearchOption.AllDirectories));
    }

    [Theory]
    [InlineData("Reading")]
    [InlineData("Analysing")]
    [InlineData("Indexing")]
    [InlineData("Reading figures")]
    [InlineData("Saving")]
    public void A_reload_that_fails_in_a_stage_leaves_all_as_it_was(string stage)
    {
        var corpus = Open(_place.Folder);
        var before = corpus.Current;
        Write(2023);

        var thrown = Record.Exception(() => corpus.Reload("a test", isDryRun: false, mayLose: false, new Failing(stage), CancellationToken.None));

        Assert.Contains("As it happens", $"{thrown}", StringComparison.Ordinal);
        Assert.Same(before, corpus.Current);
        Assert.Equal([_second, _first], corpus.Versions.Select(version => version.Id));
        Assert.Equal(2013, OpensWhole(_place.Folder, 2023));
    }

    /// <summary>It opens as one version, whole; the next reload gives what the folder has, and leaves nothing but what is kept.</summary>
    /// <returns>The year that the version in use tells.</returns>
    private int OpensWhole() => OpensWhole(_place.Folder, 2013);

    private protected int OpensWhole(string data, int yearOfFolder)
    {
        var opened = Corpus.Open(Options(data), null, CancellationToken.None, catchUp: false, databases: DatabasesOf(data));
        Assert.Null(opened.Problem);
        Assert.All(opened.Versions, version => Assert.NotNull(opened.Find(version.Id, CancellationToken.None)));
        var year = YearOf(opened.Current);

        Reload(opened);

        Assert.Equal(yearOfFolder, YearOf(opened.Current));
        Assert.Equal(opened.Current.State, Open(data).Current.State);
        var files = Directory.GetFiles(data, "*", SearchOption.AllDirectories);
        Assert.DoesNotContain(files, file => file.EndsWith(".tmp", StringComparison.Ordinal));
        Assert.Equal(opened.Versions.Count, files.Count(file => file.EndsWith(".index", StringComparison.Ordinal)));
        return year;
    }

    private static int YearOf(CorpusSnapshot snapshot)
    {
        Assert.Equal(["a.txt", "b.txt", "c.txt"], snapshot.Articles.Select(article => article.File));
        Assert.Equal(3, snapshot.Index.ArticleCount);
        var years = snapshot.ReadFigures(0).Concat(snapshot.ReadFigures(1)).Select(figure => figure.Period?.From.Year).Distinct();
        var year = Assert.NotNull(Assert.Single(years));
        Assert.All(snapshot.Articles.Take(2), article => Assert.Contains($"in {year}", article.Text, StringComparison.Ordinal));
        return year;
    }

    private protected void Write(int year) => _folder
        .With("a.txt", $"The harbour of Kest took in 40 boats in {year}.")
        .With("b.txt", $"The port of Arlow took in 70 ferries in {year}.")
        .With("c.txt", "Bread costs more.");

    private void Change(string sql)
    {
        var database = _place.Databases.Open(StoreSchema.Schema, CorpusStore.PartOf(Options(_place.Folder)));
        Assert.NotEqual(0, database.Write(sql, ("@first", _first), ("@second", _second)));
    }

    private string IndexOf(string version) => Path.Combine(CorpusStore.FolderOf(Options(_place.Folder)), $"{version}.index");

    private protected StorePlace Place => _place;

    private protected CorpusOptions Options(string data) => new() { Folder = _folder.Path, Data = data };

    private protected Corpus Open(string data) => Corpus.Open(Options(data), null, CancellationToken.None, databases: DatabasesOf(data));

    private Databases DatabasesOf(string data) => data == _place.Folder ? _place.Open() : new LocalDatabases(data);

    private static ReloadReport Reload(Corpus corpus) => corpus.Reload("a test", isDryRun: false, mayLose: false, null, CancellationToken.None);

    private sealed class Failing(string stage) : IProgress<ReloadProgress>
    {
        public void Report(ReloadProgress value)
        {
            if (value.Stage == stage)
                throw new InvalidOperationException("As it happens");
        }
    }
}

public sealed class LocalLeftBehindTests() : LeftBehindTests(StorePlace.Local())
{
    private const int Cuts = 80;

    [Fact]
    public void Whatever_of_the_write_ahead_log_was_written_a_whole_version_opens()
    {
        var random = new Random(2016);
        Write(2023);
        // Its connections are open still, so nothing was moved out of the log.
        var corpus = Open(Place.Folder);
        var log = File.ReadAllBytes(Path.Combine(CorpusStore.FolderOf(Options(Place.Folder)), "corpus.db-wal"));
        List<int> years = [];
        for (var cut = 0; cut < Cuts; cut++)
        {
            using var killed = new TemporaryFolder();
            var folder = CorpusStore.FolderOf(Options(Place.Folder));
            var copy = Directory.CreateDirectory(Path.Combine(killed.Path, "corpora", Path.GetFileName(folder))).FullName;
            foreach (var file in Directory.GetFiles(folder).Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)))
                File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
            File.WriteAllBytes(Path.Combine(copy, "corpus.db-wal"), log[..random.Next(log.Length + 1)]);

            years.Add(OpensWhole(killed.Path, 2023));
            SqliteConnection.ClearAllPools();
        }

        // Every version was met, so the cuts fell before, between and behind them.
        Assert.Equal([2003, 2013, 2023], years.Distinct().Order());
        Assert.Equal(3, corpus.Versions.Count);
    }
}

public sealed class SharedLeftBehindTests() : LeftBehindTests(StorePlace.Shared());
