namespace Bot.Evaluation;

/// <summary>Where the data lie: sets of our own in this project; what may not be committed beside the repository, in shared/eval.</summary>
internal static class EvaluationData
{
    public static string Repository { get; } = FindUpwards(AppContext.BaseDirectory, "Bot.sln")
        ?? throw new InvalidOperationException("Bot.sln is in none of the folders above the tests.");

    /// <summary>The folder of a set: what is known of its articles.</summary>
    public static string Set(string name) => Path.Combine(Repository, "tests", "Bot.Evaluation", name);

    /// <summary>A set has articles of its own or speaks of the seeds.</summary>
    public static string ArticlesOf(string set)
    {
        var articles = Path.Combine(Set(set), "articles");
        return Directory.Exists(articles) ? articles : Path.Combine(Repository, "seeds");
    }

    /// <summary>Null where the data are absent; the tests that need them are skipped.</summary>
    public static string? Find(string name)
    {
        var path = Path.Combine(Repository, "..", "shared", "eval", name);
        return Directory.Exists(path) ? path : null;
    }

    private static string? FindUpwards(string from, string file)
    {
        for (var folder = new DirectoryInfo(from); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, file)))
                return folder.FullName;
        }

        return null;
    }
}
