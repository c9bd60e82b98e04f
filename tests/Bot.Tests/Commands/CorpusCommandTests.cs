using System.Text.Json;
using Bot.Commands;
using Spectre.Console.Testing;

namespace Bot.Tests.Commands;

public class CorpusCommandTests
{
    [Fact]
    public void Articles_rejected_files_and_warnings_are_listed_and_text_is_not_read_as_markup()
    {
        using var console = new TestConsole().Width(160);
        var listing = new CorpusListing(
            "v1",
            3,
            7,
            [new ArticleListing("a.txt", "[red]Title[/]", Publisher: null, "2016", "given", "en", 3, 0.2, Garbled: true) { Date = "2016 (given)" }],
            [new RejectedListing("b.txt", "b.txt: the file is empty.")],
            ["corpus.yaml:4: unknown field."]);

        CorpusCommand.Draw(listing, console);

        Assert.Matches(@"a\.txt +\[red\]Title\[/\] +– +2016 \(given\) +en +3 +garbled", console.Output);
        Assert.EndsWith(
            "Rejected: b.txt: the file is empty.\nWarning: corpus.yaml:4: unknown field.\nCorpus v1: 1 article, 3 passages, 7 figures, 1 rejected file\n",
            console.Output);
    }

    [Fact]
    public async Task The_list_as_json_holds_every_seed_article()
    {
        var run = await CommandLineRun.OfAsync(["corpus", "--json"]);

        var articles = JsonElement.Parse(run.Output).GetProperty("articles");
        Assert.Equal(5, articles.GetArrayLength());
        Assert.Equal("2014-10/2014-11", articles[0].GetProperty("published").GetString());
    }

    [Theory]
    [InlineData("remove", "<article>")]
    [InlineData("date", "<article> <date>")]
    public async Task Who_asks_for_help_with_an_action_need_not_fill_it_in(string action, string arguments)
    {
        var run = await CommandLineRun.OfAsync(["corpus", action, "--help"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains($"corpus {action} {arguments} [options]", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("missing.txt", "missing.txt: there is no such file; mend the path.\n")]
    [InlineData("seeds", "seeds is a folder; add its files one by one, or copy it into the corpus folder and reload.\n")]
    [InlineData("file:///etc/hosts", "file:///etc/hosts: pages are added from http and https alone; save it as a file and add that.\n")]
    public async Task What_is_no_file_is_not_added_and_says_why(string typed, string error)
    {
        var run = await CommandLineRun.OfAsync(["corpus", "add", typed]);

        Assert.Equal((1, error, ""), (run.ExitCode, run.Error, run.Output));
    }

    [Fact]
    public async Task What_is_further_back_in_a_list_has_its_command()
    {
        var folder = Directory.CreateTempSubdirectory("bot-articles-");
        try
        {
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "bridge.txt"), "The bridge opened in 1998.", TestContext.Current.CancellationToken);
            for (var i = 10; i < 22; i++)
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, $"prices{i}.xls"), "7", TestContext.Current.CancellationToken);

            var first = await CommandLineRun.OfAsync(["corpus", "rejected", "--corpus", folder.FullName]);
            var second = await CommandLineRun.OfAsync(["corpus", "rejected", "--page", "2", "--corpus", folder.FullName]);

            Assert.EndsWith("\nMore files (2): dotnet run --project src/Bot -- corpus rejected --page 2\n", first.Output, StringComparison.Ordinal);
            Assert.DoesNotContain("prices21.xls", first.Output, StringComparison.Ordinal);
            Assert.Contains("12.\nprices21.xls", second.Output, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
