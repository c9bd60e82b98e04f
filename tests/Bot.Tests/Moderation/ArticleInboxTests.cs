using System.Text;
using Bot.Core.Articles;
using Bot.Moderation;
using Microsoft.Extensions.Time.Testing;

namespace Bot.Tests.Moderation;

public sealed class ArticleInboxTests : IDisposable
{
    private readonly InboxFolders _folders = new();

    public static TheoryData<string, string, string> Good => new()
    {
        { "notes.txt", "text", "added/notes.txt" },
        { "notes", "text", "added/notes.txt" },
        { "Report 2016.PDF", "pdf", "added/Report 2016.pdf" },
        { "report.txt", "pdf", "added/report.pdf" },
        { "letter.docx", "word", "added/letter.docx" },
        { "letter.zip", "word", "added/letter.zip.docx" },
        { "chart.docx", "word with a chart", "added/chart.docx" },
        { "page.htm", "html", "added/page.html" },
        { "page.txt", "html", "added/page.html" },
        { "page", "xhtml", "added/page.html" },
        { "page", "html behind a comment", "added/page.html" },
        { "page", "html of UTF-16", "added/page.html" },
        { "readme.markdown", "markdown", "added/readme.md" },
        { "readme.md", "markdown that begins with a tag", "added/readme.md" },
        { "Кале.txt", "text", "added/Кале.txt" },
        { "कैले.txt", "text", "added/कैले.txt" },
        { "Cafe\u0301.txt", "text", "added/Caf\u00E9.txt" },
        { "Vie\u0323\u0302t.txt", "text", "added/Vi\u1EC7t.txt" },
        { "\u304B\u3099.txt", "text", "added/\u304C.txt" },
        { "\u1112\u1161\u11AB.txt", "text", "added/\uD55C.txt" },
        { "a.txt", "windows-1252", "added/a.txt" },
        { "a.txt", "text that speaks of PDF", "added/a.txt" },
        { "a.txt", "text that begins with MZ", "added/a.txt" },
    };

    public void Dispose() => _folders.Dispose();

    [Theory]
    [MemberData(nameof(Good))]
    public async Task An_article_is_put_where_it_belongs_under_the_ending_of_its_content(string name, string content, string file)
    {
        var placed = Assert.IsType<InboxResult.Placed>(await _folders.SendAsync(name, Content(content)));

        Assert.Equal((file, false), (placed.File, placed.WasThere));
        Assert.Equal([file], _folders.Taken());
        Assert.Contains(file, new ArticleFolder(_folders.Options).Read(progress: null, TestContext.Current.CancellationToken).Articles.Select(article => article.File));
    }

    [Fact]
    public async Task The_same_file_is_there_already_and_another_one_of_its_name_gets_a_number()
    {
        await _folders.SendAsync("report.txt", SomeFiles.Text("The first report."));

        var same = await _folders.SendAsync("report.txt", SomeFiles.Text("The first report."));
        var second = await _folders.SendAsync("report.txt", SomeFiles.Text("The second report."));
        var sameSecond = await _folders.SendAsync("report.txt", SomeFiles.Text("The second report."));

        Assert.Equal(new InboxResult.Placed("added/report.txt", WasThere: true), same);
        Assert.Equal(("added/report-2.txt", false), Place(second));
        Assert.Equal(("added/report-2.txt", true), Place(sameSecond));
        Assert.Equal("The first report.", File.ReadAllText(Path.Combine(_folders.Options.Folder, "added", "report.txt")));
    }

