using Bot.Moderation;

namespace Bot.Tests.Moderation;

public sealed class ReaderProcessTests : IDisposable
{
    private const long Megabyte = 1024 * 1024;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("bot-reader-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_file_that_takes_too_long_ends_the_process()
    {
        // Every attribute is compared with those before it.
        var slow = Write("slow.html", $"<!doctype html><p {string.Join(' ', Enumerable.Range(0, 400_000).Select(i => $"a{i}=1"))}>An article.</p>");

        var read = await new ReaderProcess(TimeSpan.FromMilliseconds(300), 512 * Megabyte, TimeProvider.System).ReadAsync(slow, 20 * Megabyte, TestContext.Current.CancellationToken);

        Assert.Equal("it takes longer than 0.3 s to read; split it or leave tables of numbers out.", read.Problem);
    }

    [Fact]
    public async Task A_file_that_takes_too_much_memory_is_refused()
    {
        var read = await new ReaderProcess(TimeSpan.FromMinutes(1), 48 * Megabyte, TimeProvider.System)
            .ReadAsync(Write("large.txt", new string('é', 15_000_000)), 40 * Megabyte, TestContext.Current.CancellationToken);

        Assert.Contains("memory", read.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_file_is_read_where_there_is_memory()
    {
        var read = await new ReaderProcess(TimeProvider.System)
            .ReadAsync(Write("large.txt", string.Concat(Enumerable.Repeat("Many words. ", 500_000))), 40 * Megabyte, TestContext.Current.CancellationToken);

        Assert.Null(read.Problem);
    }

    [Fact]
    public async Task Who_asks_can_break_off()
    {
        using var stop = new CancellationTokenSource();
        var reading = new ReaderProcess(TimeProvider.System).ReadAsync(Write("a.txt", "An article."), Megabyte, stop.Token);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    [Fact]
    public async Task The_command_is_not_shown()
    {
        var help = await CommandLineRun.OfAsync(["--help"]);

        Assert.DoesNotContain("read-article", help.Output, StringComparison.Ordinal);
    }

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
