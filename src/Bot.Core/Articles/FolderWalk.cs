using System.IO.Enumeration;

namespace Bot.Core.Articles;

/// <param name="Refusal">Why the file is refused by its place alone; null when it may be read.</param>
internal sealed record FoundFile(ArticleFile File, string FullPath, string? Refusal);

/// <summary>Finds the files of the corpus folder in ordinal order. Links to folders are never followed, so a loop cannot hang it.</summary>
internal static class FolderWalk
{
    private delegate void Add(ref FileSystemEntry entry, string below);

    // A chain of links longer than this is a loop (Linux gives up at 40 too).
    private const int MaxLinks = 40;

    /// <summary>Stands in names for bytes that are no UTF-8.</summary>
    private const char Unreadable = '\uFFFD';

    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = FileAttributes.None, IgnoreInaccessible = false };

    // Read by other parts of the corpus; not articles.
    private static readonly string[] Reserved = ["synonyms.txt", "questions.jsonl"];

    public static bool IsReserved(ReadOnlySpan<char> file)
    {
        foreach (var name in Reserved)
        {
            if (file.SequenceEqual(name))
                return true;
        }

        return false;
    }

    public static IReadOnlyList<FoundFile> Walk(string folder)
    {
        var found = new List<FoundFile>();
        Visit(
            folder,
            (ref entry, below) => found.Add(new FoundFile(new ArticleFile($"{below}{entry.FileName}", entry.Length, entry.LastWriteTimeUtc.UtcTicks), entry.ToFullPath(), Refusal: null)),
            found.Add);
        found.Sort((a, b) => string.CompareOrdinal(a.File.File, b.File.File));
        return found;
    }

    /// <summary>One file as <see cref="Walk"/> would find it.</summary>
    /// <param name="file">Path below the folder, with forward slashes.</param>
    /// <param name="isGone">There is no such file.</param>
    /// <returns>Null where it is gone, or where only a walk tells what it is: a link, something hidden, a name that cannot be read.</returns>
    public static FoundFile? TryFind(string folder, string file, out bool isGone)
    {
        isGone = false;
        var path = Path.GetFullPath(folder);
        var parts = file.Split('/');
        if (parts.Any(part => part.Length == 0 || part.StartsWith('.') || part.Contains(Unreadable)) || IsReserved(file) || !Directory.Exists(path))
            return null;
        foreach (var part in parts[..^1])
        {
            path = Path.Combine(path, part);
            if (new DirectoryInfo(path) is { Exists: true } directory && directory.Attributes.HasFlag(FileAttributes.ReparsePoint))
                return null;
        }

        var info = new FileInfo(Path.Combine(path, parts[^1]));
        isGone = !info.Exists && !Directory.Exists(info.FullName) && info.LinkTarget is null;
        return info.Exists && !info.Attributes.HasFlag(FileAttributes.ReparsePoint) ? new FoundFile(new ArticleFile(file, info.Length, info.LastWriteTimeUtc.Ticks), info.FullName, Refusal: null) : null;
    }

    /// <summary>What <see cref="Walk"/> would find, without remembering it.</summary>
    public static FolderState StateOf(string folder)
    {
        var state = new FolderState(DateTime.UtcNow.Ticks);
        Visit(folder, (ref entry, below) => state.Add(below, entry.FileName, entry.Length, entry.LastWriteTimeUtc.UtcTicks), found => state.Add(found.File));
        return state;
    }

    /// <param name="add">Takes a file, in a folder below the root with a slash behind it.</param>
    /// <param name="addOther">Takes links, what has no readable name, and folders that cannot be listed.</param>
    private static void Visit(string folder, Add add, Action<FoundFile> addOther)
    {
        var root = Path.GetFullPath(folder);
        if (!Directory.Exists(root))
        {
            throw new CorpusException(
                $"{folder}: no such folder; make it, put articles into it, or set Corpus:Folder (--corpus) to the folder of articles.");
        }
        var realRoot = RealPath(root) ?? root;
        var pending = new Stack<string>([root]);
        while (pending.TryPop(out var directory))
            VisitOne(directory, directory == root ? "" : $"{Relative(directory)}/");

        void VisitOne(string directory, string below)
        {
            try
            {
                foreach (var entry in new FileSystemEnumerable<FileSystemInfo?>(directory, (ref entry) => Take(ref entry, below), Everything).OfType<FileSystemInfo>())
                {
                    if (entry.LinkTarget is not null)
                        addOther(Link(entry, Relative(entry.FullName)));
                    else
                        addOther(Found(entry, Relative(entry.FullName), entry.Exists ? null : "its name cannot be read as UTF-8; rename it."));
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                var reason = $"the folder cannot be listed ({e.Message}); give the bot the right to read it.";
                addOther(new FoundFile(new ArticleFile(directory == root ? "." : Relative(directory), 0, 0), directory, reason));
            }
        }

        // Null where there is nothing more to do.
        FileSystemInfo? Take(ref FileSystemEntry entry, string below)
        {
            if (entry.FileName.StartsWith('.') || (below.Length == 0 && IsReserved(entry.FileName)))
                return null;
            if (entry.Attributes.HasFlag(FileAttributes.ReparsePoint) || entry.FileName.Contains(Unreadable))
                return entry.ToFileSystemInfo();
            if (entry.IsDirectory)
                pending.Push(entry.ToFullPath());
            else
                add(ref entry, below);
            return null;
        }

        string Relative(string path) => Path.GetRelativePath(root, path).Replace(Path.DirectorySeparatorChar, '/');

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
