using Bot.Core.Articles;

namespace Bot.Core.Tests.Articles;

public sealed class ArticleFolderTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Articles_of_nested_folders_are_read_in_ordinal_order()
    {
        _folder.With("b.txt", "Bread rises.").With("a/z.md", "Zinc is a metal.").With("B.txt", "Butter melts.");

        var reading = _folder.Read();

        Assert.Equal(["B.txt", "a/z.md", "b.txt"], reading.Articles.Select(a => a.File));
    }

    [Fact]
    public void Hidden_files_and_the_files_of_other_parts_are_passed_over_silently()
    {
        _folder.With("a.txt", "Bread rises.").With(".hidden.txt", "x").With(".git/b.txt", "x").With("synonyms.txt", "a, b").With("questions.jsonl", "{}").With("corpus.yaml", "");

        var reading = _folder.Read();

        Assert.Equal("a.txt", Assert.Single(reading.Articles).File);
        Assert.Empty(reading.Rejected);
    }

    [Fact]
    public void A_reserved_name_below_the_top_is_an_article()
    {
        _folder.With("deep/synonyms.txt", "Synonyms are words that mean the same.");

        Assert.Equal("deep/synonyms.txt", Assert.Single(_folder.Read().Articles).File);
    }

    [Fact]
    public void The_list_changes_when_corpus_yaml_changes()
    {
        _folder.With("a.txt", "Bread rises.").With("corpus.yaml", "");
        var before = new ArticleFolder(_folder.Options).List();

        _folder.With("corpus.yaml", "a.txt: { title: Bread }");

        Assert.NotEqual(before, new ArticleFolder(_folder.Options).List());
    }

    [Fact]
    public void A_missing_folder_is_named_with_the_remedy()
    {
        var options = new CorpusOptions { Folder = Path.Combine(_folder.Path, "nowhere") };

        var error = Assert.Throws<CorpusException>(() => new ArticleFolder(options).Read(null, CancellationToken.None));

        Assert.Contains("nowhere: no such folder", error.Message, StringComparison.Ordinal);
        Assert.Contains("--corpus", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_folder_is_an_empty_reading()
    {
        var reading = _folder.Read();

        Assert.Empty(reading.Articles);
        Assert.Empty(reading.Rejected);
    }

    [Theory]
    [InlineData("a.txt", "", "empty")]
    [InlineData("a.txt", " \n\t ", "no text")]
    [InlineData("a.txt", "abc\0def", "binary")]
    [InlineData("a.txt", "\u0001\u0002\u0003ab", "binary")]
    [InlineData("a.jpg", "x", "no article format")]
    [InlineData("a.pdf", "%PDF-1.7 and then nothing", "damaged")]
    [InlineData("a.docx", "PK but no zip", "damaged")]
    [InlineData("a.docx", "long", "encrypted")]
    public void A_file_that_is_no_article_is_rejected_by_name_and_the_others_load(string file, string text, string reason)
    {
        byte[] content = text == "long" ? [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] : System.Text.Encoding.UTF8.GetBytes(text);
        _folder.With("good.txt", "Bread rises.").With(file, content);

        var reading = _folder.Read();

        Assert.Equal("good.txt", Assert.Single(reading.Articles).File);
        var rejected = Assert.Single(reading.Rejected);
        Assert.Equal(file, rejected.File);
        Assert.StartsWith($"{file}: ", rejected.Reason, StringComparison.Ordinal);
        Assert.Contains(reason, rejected.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_beyond_the_size_limit_is_rejected_and_one_at_the_limit_is_not()
    {
        _folder.With("ten.txt", "0123456789").With("eleven.txt", "0123456789a");
        var options = new CorpusOptions { Folder = _folder.Path, MaxFileBytes = 10 };

        var reading = new ArticleFolder(options).Read(null, CancellationToken.None);

        Assert.Equal("ten.txt", Assert.Single(reading.Articles).File);
        Assert.Contains("larger than 10 bytes", Assert.Single(reading.Rejected).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_of_50_MB_is_rejected_and_the_others_load()
    {
        _folder.With("a.txt", "Bread rises.");
        using (var file = File.Create(Path.Combine(_folder.Path, "huge.txt")))
            file.SetLength(50 * 1024 * 1024);

        var reading = _folder.Read();

        Assert.Equal("a.txt", Assert.Single(reading.Articles).File);
        Assert.Contains("larger than 20,971,520 bytes", Assert.Single(reading.Rejected).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_beyond_the_number_are_rejected()
    {
        _folder.With("a.txt", "Bread rises.").With("b.txt", "Butter melts.").With("c.txt", "Cheese ages.");
        var options = new CorpusOptions { Folder = _folder.Path, MaxFiles = 2 };

        var reading = new ArticleFolder(options).Read(null, CancellationToken.None);

        Assert.Equal(2, reading.Articles.Count);
        Assert.Equal("c.txt", Assert.Single(reading.Rejected).File);
    }

    [Fact]
    public void A_file_that_vanishes_while_it_is_read_is_rejected()
    {
        _folder.With("a.txt", "Bread rises.").With("b.txt", "Butter melts.");
        var found = FolderWalk.Walk(_folder.Path);
        File.Delete(Path.Combine(_folder.Path, "b.txt"));
        var reader = new ArticleReader(1000, CorpusFile.Read(_folder.Path, []));

        var readings = found.Select(file => reader.Read(file, before: null, isKnown: false).Reading).ToList();

        Assert.IsType<FileReading.Read>(readings[0]);
        Assert.Contains("vanished", Assert.IsType<FileReading.Rejected>(readings[1]).File.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_grew_since_it_was_listed_is_still_bounded()
    {
        _folder.With("a.txt", "12345");
        var found = FolderWalk.Walk(_folder.Path);
        _folder.With("a.txt", "12345678901");

        var reading = new ArticleReader(10, CorpusFile.Read(_folder.Path, [])).Read(found[0], before: null, isKnown: false).Reading;

        Assert.Contains("larger than", Assert.IsType<FileReading.Rejected>(reading).File.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_found_no_memory_is_read_again_next_time()
    {
        _folder.With("a.txt", "Bread rises.");
        var found = Assert.Single(FolderWalk.Walk(_folder.Path));
        var reader = new ArticleReader(1000, CorpusFile.Read(_folder.Path, []));
        var starved = new ArticleReader(1000, CorpusFile.Read(_folder.Path, [])) { FormatOf = new Dictionary<string, IArticleFormat> { [".txt"] = new Starved() } };

        var first = starved.Read(found, before: null, isKnown: false);
        var (known, unknown) = (reader.Read(found, first, isKnown: true), reader.Read(found, first, isKnown: false));

        Assert.Contains("more memory than there is", Assert.IsType<FileReading.Rejected>(first.Reading).File.Reason, StringComparison.Ordinal);
        Assert.All(new[] { known, unknown }, next => Assert.IsType<FileReading.Read>(next.Reading));
    }

    [Fact]
    public void A_file_that_may_not_be_read_is_rejected()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess, "Rights do not bind this user.");
        _folder.With("a.txt", "Bread rises.");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Path.Combine(_folder.Path, "a.txt"), UnixFileMode.None);

        Assert.Contains("cannot be opened", Assert.Single(_folder.Read().Rejected).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Links_to_outside_are_rejected_and_a_link_inside_is_read()
    {
        using var outside = new TemporaryFolder().With("secret.txt", "The password is swordfish.");
        _folder.With("real/a.txt", "Bread rises.");
        Link("inside.txt", Path.Combine(_folder.Path, "real/a.txt"));
        Link("file.txt", Path.Combine(outside.Path, "secret.txt"));
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "directory"), outside.Path);
        Link("through.txt", Path.Combine(_folder.Path, "directory/secret.txt"));

        var reading = _folder.Read();

        Assert.Equal(["inside.txt", "real/a.txt"], reading.Articles.Select(a => a.File));
        Assert.Equal(["directory", "file.txt", "through.txt"], reading.Rejected.Select(r => r.File));
        Assert.All(reading.Rejected, r => Assert.Contains("outside", r.Reason, StringComparison.Ordinal));
    }

    [Fact]
    public void Loops_and_broken_links_do_not_hang()
    {
        _folder.With("a/b.txt", "Bread rises.");
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "a/up"), _folder.Path);
        Link("one.txt", Path.Combine(_folder.Path, "two.txt"));
        Link("two.txt", Path.Combine(_folder.Path, "one.txt"));

        var reading = _folder.Read();

        Assert.Equal("a/b.txt", Assert.Single(reading.Articles).File);
        Assert.Equal(["a/up", "one.txt", "two.txt"], reading.Rejected.Select(r => r.File));
    }

    [Fact]
    public void Progress_ends_with_all_files_done()
    {
        for (var i = 0; i < 20; i++)
            _folder.With($"{i}.txt", "Bread rises.");
        var reports = new Reports();

        new ArticleFolder(_folder.Options).Read(reports, CancellationToken.None);

        Assert.Equal(new ReloadProgress("Reading", 0, 20), reports.All[0]);
        Assert.Contains(new ReloadProgress("Reading", 20, 20), reports.All);
    }

    [Fact]
    public void Reading_stops_when_it_is_cancelled()
    {
        _folder.With("a.txt", "Bread rises.");

        Assert.ThrowsAny<OperationCanceledException>(() => new ArticleFolder(_folder.Options).Read(null, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void The_state_of_a_folder_is_that_of_all_it_lists()
    {
        using var outside = new TemporaryFolder();
        outside.With("secret.txt", "Secret.");
        _folder.With("a.txt", "Old.").With("sub/b.txt", "New.").With("sub/deep/c.md", "# C").With(".hidden/d.txt", "No.").With("synonyms.txt", "a, b").With("sub/synonyms.txt", "An article.").With("corpus.yaml", "");
        Link("inside.txt", Path.Combine(_folder.Path, "sub/b.txt"));
        Link("outside.txt", Path.Combine(outside.Path, "secret.txt"));
        Link("nowhere.txt", Path.Combine(_folder.Path, "missing.txt"));
        Directory.CreateSymbolicLink(Path.Combine(_folder.Path, "sub/up"), _folder.Path);
        var folder = new ArticleFolder(_folder.Options);

        var listed = folder.List();

        Assert.Equal(["a.txt", "corpus.yaml", "inside.txt", "nowhere.txt", "outside.txt", "sub/b.txt", "sub/deep/c.md", "sub/synonyms.txt", "sub/up"], listed.Select(file => file.File));
        Assert.True(folder.State().HasSameFilesAs(FolderState.Of(listed.Reverse(), 0)));
    }

    [Theory]
    [InlineData("a.txt", 4, 0)]
    [InlineData("b.txt", 3, 0)]
    [InlineData("a.txt", 3, 1)]
    public void A_folder_with_another_name_size_or_time_is_in_another_state(string file, int bytes, int seconds)
    {
        var time = new DateTime(2016, 10, 24, 0, 0, 0, DateTimeKind.Utc);
        ArticleFile[] before = [new("a.txt", 3, time.Ticks), new("z.txt", 3, time.Ticks)];

        var after = FolderState.Of([new ArticleFile(file, bytes, time.AddSeconds(seconds).Ticks), before[1]], 0);

        Assert.False(after.HasSameFilesAs(FolderState.Of(before, 0)));
        Assert.False(after.HasSameFilesAs(FolderState.Of(before.Take(1), 0)));
        Assert.True(after.HasSameFilesAs(FolderState.Of(after.ToBytes())));
    }

    private void Link(string name, string target) => File.CreateSymbolicLink(Path.Combine(_folder.Path, name), target);

    private sealed class Reports : IProgress<ReloadProgress>
    {
        private readonly System.Collections.Concurrent.ConcurrentQueue<ReloadProgress> _reports = new();

        public IReadOnlyList<ReloadProgress> All => [.. _reports];

        public void Report(ReloadProgress value) => _reports.Enqueue(value);
    }

    private sealed class Starved : IArticleFormat
    {
        public IReadOnlyList<string> Extensions => [".txt"];

        public Extraction Extract(byte[] content) => throw NoMemory();

        // Only the runtime may throw it by its name.
        private static readonly Func<Exception> NoMemory = Activator.CreateInstance<OutOfMemoryException>;
    }
}
