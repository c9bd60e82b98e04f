namespace Bot.Moderation;

/// <summary>What holds for every path below the corpus folder.</summary>
internal static class CorpusPath
{
    /// <summary>The first part that is a link, which may lead anywhere; the folder itself may be one.</summary>
    internal static string? LinkAmong(string folder, IReadOnlyList<string> parts)
    {
        var path = folder;
        foreach (var part in parts)
        {
            path = Path.Combine(path, part);
            if (new FileInfo(path).LinkTarget is not null)
                return Path.GetRelativePath(folder, path);
        }
        return null;
    }

    /// <summary>What the system says of a file, to be put into a sentence.</summary>
    internal static string Sentence(Exception exception) => exception.Message.Split('\n')[0].Trim().TrimEnd('.');
}
