using Bot.Commands;

namespace Bot.Tests;

/// <summary>What a command line printed and returned, run in this process as by a user who stands at the repository root.</summary>
internal sealed record CommandLineRun(int ExitCode, string Output, string Error)
{
    internal static string Repository { get; } = FindRepository();

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
            data.Delete(recursive: true);
        }
    }

    private static string FindRepository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Bot.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Bot.sln is in none of the folders above the tests.");
    }
}
