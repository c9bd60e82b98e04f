namespace Bot.Tests;

/// <summary>The repository that the tests were built from.</summary>
internal static class Checkout
{
    internal static string Folder { get; } = Find();

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Bot.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("Bot.sln is in none of the folders above the tests.");
    }
}
