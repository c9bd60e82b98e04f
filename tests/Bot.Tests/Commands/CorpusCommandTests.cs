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
}
