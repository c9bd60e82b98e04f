using System.Text.Json;

namespace Bot.Tests.Commands;

public sealed class FigureLinesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bot-lines-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_figure_is_a_line_of_JSON_with_the_documented_fields()
    {
        var run = await OfFileAsync("According to the coastguard, about 40 boats a year sank between 2010 and 2012.\n");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var figure = Assert.Single(Lines(run));
        Assert.Equal(
            ["line", "start", "length", "sentence", "surface", "value", "valueHigh", "unit", "what", "qualifier", "change", "per", "yearFrom", "yearTo", "basis", "attribution"],
            figure.EnumerateObject().Select(field => field.Name));
        Assert.Equal(
            (40m, "boats", "about", "~", "year", 2010, 2012, "stated", "the coastguard"),
            (figure.GetProperty("value").GetDecimal(), Text(figure, "unit"), Text(figure, "qualifier"), Text(figure, "change"), Text(figure, "per"), figure.GetProperty("yearFrom").GetInt32(), figure.GetProperty("yearTo").GetInt32(), Text(figure, "basis"), Text(figure, "attribution")));
    }

    [Fact]
    public async Task What_is_not_known_is_null_and_never_left_out()
    {
        var figure = Assert.Single(Lines(await OfFileAsync("The fleet had 40 boats.")));

        Assert.All(["valueHigh", "qualifier", "per", "yearFrom", "yearTo", "attribution"], field => Assert.Equal(JsonValueKind.Null, figure.GetProperty(field).ValueKind));
        Assert.Equal("unknown", Text(figure, "basis"));
    }

    [Fact]
    public async Task Lines_are_counted_from_1_with_the_empty_ones()
    {
        var run = await OfFileAsync("The fleet had 40 boats.\n\nNobody sang.\r\nThe zoo sold 30 zebras.\r\n");

        Assert.Equal([(1, "The fleet had 40 boats."), (4, "The zoo sold 30 zebras.")], Lines(run).Select(figure => (figure.GetProperty("line").GetInt32(), Text(figure, "sentence"))));
    }

    [Fact]
    public async Task A_line_is_one_sentence_wherever_it_has_full_stops()
    {
        const string Line = "The fleet had 40 boats. The zoo sold 30 zebras.";

        var run = await OfFileAsync(Line);

        Assert.Equal([(0, Line.Length, Line), (0, Line.Length, Line)], Lines(run).Select(figure => (figure.GetProperty("start").GetInt32(), figure.GetProperty("length").GetInt32(), Text(figure, "sentence"))));
    }

    [Fact]
    public async Task Signs_and_letters_of_other_languages_stay_readable()
    {
        var run = await OfFileAsync("The café spent £40 on “crème”.");

        Assert.Contains("The café spent £40 on “crème”.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quantities_are_lines_of_their_own_shape_with_the_place_of_their_number()
    {
        const string Line = "The index closed at 1,250 and oil at 80 dollars a barrel.";

        var run = await OfFileAsync("Nobody sang.\n" + Line, "--quantities");

        var quantities = Lines(run);
        Assert.Equal(["line", "start", "length", "surface", "value", "valueHigh", "unit", "change", "qualifier"], quantities[0].EnumerateObject().Select(field => field.Name));
        Assert.Equal([(2, 1250m, "-"), (2, 80m, "dollar per barrel")], quantities.Select(quantity => (quantity.GetProperty("line").GetInt32(), quantity.GetProperty("value").GetDecimal(), Text(quantity, "unit"))));
        Assert.All(quantities, quantity => Assert.Equal(Text(quantity, "surface"), Line.Substring(quantity.GetProperty("start").GetInt32(), quantity.GetProperty("length").GetInt32())));
    }

    [Theory]
    [InlineData]
    [InlineData("--quantities")]
    public async Task A_hyphen_reads_the_standard_input(params string[] options)
    {
        var run = await CommandLineRun.OfAsync(["figures", "--text", "-", .. options], typed: "Nobody sang.\r\nThe fleet had 40 boats.\r\n");

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Equal(2, Assert.Single(Lines(run)).GetProperty("line").GetInt32());
    }

    [Theory]
    [InlineData("", "lines.txt has no figures.\n")]
    [InlineData("Nobody sang in 2011.\n", "lines.txt has no figures.\n")]
    [InlineData("Nobody sang.\n", "lines.txt has no quantities.\n", "--quantities")]
    public async Task A_text_without_figures_exits_with_3_and_says_so_beside_the_lines(string text, string said, params string[] options)
    {
        var run = await OfFileAsync(text, options);

        Assert.Equal((3, "", said), (run.ExitCode, run.Output, run.Error));
    }

    [Theory]
    [InlineData("missing.txt")]
    [InlineData(".")]
    [InlineData("no-such-folder/missing.txt")]
    public async Task A_file_that_cannot_be_read_exits_with_1_and_its_name(string file)
    {
        var run = await CommandLineRun.OfAsync(["figures", "--text", file], folder: _folder);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"{file} cannot be read: ", run.Error);
        Assert.Single(run.Error.TrimEnd('\n').Split('\n'));
    }

    [Fact]
    public async Task Quantities_of_no_text_exit_with_2_and_what_to_do()
    {
        var run = await CommandLineRun.OfAsync(["figures", "--quantities"]);

        Assert.Equal((2, "--quantities reads a text: add --text FILE.\nSee: dotnet run --project src/Bot -- figures --help\n", ""), (run.ExitCode, run.Error, run.Output));
    }

    [Fact]
    public async Task A_text_needs_no_corpus()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "lines.txt"), "The fleet had 40 boats.", TestContext.Current.CancellationToken);

        var run = await CommandLineRun.OfAsync(["figures", "--text", "lines.txt", "--corpus", "no-such-folder"], folder: _folder);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
    }

    private async Task<CommandLineRun> OfFileAsync(string text, params string[] options)
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "lines.txt"), text, TestContext.Current.CancellationToken);
        return await CommandLineRun.OfAsync(["figures", "--text", "lines.txt", .. options], folder: _folder);
    }

    private static List<JsonElement> Lines(CommandLineRun run) => [.. run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonElement.Parse(line))];

    private static string? Text(JsonElement line, string field) => line.GetProperty(field).GetString();
}
