using Bot.Core.Tests.Stores;
using Bot.Core.Versions;

namespace Bot.Core.Tests;

/// <summary>A disk that is full, or cannot be written, at each step of a change.</summary>
public abstract class FailingStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StorePlace _place;

    private protected FailingStoreTests(StorePlace place) => _place = place;

    public void Dispose()
    {
        _folder.Dispose();
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Theory]
    [InlineData("article")]
    [InlineData("version")]
    [InlineData("in_use")]
    [InlineData("holder")]
    public void What_cannot_be_saved_is_in_use_all_the_same_and_stays(string table)
    {
        With("a.txt", "The harbour treaty was signed in 2003.");
        var corpus = Open();
        With("a.txt", "The harbour treaty was signed in 2013.");
        Fail(table);

        var report = Reload(corpus);
        corpus.Follow(CancellationToken.None);

        Assert.Equal(table == "holder", report.SaveProblem is null);
        Assert.Equal(report.Version.Id, corpus.Current.State.Version);
        Assert.Contains("2013", corpus.Current.Articles[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_a_data_folder_reloads_are_put_in_use()
    {
        With("a.txt", "The harbour treaty was signed in 2003.");
        File.WriteAllText(Path.Combine(_place.Folder, "corpora"), "no folder");
        var corpus = Open();
        With("a.txt", "The harbour treaty was signed in 2013.");

        var report = Reload(corpus);

        Assert.NotNull(report.SaveProblem);
        Assert.Contains("2013", corpus.Current.Articles[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_index_that_cannot_be_saved_is_made_anew_at_every_start()
    {
        With("a.txt", "The harbour treaty was signed in 2003.");
        Open();
        var index = Directory.GetFiles(_place.Folder, "*.index", SearchOption.AllDirectories).Single();
        File.Delete(index);
        // Nothing can be moved there.
        Directory.CreateDirectory(Path.Combine(index, "in the way"));

        Assert.Single(Open().Current.Articles);
    }

    [Fact]
    public void Synonyms_that_another_process_reloaded_are_followed()
    {
        With("a.txt", "The harbour treaty was signed in 2003.");
        var (server, terminal) = (Open(), Open());
        var before = server.Current;
        With("synonyms.txt", "treaty, accord");

        Reload(terminal);

        Assert.True(server.Follow(CancellationToken.None));
        Assert.NotSame(before, server.Current);
        Assert.False(server.Follow(CancellationToken.None));
    }

    private protected FailingStoreTests With(string file, string text)
    {
        _folder.With(file, text);
        File.SetLastWriteTimeUtc(Path.Combine(_folder.Path, file), new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(text.Sum(c => c)));
        return this;
    }

    private void Fail(string table)
    {
        var isShared = _place.ConnectionString is not null;
        _place.Databases.Open(StoreSchema.Schema, CorpusStore.PartOf(Options)).Write(
            isShared
                ? $"CREATE FUNCTION disk_is_full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'disk is full'; END $$; CREATE TRIGGER disk_is_full BEFORE INSERT ON {table} FOR EACH ROW EXECUTE FUNCTION disk_is_full()"
                : $"CREATE TRIGGER disk_is_full BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END");
    }

    private protected StorePlace Place => _place;

    private CorpusOptions Options => new() { Folder = _folder.Path, Data = _place.Folder };

    private protected Corpus Open() => Corpus.Open(Options, null, CancellationToken.None, databases: _place.Open());

    private protected static ReloadReport Reload(Corpus corpus) => corpus.Reload("a test", isDryRun: false, mayLose: false, null, CancellationToken.None);
}

public sealed class LocalFailingStoreTests() : FailingStoreTests(StorePlace.Local())
{
    [Fact]
    public void After_a_change_that_could_not_be_locked_another_thread_may_change_it()
    {
        With("a.txt", "The harbour treaty was signed in 2003.");
        var corpus = Open();
        var file = Directory.GetFiles(Place.Folder, "reload.lock", SearchOption.AllDirectories).Single();
        File.Delete(file);
        Directory.CreateDirectory(file);
        Assert.ThrowsAny<Exception>(() => Reload(corpus));
        Directory.Delete(file);
        Exception? second = null;

        var other = new Thread(() => second = Record.Exception(() => Reload(corpus)));
        other.Start();
        other.Join();

        Assert.Null(second);
    }
}

public sealed class SharedFailingStoreTests() : FailingStoreTests(StorePlace.Shared());
