using Bot.Commands;

namespace Bot.Tests.Commands;

public sealed class McpCommandTests
{
    [Fact]
    public async Task Who_types_the_command_is_told_that_an_assistant_starts_it()
    {
        var run = await CommandLineRun.OfAsync(["mcp"]);

        Assert.Equal(ExitCode.Usage, run.ExitCode);
        Assert.Contains("is started by an assistant", run.Error, StringComparison.Ordinal);
        Assert.Empty(run.Output);
    }
}
