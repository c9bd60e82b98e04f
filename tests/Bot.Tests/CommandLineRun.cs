using Bot.Commands;

namespace Bot.Tests;

/// <summary>What a command line printed and returned, run in this process as by a user who stands at the repository root.</summary>
internal sealed record CommandLineRun(int ExitCode, string Output, string Error)
{
    internal static string Repository => Checkout.Folder;

    internal static async Task<CommandLineRun> OfAsync(IReadOnlyList<string> arguments, int? width = null, string? folder = null, string typed = "")
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var input = new StringReader(typed);
        var data = Directory.CreateTempSubdirectory("bot-tests-");
        try
        {
            var code = await Program.RunAsync(
                [.. arguments, "--data", data.FullName],
                new Terminal(input, output, error) { Folder = folder ?? Repository, Width = width },
                TestContext.Current.CancellationToken);
            return new CommandLineRun(code, output.ToString(), error.ToString());
        }
        finally
        {
            Delete(data);
        }
    }

    /// <summary>A service of a host that could not start may write a last file at this moment.</summary>
    private static void Delete(DirectoryInfo folder)
    {
        try
        {
            folder.Delete(recursive: true);
        }
        catch (IOException)
        {
            // It is a temporary folder.
        }
    }
}
