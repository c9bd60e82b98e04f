using System.Text.Json;

namespace Bot.Tests.Commands;

public sealed class FiguresCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bot-figures-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Json_holds_only_sentences_of_the_articles()
    {
        var run = await CommandLineRun.OfAsync(["figures", "migrants", "--json"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var figures = JsonElement.Parse(run.Output).GetProperty("figures");
        Assert.NotEqual(0, figures.GetArrayLength());
        Assert.All(figures.EnumerateArray(), figure =>
        {
            var article = File.ReadAllText(Path.Combine(CommandLineRun.Repository, "seeds", figure.GetProperty("file").GetString() ?? ""));
            Assert.Equal(figure.GetProperty("sentence").GetString(), article.Substring(figure.GetProperty("start").GetInt32(), figure.GetProperty("length").GetInt32()));
            Assert.Contains(figure.GetProperty("surface").GetString() ?? "?", figure.GetProperty("sentence").GetString(), StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Files_are_written_where_the_user_stands_and_told()
    {
        var run = await CommandLineRun.OfAsync(
            ["figures", "migrants", "--csv", "out.csv", "--chart", "out.png", "--corpus", Path.Combine(CommandLineRun.Repository, "seeds")], folder: _folder);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("\nWrote out.csv: ", run.Output, StringComparison.Ordinal);
        Assert.Contains("\nWrote out.png: ", run.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_folder, "out.csv")));
        Assert.True(File.Exists(Path.Combine(_folder, "out.png")));
    }

    [Fact]
    public async Task Notes_on_files_do_not_break_the_json()
    {
        var run = await CommandLineRun.OfAsync(["figures", "migrants", "--json", "--csv", Path.Combine(_folder, "out.csv")]);

        Assert.Equal(JsonValueKind.Object, JsonElement.Parse(run.Output).ValueKind);
        Assert.StartsWith("Wrote ", run.Error);
    }

    [Fact]
    public async Task Figures_may_be_limited_to_a_publisher()
    {
        var run = await CommandLineRun.OfAsync(["figures", "--publisher", "KENTONLINE", "--json"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var document = JsonElement.Parse(run.Output);
        Assert.All(document.GetProperty("figures").EnumerateArray(), figure => Assert.Equal("KentOnline", figure.GetProperty("publisher").GetString()));
        Assert.Equal(1, document.GetProperty("corpus").GetProperty("articles").GetInt32());
    }

    [Fact]
    public async Task A_publisher_without_figures_is_named()
    {
        var run = await CommandLineRun.OfAsync(["figures", "migrants", "--article", "uk", "--publisher", "The Times"]);

        Assert.Equal((3, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("The articles have no figures on “migrants” in articles named “uk” by “The Times”.\n", run.Output);
    }

    [Fact]
    public async Task Nothing_found_exits_with_3_and_writes_nothing()
    {
        var run = await CommandLineRun.OfAsync(["figures", "--year", "1066", "--csv", Path.Combine(_folder, "out.csv")]);

        Assert.Equal((3, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("The articles have no figures for 1066.\n", run.Output);
        Assert.EndsWith("was not written: there are no figures for it.\n", run.Output);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Theory]
    [InlineData("no-such-folder/out.csv cannot be written: there is no folder ", "no-such-folder/out.csv")]
    [InlineData("seeds/out.csv would lie among the articles: name a file outside of ", "seeds/out.csv")]
    public async Task A_file_that_cannot_be_written_exits_with_1_and_the_reason(string error, string file)
    {
        var run = await CommandLineRun.OfAsync(["figures", "migrants", "--csv", file]);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith(error, run.Error);
    }

    [Theory]
    [InlineData("--year takes a year of four digits, for example --year 2016; “20166” is none.", "--year", "20166")]
    [InlineData("--published-to takes a year of four digits, for example --published-to 2016; “last” is none.", "--published-to", "last")]
    [InlineData("--year is one year, --from and --to are a span: give either --year 2016 or the span.", "--year", "2016", "--from", "2014")]
    [InlineData("--from 2024 is after --to 2014: swap them.", "--from", "2024", "--to", "2014")]
    [InlineData("--published-from 2024 is after --published-to 2014: swap them.", "--published-from", "2024", "--published-to", "2014")]
    [InlineData("--chart draws a PNG: name a file that ends with .png, for example figures.png; “out.jpg” does not.", "--chart", "out.jpg")]
    [InlineData("--chart draws a PNG: name a file that ends with .png, for example figures.png; “.png” does not.", "--chart", ".png")]
    [InlineData("--csv takes the name of a file, for example figures.csv; “--json” is an option.", "--csv", "--json")]
    [InlineData("--text reads that text alone: leave out the topic and the other options.", "migrants", "--text", "a.txt")]
    [InlineData("There is no option --yaer.", "migrants", "--yaer", "2016")]
    public async Task A_wrong_command_line_exits_with_2_and_says_what_to_do(string error, params string[] arguments)
    {
        var run = await CommandLineRun.OfAsync(["figures", .. arguments]);

        Assert.Equal((2, $"{error}\nSee: dotnet run --project src/Bot -- figures --help\n", ""), (run.ExitCode, run.Error, run.Output));
    }

    [Fact]
    public async Task Help_teaches_with_examples_of_figures()
    {
        var run = await CommandLineRun.OfAsync(["figures", "--help"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("figures migrants --chart migrants.png", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("eval questions.jsonl", run.Output, StringComparison.Ordinal);
    }
}
