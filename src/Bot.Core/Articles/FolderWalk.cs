namespace Bot.Core.Articles;

/// <param name="Refusal">Why the file is refused by its place alone; null when it may be read.</param>
internal sealed record FoundFile(ArticleFile File, string FullPath, string? Refusal);

/// <summary>Finds the files of the corpus folder in ordinal order. Links to folders are never followed, so a loop cannot hang it.</summary>
internal static class FolderWalk
{
    // A chain of links longer than this is a loop (Linux gives up at 40 too).
    private const int MaxLinks = 40;

    // Read by other parts of the corpus; not articles.
    private static readonly string[] Reserved = ["synonyms.txt", "questions.jsonl"];

    public static bool IsReserved(string file) => Reserved.Contains(file, StringComparer.Ordinal);

    public static IReadOnlyList<FoundFile> Walk(string folder)
    {
        var root = Path.GetFullPath(folder);
        if (!Directory.Exists(root))
        {
            throw new CorpusException(
                $"{folder}: no such folder; make it, put articles into it, or set Corpus:Folder (--corpus) to the folder of articles.");
        }
        var found = new List<FoundFile>();
        var realRoot = RealPath(root) ?? root;
        var pending = new Stack<string>([root]);
        while (pending.TryPop(out var directory))
            Visit(new DirectoryInfo(directory));
        found.Sort((a, b) => string.CompareOrdinal(a.File.File, b.File.File));
        return found;

        void Visit(DirectoryInfo directory)
        {
            try
            {
                foreach (var entry in directory.EnumerateFileSystemInfos())
                {
                    if (entry.Name.StartsWith('.') || (directory.FullName == root && IsReserved(entry.Name)))
                        continue;
                    if (entry.LinkTarget is not null)
                        found.Add(Link(entry, Relative(entry)));
                    else if (entry is DirectoryInfo)
                        pending.Push(entry.FullName);
                    else
                        found.Add(Found(entry, Relative(entry), entry.Exists ? null : "its name cannot be read as UTF-8; rename it."));
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                var name = directory.FullName == root ? "." : Relative(directory);
                var reason = $"the folder cannot be listed ({e.Message}); give the bot the right to read it.";
                found.Add(new FoundFile(new ArticleFile(name, 0, 0), directory.FullName, reason));
            }
        }

        string Relative(FileSystemInfo entry) => Path.GetRelativePath(root, entry.FullName).Replace(Path.DirectorySeparatorChar, '/');

        FoundFile Link(FileSystemInfo entry, string name)
        {
            if (RealPath(entry.FullName) is not { } target || !Path.Exists(target))
                return Found(entry, name, "a link that leads nowhere; mend it or remove it.");
            if (!IsBelow(target, realRoot))
                return Found(entry, name, "a link to outside the corpus folder; copy the file into the folder instead.");
            return Directory.Exists(target)
                ? Found(entry, name, "a link to another part of the corpus folder, which is read at its own place; remove the link.")
                : Found(new FileInfo(target), name, null);
        }
    }

    private static FoundFile Found(FileSystemInfo entry, string name, string? refusal) => new(
        new ArticleFile(name, entry is FileInfo { Exists: true } file ? file.Length : 0, entry.LastWriteTimeUtc.Ticks),
        entry.FullName,
        refusal);

    private static bool IsBelow(string path, string folder) =>
        path == folder || path.StartsWith(folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>The path with every link in it resolved, also those in the middle; null for a loop.</summary>
    private static string? RealPath(string path)
    {
        for (var links = 0; links < MaxLinks; links++)
        {
            if (ResolveFirstLink(path) is not { } resolved)
                return path;
            path = resolved;
        }
        return null;
    }

    private static string? ResolveFirstLink(string path)
    {
        var root = Path.GetPathRoot(path) ?? "";
        var parts = path[root.Length..].Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);
        var current = root;
        for (var i = 0; i < parts.Length; i++)
        {
            var parent = current;
            current = Path.Combine(current, parts[i]);
            if (new FileInfo(current).LinkTarget is { } target)
                return Path.GetFullPath(Path.Combine([parent, target, .. parts[(i + 1)..]]));
        }
        return null;
    }
}