    [Fact]
    public async Task The_same_name_sent_at_the_same_time_loses_nothing()
    {
        var results = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => _folders.SendAsync("a.txt", SomeFiles.Text($"Article number {i}."))));

        Assert.Equal(8, results.Select(Place).Distinct().Count());
        Assert.Equal(8, _folders.Taken().Count);
    }

    [Fact]
    public async Task A_date_that_the_article_tells_is_known()
    {
        var dated = await _folders.SendAsync("a.md", SomeFiles.Text("---\ndate: 2016-08-30\n---\n\nAn article of many words."));
        var undated = await _folders.SendAsync("b.md", SomeFiles.Text("An article of many words."));

        Assert.True(Assert.IsType<InboxResult.Placed>(dated).HasDate);
        Assert.False(Assert.IsType<InboxResult.Placed>(undated).HasDate);
    }

    [Fact]
    public async Task A_new_state_of_a_file_takes_its_place()
    {
        await AddAsync("page.html", SomeFiles.Html("<p>The first state.</p>"), replaced: null);

        var placed = await AddAsync("other.html", SomeFiles.Html("<p>The second state.</p>"), replaced: "fetched/site.test/page.html");

        Assert.Equal(("fetched/site.test/page.html", false), Place(placed));
        Assert.Contains("second", File.ReadAllText(Path.Combine(_folders.Options.Folder, "fetched/site.test/page.html")), StringComparison.Ordinal);
        Assert.Single(_folders.Taken());
    }

    [Theory]
    [InlineData("outside/precious.txt")]
    [InlineData("../outside/precious.txt")]
    [InlineData("fetched/other.test/page.html")]
    public async Task What_is_to_be_replaced_elsewhere_is_left_alone(string replaced)
    {
        var before = _folders.Untouched();

        var placed = await AddAsync("page.html", SomeFiles.Html(), replaced);

        Assert.Equal(("fetched/site.test/page.html", false), Place(placed));
        Assert.Equal(before, _folders.Untouched());
    }

    [Fact]
    public async Task What_is_told_of_the_size_is_not_believed()
    {
        using var folders = new InboxFolders(maxFileBytes: 1_000);

        var small = await folders.Inbox.AddAsync(new Upload("a.txt", 1_000_000_000, _ => Of(SomeFiles.Text())), TestContext.Current.CancellationToken);
        var large = await folders.Inbox.AddAsync(new Upload("b.txt", 1, _ => Of(SomeFiles.Of('a', 1_001))), TestContext.Current.CancellationToken);

        Assert.IsType<InboxResult.Placed>(small);
        Assert.Contains("1,000 bytes", Assert.IsType<InboxResult.Refused>(large).Reason, StringComparison.Ordinal);

        static Task<Stream> Of(byte[] content) => Task.FromResult<Stream>(new MemoryStream(content));
    }

    [Fact]
    public async Task A_file_that_does_not_come_is_waited_for_two_minutes()
    {
        var time = new FakeTimeProvider();
        using var inbox = new ArticleInbox(_folders.Options, time);
        var never = new TaskCompletionSource<Stream>();
        var adding = inbox.AddAsync(new Upload("a.txt", null, _ => never.Task), TestContext.Current.CancellationToken);

        time.Advance(TimeSpan.FromSeconds(119));
        Assert.False(adding.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(1));

        Assert.Contains("2 minutes", Assert.IsType<InboxResult.Refused>(await adding).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_platform_that_breaks_off_is_told()
    {
        var result = await _folders.Inbox.AddAsync(new Upload("a.txt", null, _ => throw new HttpRequestException("reset")), TestContext.Current.CancellationToken);

        Assert.Equal("The file did not come (reset); send it again.", Assert.IsType<InboxResult.Refused>(result).Reason);
    }

    [Fact]
    public async Task A_link_in_place_of_the_folder_is_not_followed()
    {
        Directory.CreateSymbolicLink(Path.Combine(_folders.Options.Folder, "added"), _folders.Outside);

        var result = await _folders.SendAsync("a.txt", SomeFiles.Text());

        Assert.Contains("added of the corpus folder is a link", Assert.IsType<InboxResult.Refused>(result).Reason, StringComparison.Ordinal);
        Assert.Equal(["precious.txt"], Directory.GetFiles(_folders.Outside).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_link_in_place_of_a_file_is_not_written_through()
    {
        Directory.CreateDirectory(Path.Combine(_folders.Options.Folder, "added"));
        File.CreateSymbolicLink(Path.Combine(_folders.Options.Folder, "added", "a.txt"), Path.Combine(_folders.Outside, "new.txt"));

        var placed = await _folders.SendAsync("a.txt", SomeFiles.Text());

        Assert.Equal(("added/a-2.txt", false), Place(placed));
        Assert.Equal(["precious.txt"], Directory.GetFiles(_folders.Outside).Select(Path.GetFileName));
    }

    [Fact]
    public async Task A_folder_that_is_gone_is_told()
    {
        Directory.Delete(_folders.Options.Folder, recursive: true);

        var result = await _folders.SendAsync("a.txt", SomeFiles.Text());

        Assert.Contains("no such folder", Assert.IsType<InboxResult.Refused>(result).Reason, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folders.Options.Folder));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_to_is_told()
    {
        File.WriteAllText(Path.Combine(_folders.Options.Folder, "added"), "A file where the folder belongs.");

        var result = await _folders.SendAsync("a.txt", SomeFiles.Text());

        Assert.Contains("cannot be put into added", Assert.IsType<InboxResult.Refused>(result).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_what_the_inbox_left_behind_is_cleaned_up()
    {
        var added = Directory.CreateDirectory(Path.Combine(_folders.Options.Folder, "fetched", "site.test")).FullName;
        File.WriteAllText(Path.Combine(added, ".bot-inbox-0123.pdf"), "half");
        File.WriteAllText(Path.Combine(added, ".other"), "not ours");
        File.WriteAllText(Path.Combine(_folders.Options.Folder, ".bot-inbox-0123.pdf"), "not where ours are");

        _folders.Inbox.CleanUp();

        Assert.Equal(["fetched/site.test/.other"], _folders.Taken());
        Assert.Contains(_folders.Untouched(), file => file.Contains(".bot-inbox-0123.pdf", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_removed_article_lies_in_the_data_folder_under_the_time()
    {
        var time = new FakeTimeProvider(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        using var inbox = new ArticleInbox(_folders.Options, time);
        var removed = Path.Combine(_folders.Options.Data, "removed");
        await _folders.SendAsync("a.txt", SomeFiles.Text());

        var to = Assert.IsType<Removal.Moved>(inbox.Remove("added/a.txt", removed)).To;

        Assert.Equal(Path.Combine(removed, "20260301T120000000Z-added_a.txt"), to);
        Assert.Equal(SomeFiles.Sentence, File.ReadAllText(to));
        Assert.Empty(_folders.Taken());
    }

    [Fact]
    public async Task Articles_removed_at_the_same_time_are_both_kept()
    {
        using var inbox = new ArticleInbox(_folders.Options, new FakeTimeProvider());
        var removed = Path.Combine(_folders.Options.Data, "removed");
        foreach (var _ in (int[])[1, 2])
        {
            await _folders.SendAsync("a.txt", SomeFiles.Text());
            Assert.IsType<Removal.Moved>(inbox.Remove("added/a.txt", removed));
        }

        Assert.Equal(2, Directory.GetFiles(removed).Length);
    }

    [Theory]
    [InlineData("../outside/precious.txt")]
    [InlineData("/etc/passwd")]
    [InlineData("added/../../outside/precious.txt")]
    [InlineData("..\\outside\\precious.txt")]
    [InlineData("corpus.yaml")]
    [InlineData("corpus.edits.yaml")]
    [InlineData("synonyms.txt")]
    [InlineData(".git/config")]
    [InlineData("added")]
    [InlineData("")]
    [InlineData("gone.txt")]
    [InlineData("a\0.txt")]
    [InlineData("link.txt")]
    [InlineData("linked/precious.txt")]
    public void What_is_no_article_of_the_folder_is_not_removed(string file)
    {
        Directory.CreateDirectory(Path.Combine(_folders.Options.Folder, "added"));
        File.CreateSymbolicLink(Path.Combine(_folders.Options.Folder, "link.txt"), Path.Combine(_folders.Outside, "precious.txt"));
        Directory.CreateSymbolicLink(Path.Combine(_folders.Options.Folder, "linked"), _folders.Outside);
        var before = _folders.Untouched();

        var result = _folders.Inbox.Remove(file, Path.Combine(_folders.Options.Data, "removed"));

        Assert.Matches(@"^[^\n]{10,300}\.$", Assert.IsType<Removal.Refused>(result).Reason);
        Assert.Equal(before, _folders.Untouched());
    }

    private static (string File, bool WasThere) Place(InboxResult result)
    {
        var placed = Assert.IsType<InboxResult.Placed>(result);
        return (placed.File, placed.WasThere);
    }

    private Task<InboxResult> AddAsync(string name, byte[] content, string? replaced) =>
        _folders.Inbox.AddAsync(name, content, "fetched/site.test", replaced, TestContext.Current.CancellationToken);

    private static byte[] Content(string kind) => kind switch
    {
        "text" => SomeFiles.Text(),
        "pdf" => SomeFiles.Pdf(),
        "word" => SomeFiles.Word(),
        "word with a chart" => SomeFiles.Word(null, ("word/embeddings/numbers.xlsx", SomeFiles.Zip(("xl/workbook.xml", SomeFiles.Text())))),
        "html" => SomeFiles.Html(),
        "xhtml" => SomeFiles.Text($"<?xml version='1.0'?><!DOCTYPE html PUBLIC '-//W3C//DTD XHTML 1.0 Strict//EN' 'x'><html><body><p>{SomeFiles.Sentence}</p></body></html>"),
        "html behind a comment" => SomeFiles.Text($"\uFEFF \n<!-- saved from site.test --><HTML><body>{SomeFiles.Sentence}</body></HTML>"),
        "html of UTF-16" => [.. Encoding.Unicode.Preamble, .. Encoding.Unicode.GetBytes($"<!DOCTYPE html><body>{SomeFiles.Sentence}</body>")],
        "markdown" => SomeFiles.Text($"# Calais\n\n{SomeFiles.Sentence}"),
        "markdown that begins with a tag" => SomeFiles.Text($"<div align=\"center\">\n\n# Calais\n\n</div>\n\n{SomeFiles.Sentence}"),
        "windows-1252" => [.. SomeFiles.Text(SomeFiles.Sentence), 0x93, 0xE9, 0x94],
        "text that speaks of PDF" => SomeFiles.Text($"The mark %PDF- begins a file. {SomeFiles.Sentence}"),
        "text that begins with MZ" => SomeFiles.Text($"MZUNGU is a word. {SomeFiles.Sentence}"),
        _ => throw new ArgumentException(kind, nameof(kind)),
    };
}
