using Bot.Core.Articles;

namespace Bot.Core.Tests;

public sealed class CorpusTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly TemporaryFolder _data = new();

    public void Dispose()
    {
        _folder.Dispose();
        _data.Dispose();
    }

    [Fact]
    public void A_folder_that_did_not_change_is_opened_from_its_index()
    {
        _folder.With("a.txt", "The harbour treaty was signed in 2003.");
        var first = Open();

        var stages = new List<string>();
        var second = Corpus.Open(Options, new ListedProgress(stages), CancellationToken.None);

        Assert.Empty(stages);
        Assert.Equivalent(first.Current.State, second.Current.State);
        Assert.Equal(first.Current.Index.Whole!.Sections["postings"].ToArray(), second.Current.Index.Whole!.Sections["postings"].ToArray());
        Assert.Equal(first.Current.Articles[0].Text, second.Current.Articles[0].Text);
    }

    [Fact]
    public void A_changed_file_is_read_anew()
    {
        _folder.With("a.txt", "The harbour treaty was signed in 2003.");
        var before = Open().Current;
        _folder.With("a.txt", "The harbour treaty was signed in 2004, they say.");

        var after = Open().Current;

        Assert.NotEqual(before.State.Version, after.State.Version);
        Assert.Contains("2004", after.Articles[0].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_articles_have_the_same_version_in_another_folder()
    {
        _folder.With("a.txt", "The harbour treaty was signed in 2003.");
        using var other = new TemporaryFolder();
        other.With("a.txt", "The harbour treaty was signed in 2003.");

        var elsewhere = Corpus.Open(new CorpusOptions { Folder = other.Path, Data = _data.Path }, null, CancellationToken.None);

        Assert.Equal(Open().Current.State.Version, elsewhere.Current.State.Version);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(64)]
    [InlineData(-1)]
    public void A_damaged_index_is_built_anew(int damagedByte)
    {
        _folder.With("a.txt", "The harbour treaty was signed in 2003.");
        Open();
        var path = Directory.GetFiles(_data.Path, "*.index", SearchOption.AllDirectories).Single();
        var bytes = File.ReadAllBytes(path);
        bytes[damagedByte < 0 ? bytes.Length + damagedByte : damagedByte] ^= 1;
        File.WriteAllBytes(path, bytes);

        var stages = new List<string>();
        var corpus = Corpus.Open(Options, new ListedProgress(stages), CancellationToken.None);

        Assert.Contains("Analysing", stages);
        Assert.Single(corpus.Current.Articles);
    }

    [Fact]
    public void A_cut_index_is_built_anew()
    {
        _folder.With("a.txt", "The harbour treaty was signed in 2003.");
        Open();
        var path = Directory.GetFiles(_data.Path, "*.index", SearchOption.AllDirectories).Single();
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..20]);

        Assert.Single(Open().Current.Articles);
    }

    [Fact]
    public void A_data_folder_that_cannot_be_written_is_told_and_the_corpus_serves()
    {
        _folder.With("a.txt", "The harbour treaty was signed in 2003.");
        _data.With("file", "not a folder");

        var corpus = Corpus.Open(new CorpusOptions { Folder = _folder.Path, Data = Path.Combine(_data.Path, "file") }, null, CancellationToken.None);

        Assert.Single(corpus.Current.Articles);
        Assert.Contains("cannot be saved", corpus.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_without_articles_says_what_to_do()
    {
        var error = Assert.Throws<CorpusException>(() => Open());

        Assert.Contains("no articles", error.Message, StringComparison.Ordinal);
        Assert.Contains(_folder.Path, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_article_that_is_all_aside_has_no_passages_and_harms_nobody()
    {
        _folder.With("a.txt", "Share this article").With("b.txt", "The harbour treaty was signed in 2003.").With("c.txt", "Read more: Ferries");

        var snapshot = Open().Current;

        Assert.Equal(1, snapshot.Passages);
        Assert.Equal("b.txt", snapshot.Articles[snapshot.Index.ArticleOf(0)].File);
    }

    [Fact]
    public void An_error_in_the_synonyms_names_its_line()
    {
        _folder.With("a.txt", "The harbour treaty was signed in 2003.");
        _folder.With("synonyms.txt", "# ours\nharbour, port\nalone\n");

        var error = Assert.Throws<CorpusException>(() => Open());

        Assert.Contains("synonyms.txt line 3", error.Message, StringComparison.Ordinal);
    }

    private CorpusOptions Options => new() { Folder = _folder.Path, Data = _data.Path };

    private Corpus Open() => Corpus.Open(Options, null, CancellationToken.None);

    private sealed class ListedProgress(List<string> stages) : IProgress<ReloadProgress>
    {
        public void Report(ReloadProgress value)
        {
            lock (stages)
                stages.Add(value.Stage);
        }
    }
}
