using System.Text.Json;
using Bot.Commands;

namespace Bot.Tests.Commands;

/// <summary>The exit codes are 0 found, 3 not found, 1 error, 2 usage.</summary>
public class CommandLineTests
{
    [Fact]
    public async Task A_question_that_the_articles_answer_exits_with_0()
    {
        var run = await CommandLineRun.OfAsync(["ask", "what is the Le Touquet treaty"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        Assert.Contains("[1] “", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_question_that_they_do_not_answer_exits_with_3_and_says_so()
    {
        var run = await CommandLineRun.OfAsync(["ask", "how many whales live in the lake of Geneva"]);

        Assert.Equal((3, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("The 5 articles do not answer this: ", run.Output);
    }

    [Fact]
    public async Task A_question_may_be_limited_to_a_publisher_and_to_dates()
    {
        var run = await CommandLineRun.OfAsync(["ask", "who is Amber Rudd", "--publisher", "kentonline", "--from", "2016-08", "--to", "2016", "--json"]);

        Assert.Equal((0, ""), (run.ExitCode, run.Error));
        var document = JsonElement.Parse(run.Output);
        Assert.Equal(1, document.GetProperty("corpus").GetProperty("articles").GetInt32());
        Assert.All(document.GetProperty("citations").EnumerateArray(), citation => Assert.Equal("KentOnline", citation.GetProperty("publisher").GetString()));
    }

    [Fact]
    public async Task Articles_that_there_are_not_are_told_and_not_a_corpus_without_articles()
    {
        var run = await CommandLineRun.OfAsync(["ask", "who is Amber Rudd", "--publisher", "The Times", "--from", "2020"]);

        Assert.Equal((3, ""), (run.ExitCode, run.Error));
        Assert.StartsWith("No article of the corpus is by “The Times” and from 2020 or later.\n", run.Output);
        Assert.EndsWith(" · 0 articles · dates unknown\n", run.Output);
    }

    [Theory]
    [InlineData("2016-13", null, "“2016-13” is no date: write YYYY, YYYY-MM or YYYY-MM-DD, for example 2016-08.")]
    [InlineData("2017", "2016", "The articles cannot be from 2017 or later and from 2016 or earlier: swap the two dates.")]
    public async Task A_wrong_date_exits_with_2_and_says_what_to_write(string from, string? to, string reason)
    {
        var run = await CommandLineRun.OfAsync(["ask", "who is Amber Rudd", "--from", from, .. to is null ? Array.Empty<string>() : ["--to", to]]);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(reason + "\n", run.Error);
    }

    [Fact]
    public async Task Json_is_one_document_and_nothing_else()
    {
        var run = await CommandLineRun.OfAsync(["ask", "what is the Le Touquet treaty", "--json"]);

        var document = JsonElement.Parse(run.Output);
        Assert.True(document.GetProperty("found").GetBoolean());
        var citation = document.GetProperty("citations")[0];
        var article = await File.ReadAllTextAsync(
            Path.Combine(CommandLineRun.Repository, "seeds", citation.GetProperty("file").GetString() ?? ""), TestContext.Current.CancellationToken);
        Assert.Equal(
            citation.GetProperty("quote").GetString(),
            article.Substring(citation.GetProperty("start").GetInt32(), citation.GetProperty("length").GetInt32()));
    }

    [Fact]
    public async Task A_refusal_explains_itself_within_80_columns()
    {
        var run = await CommandLineRun.OfAsync(["ask", "how many people live in Geneva", "--explain"], width: 80);

        Assert.Equal((3, ""), (run.ExitCode, run.Error));
        var explanation = run.Output[run.Output.IndexOf("How the question was understood", StringComparison.Ordinal)..];
        Assert.Contains("“Geneva” · name · weight ", explanation, StringComparison.Ordinal);
        Assert.Contains("    refused: No article mentions “Geneva”.\n    spoke most against it: ", explanation, StringComparison.Ordinal);
        Assert.All(explanation.Split('\n'), line => Assert.True(line.Length <= 80, line));
    }

    [Fact]
    public async Task Json_holds_an_explanation_when_it_is_asked_for()
    {
        var run = await CommandLineRun.OfAsync(["ask", "what is the Le Touquet treaty", "--explain", "--json"]);

        var explanation = JsonElement.Parse(run.Output).GetProperty("explanation");
        Assert.Equal("definition", explanation.GetProperty("question").GetProperty("type").GetString());
        Assert.Equal(10, explanation.GetProperty("passages").GetArrayLength());
    }

    [Theory]
    [InlineData("the of and is")]
    [InlineData("🐳🐳🐳")]
    [InlineData("ما هي معاهدة لو توكيه؟")]
    [InlineData("מהי אמנת לה טוקה?")]
    [InlineData("@nobody [red] \u202Ewhales")]
    public async Task A_question_without_a_known_word_is_refused_politely(string question)
    {
        var run = await CommandLineRun.OfAsync(["ask", question]);

        Assert.Equal((3, ""), (run.ExitCode, run.Error));
        Assert.Contains("do not answer this", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Null_bytes_in_a_question_are_blanks()
    {
        var run = await CommandLineRun.OfAsync(["ask", "what is the\0Le Touquet treaty"]);

        Assert.Equal(0, run.ExitCode);
    }

    [Theory]
    [InlineData("Please ask a question, for example: what is the Le Touquet treaty\n", "ask")]
    [InlineData("Please ask a question, for example: what is the Le Touquet treaty\n", "ask", "  ")]
    [InlineData("There is no option --jsno.\nSee: dotnet run --project src/Bot -- ask --help\n", "ask", "who is Amber Rudd", "--jsno")]
    [InlineData("Required argument 'version' missing for command: 'rollback'.\nSee: dotnet run --project src/Bot -- corpus rollback --help\n", "corpus", "rollback")]
    [InlineData("--page is a number from 1 to 1000000.\nSee: dotnet run --project src/Bot -- corpus history --help\n", "corpus", "history", "--page", "0")]
    [InlineData("Unrecognized command or argument 'aks'.\nSee: dotnet run --project src/Bot -- --help\n", "aks")]
    public async Task A_wrong_command_line_exits_with_2_and_says_what_to_do(string error, params string[] arguments)
    {
        var run = await CommandLineRun.OfAsync(arguments);

        Assert.Equal((2, error, ""), (run.ExitCode, run.Error, run.Output));
    }

    [Fact]
    public async Task A_question_of_10000_characters_is_too_long()
    {
        var run = await CommandLineRun.OfAsync(["ask", new string('a', 10_000)]);

        Assert.Equal((2, "Please ask in at most 2,000 characters.\n"), (run.ExitCode, run.Error));
    }

    [Theory]
    [InlineData("ask", "who is Amber Rudd")]
    [InlineData("chat")]
    [InlineData("corpus")]
    [InlineData("serve")]
    public async Task A_missing_folder_exits_with_1_and_one_sentence(params string[] arguments)
    {
        var run = await CommandLineRun.OfAsync([.. arguments, "--corpus", "no-such-folder"]);

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        var line = Assert.Single(run.Error.TrimEnd().Split('\n'));
        Assert.StartsWith(Path.Combine(CommandLineRun.Repository, "no-such-folder"), line);
    }

    [Fact]
    public async Task A_data_folder_that_cannot_be_written_is_told_beside_the_answer()
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var typed = new StringReader("");
        var file = Path.GetTempFileName();
        try
        {
            var code = await Program.RunAsync(
                ["ask", "who is Amber Rudd", "--data", file],
                new Terminal(typed, output, error) { Folder = CommandLineRun.Repository },
                TestContext.Current.CancellationToken);

            Assert.Equal(ExitCode.Success, code);
            Assert.Contains("cannot be saved", error.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("cannot be saved", output.ToString(), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Help_teaches_with_examples()
    {
        var run = await CommandLineRun.OfAsync(["--help"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("ask \"what is the Le Touquet treaty\"", run.Output, StringComparison.Ordinal);
        Assert.Contains("ask \"who is Amber Rudd\" --explain", run.Output, StringComparison.Ordinal);
    }
}
