using Bot.Core.Answers;
using Bot.Core.Articles;
using Bot.Core.Indexing;
using Bot.Core.Tests.Stores;
using Bot.Core.Versions;

namespace Bot.Core.Tests;

/// <summary>A version that is served from its mapped index.</summary>
public abstract class OpenedVersionTests : IDisposable
{
    private const string Harbour = "The harbour of Kest took in 40 boats in 2013.";

    private readonly TemporaryFolder _folder = new();
    private readonly StorePlace _place;

    private protected OpenedVersionTests(StorePlace place) => _place = place;

    public void Dispose()
    {
        _folder.Dispose();
        _place.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public void Questions_need_neither_what_the_files_were_nor_the_articles_in_the_database()
    {
        With("a.txt", Harbour).With("b.txt", "Bread costs more.").With("c.xyz", "?");
        var written = Open();
        Change("UPDATE manifest SET content = @zero; UPDATE article SET content = @zero");

        var corpus = Open();

        Assert.Null(corpus.Opening);
        var found = Assert.IsType<Answer.Found>(Answerer.Answer(corpus.Current, new Question("How many boats did the harbour of Kest take in?"), new AnswerOptions { MinConfidence = 0 }));
        Assert.Equal(Harbour, found.Citations[0].Quote);
        Assert.Equal(written.Current.State, corpus.Current.State);
        Assert.Equal(written.Current.Rejected, corpus.Current.Rejected);
    }

    [Fact]
    public void What_was_reloaded_is_served_from_the_disk_as_what_was_opened()
    {
        With("a.txt", Harbour).With("b.txt", "Bread costs more.");
        var corpus = Open();
        With("c.txt", "A tunnel is dug.");

        Reload(corpus);

        Assert.IsType<ArticleTable>(corpus.Current.Articles);
        Assert.Equal([Harbour, "Bread costs more.", "A tunnel is dug."], corpus.Current.Articles.Select(article => article.Text));
    }

    [Fact]
    public void Warnings_and_rejected_files_are_told_after_the_next_start_too()
    {
        With("a.txt", Harbour).With("b.xyz", "?").With("corpus.yaml", "articles:\n  a.txt:\n    colour: red\n");
        var read = Open().Current;

        var opened = Open().Current;

        Assert.NotEmpty(read.Warnings);
        Assert.Equal(read.Warnings, opened.Warnings);
        Assert.Equal("b.xyz", Assert.Single(opened.Rejected).File);
    }

    [Fact]
    public void A_version_that_another_process_forgets_is_read_and_reloaded_on()
    {
        With("a.txt", Harbour).With("b.txt", "Bread costs more.");
        var corpus = Open();
        With("b.txt", "Bread costs less.");
        Reload(Open(new CorpusOptions { Folder = _folder.Path, Data = _place.Folder, KeepVersions = 1 }));
        Assert.Single(corpus.Versions);
        Assert.Single(Indexes);

        Assert.Equal(["Bread costs more."], corpus.Current.Articles.Where(article => article.File == "b.txt").Select(article => article.Text));
        With("c.txt", "A tunnel is dug.");
        var report = Reload(corpus);

        Assert.Equal(["c.txt"], report.Diff.Added.Select(article => article.File));
        Assert.Equal(["b.txt"], report.Diff.Changed.Select(article => article.File));
        Assert.Equal([Harbour, "Bread costs less.", "A tunnel is dug."], Open().Current.Articles.Select(article => article.Text));
    }

    /// <summary>Every place of the file, coarsely.</summary>
    [Fact]
    public void Whichever_byte_of_an_index_is_wrong_what_is_told_is_right_or_an_error()
    {
        With("a.txt", Harbour).With("b.txt", "Bread – costs more.");
        var expected = Told(Open().Current);
        var index = Assert.Single(Indexes);
        var whole = File.ReadAllBytes(index);
        var errors = 0;
        for (var place = 0; place < whole.Length; place += 1 + (whole.Length / 300))
        {
            var damaged = whole.ToArray();
            damaged[place] ^= 0x10;
            File.Delete(index); // who has mapped it reads on
            File.WriteAllBytes(index, damaged);

            try
            {
                Assert.Equal(expected, Told(Open().Current));
            }
            catch (CorpusException exception)
            {
                Assert.Contains("delete that file and start again", exception.Message, StringComparison.Ordinal);
                File.Delete(index);
                Assert.Equal(expected, Told(Open().Current));
                errors++;
            }
        }

        Assert.InRange(errors, 1, 299);
    }

    [Fact]
    public void A_reload_where_nothing_changed_looks_through_the_folder_alone()
    {
        With("a.txt", Harbour).With("b.txt", "Bread costs more.");
        var corpus = Open();
        Change("UPDATE manifest SET content = @zero"); // what nothing reads
        _folder.With("synonyms.txt", "pier, harbour");

        var report = Reload(corpus);

        Assert.True(report.Diff.IsEmpty);
        Assert.Equal(0, report.FilesRead);
        Assert.Equal(Harbour, Assert.IsType<Answer.Found>(Answerer.Answer(corpus.Current, new Question("How many boats did the pier of Kest take in?"), new AnswerOptions { MinConfidence = 0 })).Citations[0].Quote);
    }

    [Fact]
    public void An_article_is_found_by_its_file()
    {
        With("a.txt", Harbour).With("B.txt", "Bread costs more.").With("c/d.txt", "A tunnel is dug.");
        var corpus = Open().Current;

        Assert.Equal(["B.txt", "a.txt", "c/d.txt"], corpus.Articles.Select(article => article.File));
        Assert.All(corpus.Articles, article => Assert.Same(article, corpus.FindArticle(article.File)));
        Assert.All(corpus.Articles, (article, place) => Assert.Equal(place, corpus.PlaceOf(article)));
        Assert.Null(corpus.FindArticle("b.txt"));
        Assert.Null(corpus.PlaceOf(corpus.Articles[0] with { Title = "Another" }));
    }

    private static List<string> Told(CorpusSnapshot snapshot) =>
    [
        .. snapshot.Articles.Select(article => $"{article.File} {article.Text} {article.Quality}"),
        .. Enumerable.Range(0, snapshot.Articles.Count).SelectMany(snapshot.ReadFigures).Select(figure => $"{figure.What} {figure.Value} {figure.Unit} {figure.Quote}"),
    ];

    private OpenedVersionTests With(string file, string text)
    {
        _folder.With(file, text);
        File.SetLastWriteTimeUtc(Path.Combine(_folder.Path, file), DateTime.UtcNow.AddMinutes(-10).AddSeconds(text.Length));
        return this;
    }

    private string[] Indexes => Directory.GetFiles(_place.Folder, "*.index", SearchOption.AllDirectories);

    private void Change(string sql) => Assert.NotEqual(0, _place.Databases.Open(StoreSchema.Schema, CorpusStore.PartOf(Options)).Write(sql, ("@zero", new byte[] { 0 })));

    private CorpusOptions Options => new() { Folder = _folder.Path, Data = _place.Folder };

    private Corpus Open() => Open(Options);

    private Corpus Open(CorpusOptions options) => Corpus.Open(options, null, CancellationToken.None, databases: _place.Databases);

    private static ReloadReport Reload(Corpus corpus) => corpus.Reload("a test", isDryRun: false, mayLose: true, null, CancellationToken.None);
}

public sealed class LocalOpenedVersionTests() : OpenedVersionTests(StorePlace.Local());

public sealed class SharedOpenedVersionTests() : OpenedVersionTests(StorePlace.Shared());
