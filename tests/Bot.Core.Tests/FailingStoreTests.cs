using Microsoft.Data.Sqlite;

namespace Bot.Core.Tests;

/// <summary>A disk that is full, or cannot be written, at each step of a change.</summary>
public sealed class FailingStoreTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TemporaryFolder _data = new();

    public void Dispose()
    {
        _folder.Dispose();
        _data.Dispose();
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
        File.WriteAllText(Path.Combine(_data.Path, "corpora"), "no folder");
        var corpus = Open();
        With("a.txt", "The harbour treaty was signed in 2013.");

        var report = Reload(corpus);

        Assert.NotNull(report.SaveProblem);
        Assert.Contains("2013", corpus.Current.Articles[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void After_a_change_that_could_not_be_locked_another_thread_may_change_it()
    {
        With("a.txt", "The harbour treaty was signed in 2003.");
        var corpus = Open();
        var file = Directory.GetFiles(_data.Path, "reload.lock", SearchOption.AllDirectories).Single();
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

    [Fact]
    public void An_index_that_cannot_be_saved_is_made_anew_at_every_start()
    {
        With("a.txt", "The harbour treaty was signed in 2003.");
        Open();
        var index = Directory.GetFiles(_data.Path, "*.index", SearchOption.AllDirectories).Single();
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

    private FailingStoreTests With(string file, string text)
    {
        _folder.With(file, text);
        File.SetLastWriteTimeUtc(Path.Combine(_folder.Path, file), new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddSeconds(text.Sum(c => c)));
        return this;
    }

    private void Fail(string table)
    {
        using var connection = new SqliteConnection($"Data Source={Directory.GetFiles(_data.Path, "corpus.db", SearchOption.AllDirectories).Single()}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"CREATE TRIGGER full BEFORE INSERT ON {table} BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END";
        command.ExecuteNonQuery();
    }

    private Corpus Open() => Corpus.Open(new CorpusOptions { Folder = _folder.Path, Data = _data.Path }, null, CancellationToken.None);

    private static ReloadReport Reload(Corpus corpus) => corpus.Reload("a test", isDryRun: false, mayLose: false, null, CancellationToken.None);
}
