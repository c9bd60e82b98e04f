using System.Text;
using System.Text.RegularExpressions;

namespace Bot.Tests;

/// <summary>The transcripts of the README are what the program prints. UPDATE_README=1 writes them anew.</summary>
public partial class ReadmeTests
{
    private const int Width = 96;

    [Fact]
    public async Task The_transcripts_are_what_the_program_prints()
    {
        var path = Path.Combine(CommandLineRun.Repository, "README.md");
        var written = await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken);

        var actual = new StringBuilder();
        var end = 0;
        foreach (Match transcript in Transcript().Matches(written))
        {
            var arguments = Argument().Matches(transcript.Groups["command"].Value).Select(argument => argument.Value.Trim('"')).ToList();
            var run = await CommandLineRun.OfAsync(arguments, width: Width);
            actual.Append(written, end, transcript.Groups["output"].Index - end).Append(run.Output.TrimEnd()).Append('\n');
            end = transcript.Groups["output"].Index + transcript.Groups["output"].Length;
        }

        Assert.True(end > 0, "README.md has no transcript.");
        actual.Append(written, end, written.Length - end);
        if (Environment.GetEnvironmentVariable("UPDATE_README") == "1")
            await File.WriteAllTextAsync(path, actual.ToString(), TestContext.Current.CancellationToken);
        else
            Assert.Equal(actual.ToString(), written);
    }

    [GeneratedRegex("""<!-- transcript: (?<command>.+?) -->\n```text\n(?:\$ .*\n)?(?<output>[^`]*)```""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Transcript();

    [GeneratedRegex("\"[^\"]*\"|[^ ]+", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Argument();
}
