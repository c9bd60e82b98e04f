using System.Text.Json;

namespace Bot.Tests.Commands;

public sealed class EvalCommandTests : IDisposable
{
    private const string Answerable =
        """{"id": "s1", "question": "What is the Le Touquet treaty?", "type": "definition", "answerable": true, "accept": [["Calais"]], "evidence": [{"file": "004_f789124f10d71b11.txt", "text": "British immigration officials check passports in Calais"}]}""";

    private readonly string _file = Path.GetTempFileName();

    [Fact]
    public async Task The_figures_and_the_document_of_each_question_are_printed_as_json()
    {
        var run = await RunAsync(Answerable, "--json");

        var document = JsonElement.Parse(run.Output);
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(1, document.GetProperty("figures").GetProperty("evidenceFirst10").GetDouble());
        Assert.Equal(1, document.GetProperty("byType").GetProperty("definition").GetProperty("questions").GetDouble());
        var question = document.GetProperty("questions")[0];
        Assert.Equal("s1", question.GetProperty("id").GetString());
        Assert.True(question.GetProperty("document").TryGetProperty("citations", out _));
    }

    [Fact]
    public async Task A_figure_below_its_floor_exits_with_1_and_is_named()
    {
        var run = await RunAsync(Answerable, "--floor", "evidenceFirst10=0.9", "--floor", "mrr10=1.5");

        Assert.Equal(1, run.ExitCode);
        Assert.Matches(@"^mrr10 is [0-9.]+, below its floor of 1.5\.\n$", run.Error);
    }

    [Theory]
    [InlineData("{ broken")]
    [InlineData("""{"id": "s2", "question": "and?"}""")]
    public async Task A_line_that_is_not_a_question_is_named(string line)
    {
        var run = await RunAsync($"{Answerable}\n\n{line}\n");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.StartsWith($"{_file}:3: ", run.Error);
    }

    [Fact]
    public async Task A_missing_file_is_named()
    {
        var run = await CommandLineRun.OfAsync(["eval", "nothing.jsonl"]);

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith(Path.Combine(CommandLineRun.Repository, "nothing.jsonl"), run.Error);
    }

    public void Dispose() => File.Delete(_file);

    private async Task<CommandLineRun> RunAsync(string lines, params string[] options)
    {
        await File.WriteAllTextAsync(_file, lines, TestContext.Current.CancellationToken);
        return await CommandLineRun.OfAsync(["eval", _file, .. options]);
    }
}
