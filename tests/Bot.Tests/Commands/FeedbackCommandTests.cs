using System.Text.Json;
using Bot.Chat;
using Bot.Commands;
using Bot.Core;
using Bot.Core.Articles;
using Bot.Moderation;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace Bot.Tests.Commands;

public sealed class FeedbackCommandTests : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("bot-feedback-");

    public FeedbackCommandTests()
    {
        var turn = new ChatTurn("1", new ChatPlace("slack", "C1", PlaceKind.Channel), "U1", IsPrivate: false, "who painted it", Answer: null, new TurnRequest(ArticleFilter.Everything, []), "v1") { IsFound = false };
        new ChatTurns(ChatDatabase.Open(new LocalDatabases(Data)), TimeProvider.System).Add(turn);
        new ChatRatings(ChatDatabase.Open(new LocalDatabases(Data)), TimeProvider.System).Rate(turn, new ChatUser("U2", "Bob", [], Manages: false), new ChatRequest.Rate("1", IsHelpful: false, "missing", "Anna Berg"));
    }

    private string Data => Path.Combine(_home.FullName, "data");

    [Fact]
    public async Task The_digest_is_drawn_as_text()
    {
        var run = await RunAsync("digest");

        Assert.Equal(ExitCode.Success, run.ExitCode);
        Assert.Contains("1 question: 0 answered, 1 found nothing.", run.Output, StringComparison.Ordinal);
        Assert.Contains("“who painted it” · asked once, last on ", run.Output, StringComparison.Ordinal);
        Assert.Contains("Something is missing\n“Anna Berg”", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_digest_is_printed_as_json()
    {
        var digest = JsonElement.Parse((await RunAsync("digest", "--json", "--days", "30")).Output);

        Assert.Equal((1, 0), (digest.GetProperty("asked").GetInt32(), digest.GetProperty("answered").GetInt32()));
        Assert.Equal("who painted it", digest.GetProperty("notFound")[0].GetProperty("text").GetString());
        Assert.Equal("missing", digest.GetProperty("rejected")[0].GetProperty("reasons")[0].GetProperty("name").GetString());
    }

    [Theory]
    [InlineData("0")]
    [InlineData("366")]
    public async Task Days_that_are_too_many_or_none_are_refused(string days)
    {
        var run = await RunAsync("digest", "--days", days);

        Assert.Equal((ExitCode.Usage, "--days is a number from 1 to 365."), (run.ExitCode, run.Error.Split('\n')[0]));
    }

    [Fact]
    public async Task The_export_is_printed_or_written_and_audited()
    {
        var printed = await RunAsync("feedback", "export");
        var written = await RunAsync("feedback", "export", "--out", "ratings.csv");

        Assert.StartsWith("kind,time,platform,", printed.Output, StringComparison.Ordinal);
        Assert.Contains(",slack,C1,who painted it,no,missing,Anna Berg,v1\r\n", printed.Output, StringComparison.Ordinal);
        Assert.Equal("Wrote ratings.csv: 1 rating, and 1 question that found nothing.\n", written.Output);
        Assert.Equal($"\uFEFF{printed.Output}", System.Text.Encoding.UTF8.GetString(await File.ReadAllBytesAsync(Path.Combine(_home.FullName, "ratings.csv"), TestContext.Current.CancellationToken)));
        Assert.Equal(["feedback export", "feedback export"], AuditLog.Open(new LocalDatabases(Data), NullLogger<AuditLog>.Instance).Last(10).Select(entry => entry.What));
    }

    [Fact]
    public async Task A_file_that_cannot_be_written_is_told()
    {
        var run = await RunAsync("feedback", "export", "--out", "nowhere/ratings.csv");

        Assert.Equal(ExitCode.Error, run.ExitCode);
        Assert.StartsWith("nowhere/ratings.csv cannot be written: there is no folder", run.Error, StringComparison.Ordinal);
    }

    public void Dispose()
    {
        SqliteConnection.ClearAllPools();
        _home.Delete(recursive: true);
    }

    private async Task<CommandLineRun> RunAsync(params IReadOnlyList<string> arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var input = new StringReader("");
        var code = await Program.RunAsync([.. arguments, "--data", Data], new Terminal(input, output, error) { Folder = _home.FullName }, TestContext.Current.CancellationToken);
        return new CommandLineRun(code, output.ToString(), error.ToString());
    }
}
