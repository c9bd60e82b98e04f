using Bot.Core.Articles;
using CsCheck;

namespace Bot.Core.Tests.Articles;

public sealed class EditsFileTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bot-edits-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("Calais: \"the camp\" – it's #1")]
    [InlineData("- a list?")]
    [InlineData("# a comment")]
    [InlineData("{a: b}")]
    [InlineData("[a, b]")]
    [InlineData("& anchor *alias !tag |")]
    [InlineData("---")]
    [InlineData("~")]
    [InlineData("null")]
    [InlineData("yes")]
    [InlineData("2016")]
    [InlineData("%percent @at `tick`")]
    [InlineData("😀 日本語 العربية")]
    [InlineData("back\\slash \\n \\u0041")]
    [InlineData("trailing: ")]
    [InlineData("'")]
    [InlineData("\"")]
    [InlineData("a\u00A0b\u200Bc")]
    [InlineData("<script>alert(1)</script>")]
    public void A_title_comes_back_as_it_was_set(string title)
    {
        Assert.Null(Set("a.txt", "title", title));

        Assert.Equal(title.Trim(), Fields("a.txt")?.Title);
        Assert.Empty(CorpusFile.Read(_folder.FullName, []).Warnings);
    }

    [Fact]
    public void Any_line_comes_back_as_it_was_set()
    {
        var letters = "aé日–\u00A0\u200B :#-\"'\\{}[]&*!|>%@`,?~=<.0123\u0300";

        Gen.String[Gen.Int[0, letters.Length - 1].Select(i => letters[i]), 1, 80].Where(title => !string.IsNullOrWhiteSpace(title)).Sample(
            title =>
            {
                Assert.Null(Set("a.txt", "title", title));
                Assert.Equal(title.Trim(), Fields("a.txt")?.Title);
            },
            iter: 500,
            threads: 1);
    }

    [Theory]
    [InlineData("a: b.txt")]
    [InlineData("- x.txt")]
    [InlineData("#x.txt")]
    [InlineData("added/\"quoted\".txt")]
    [InlineData("日本/😀.md")]
    [InlineData("~")]
    public void Any_name_of_a_file_can_have_fields(string file)
    {
        Set(file, "publisher", "The Post");

        Assert.Equal("The Post", Fields(file)?.Publisher);
    }

    [Theory]
    [InlineData("title", "a\nb.txt:\n  title: injected")]
    [InlineData("title", "a\rb")]
    [InlineData("title", "a\u2028b")]
    [InlineData("title", "a\u0085b")]
    [InlineData("title", "a\0b")]
    [InlineData("title", "a\uD800")]
    [InlineData("title", "")]
    [InlineData("title", "   ")]
    [InlineData("publisher", "a\u001b[31m")]
    [InlineData("date", "soon")]
    [InlineData("date", "2019-02-30")]
    [InlineData("date", "2019/2018")]
    [InlineData("url", "javascript:alert(1)")]
    [InlineData("url", "example.org")]
    [InlineData("tags", " , ,")]
    [InlineData("tags", "1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20,21")]
    [InlineData("tags", "a,0123456789012345678901234567890123456789012345678901")]
    [InlineData("basis", "given")]
    [InlineData("language", "en")]
    [InlineData("colour", "red")]
    public void What_cannot_be_meant_is_refused_and_nothing_is_written(string field, string value)
    {
        var problem = Set("a.txt", field, value);

        Assert.Matches(@"^[^\n]{10,200}\.$", problem);
        Assert.Empty(_folder.GetFiles());
    }

    [Fact]
    public void A_title_of_more_than_300_characters_is_refused()
    {
        Assert.Null(Set("a.txt", "title", new string('a', 300)));
        Assert.Contains("300", Set("a.txt", "title", new string('a', 301)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2016")]
    [InlineData("2016-08")]
    [InlineData("2016-08-30")]
    [InlineData("2016-08-30/2016-08-31")]
    public void A_date_is_written_as_corpus_yaml_allows(string date)
    {
        Assert.Null(Set("a.txt", "date", date));

        Assert.Equal(DateValue.TryRead(date), Fields("a.txt")?.Published);
    }

    [Fact]
    public void Tags_are_set_with_commas_between_them()
    {
        Set("a.txt", "tags", "calais, camp: large ,, #1");

        Assert.Equal(["calais", "camp: large", "#1"], Fields("a.txt")?.Tags);
    }

    [Fact]
    public void An_edit_wins_over_corpus_yaml_field_by_field()
    {
        Write("corpus.yaml", "a.txt:\n  title: Old\n  publisher: The Post\n  published: 2014\n  basis: inferred\nb.txt:\n  title: Other\n");

        Set("a.txt", "title", "New");
        Set("a.txt", "date", "2016-08");

        var fields = Fields("a.txt");
        Assert.Equal(("New", "The Post", DateBasis.Given, 2016), (fields?.Title, fields?.Publisher, fields?.Published?.Basis, fields?.Published?.Earliest?.Year));
        Assert.Equal("Other", Fields("b.txt")?.Title);
        Assert.StartsWith("a.txt:\n  title: Old\n", File.ReadAllText(Path.Combine(_folder.FullName, "corpus.yaml")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_taken_away_leaves_what_the_curator_said()
    {
        Write("corpus.yaml", "a.txt:\n  title: Old\n");
        Set("a.txt", "title", "New");
        Set("b.txt", "title", "Kept");

        Assert.Null(Set("a.txt", "title", null));

        Assert.Equal(("Old", "Kept"), (Fields("a.txt")?.Title, Fields("b.txt")?.Title));
    }

    [Fact]
    public void Entries_and_fields_that_are_not_changed_are_kept()
    {
        Write(EditsFile.Name, "./gone.txt:\n  source: The Post\n  language: fr\n  colour: {deep: [red, {a: b}]}\nempty.txt:\n");

        Set("gone.txt", "publisher", "The Times");

        var text = File.ReadAllText(Path.Combine(_folder.FullName, EditsFile.Name));
        Assert.Equal(("The Times", "fr"), (Fields("gone.txt")?.Publisher, Fields("gone.txt")?.Language));
        Assert.Contains("colour", text, StringComparison.Ordinal);
        Assert.Contains("deep", text, StringComparison.Ordinal);
        Assert.Contains("empty.txt", text, StringComparison.Ordinal);
        Assert.DoesNotContain("The Post", text, StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_of_a_file_that_is_gone_is_no_warning()
    {
        Set("gone.txt", "title", "It may come back");

        Assert.Empty(CorpusFile.Read(_folder.FullName, ["a.txt"]).Warnings);
    }

    [Theory]
    [InlineData("a.txt:\n  title: [x, y]", "corpus.edits.yaml line 2: title must be one value")]
    [InlineData("a.txt:\n  published: soon", "corpus.edits.yaml line 2: published \"soon\" is no date")]
    [InlineData("a.txt:\n  title: \"x\n\nb", "corpus.edits.yaml line")]
    public void A_fault_names_the_file_and_the_line_and_nothing_is_overwritten(string yaml, string message)
    {
        Write(EditsFile.Name, yaml);

        var read = Assert.Throws<CorpusException>(() => CorpusFile.Read(_folder.FullName, []));
        var written = Assert.Throws<CorpusException>(() => Set("a.txt", "title", "New"));

        Assert.StartsWith(message, read.Message, StringComparison.Ordinal);
        Assert.Equal(read.Message, written.Message);
        Assert.Equal(yaml, File.ReadAllText(Path.Combine(_folder.FullName, EditsFile.Name)));
    }

    [Fact]
    public void Edits_at_the_same_time_are_all_kept()
    {
        Parallel.For(0, 40, i => Set($"{i}.txt", "title", $"Article {i}"));

        Assert.All(Enumerable.Range(0, 40), i => Assert.Equal($"Article {i}", Fields($"{i}.txt")?.Title));
        Assert.Equal([EditsFile.Name], _folder.GetFiles().Select(file => file.Name));
    }

    [Fact]
    public void Edits_change_the_article_and_are_none_themselves()
    {
        Write("a.txt", "An article of many words.");
        Set("a.txt", "title", "Set by hand");

        var reading = new ArticleFolder(new CorpusOptions { Folder = _folder.FullName }).Read(progress: null, TestContext.Current.CancellationToken);

        Assert.Equal("Set by hand", Assert.Single(reading.Articles).Title);
        Assert.Empty(reading.Rejected);
    }

    [Fact]
    public void A_folder_that_is_gone_is_told_in_one_sentence()
    {
        var gone = Path.Combine(_folder.FullName, "gone");

        var exception = Assert.Throws<CorpusException>(() => EditsFile.Set(gone, "a.txt", "title", "x"));

        Assert.StartsWith("corpus.edits.yaml cannot be written", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void One_file_is_read_as_an_article_or_refused_with_the_reason()
    {
        Write("a.txt", "An article of many words.");
        Write("b.xyz", "An article of many words.");

        Assert.Equal("An article of many words.", ArticleFolder.ReadOne(Path.Combine(_folder.FullName, "a.txt"), new CorpusOptions(), out var none)?.Text);
        Assert.Null(ArticleFolder.ReadOne(Path.Combine(_folder.FullName, "b.xyz"), new CorpusOptions(), out var problem));
        Assert.Equal("", none);
        Assert.StartsWith("no article format", problem, StringComparison.Ordinal);
    }

    private string? Set(string file, string field, string? value) => EditsFile.Set(_folder.FullName, file, field, value);

    private ArticleFields? Fields(string file) => CorpusFile.Read(_folder.FullName, []).Find(file);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder.FullName, name), text);
}
