using System.Globalization;
using Bot.Core.Articles;

namespace Bot.Moderation;

/// <summary>Moves articles out of the corpus folder to where they can be found again.</summary>
internal sealed class ArticleRemoval(string corpusFolder, TimeProvider time)
{
    internal Removal Move(string file, string removedFolder)
    {
        var parts = file.Split('/');
        if (Path.IsPathRooted(file) || parts.Any(part => part is "" or "." or ".." || part.AsSpan().ContainsAny('\\', '\0') || (OperatingSystem.IsWindows() && part.Contains(':', StringComparison.Ordinal))))
            return new Removal.Refused($"{Printable(file)} is no file of the corpus folder; name an article as the list of sources does.");
        if (ArticleFolder.IsReserved(file) || parts.Any(part => part.StartsWith('.')))
            return new Removal.Refused($"{file} is no article; name an article as the list of sources does.");
        if (CorpusPath.LinkAmong(corpusFolder, parts) is { } link)
            return new Removal.Refused($"{link} is a link, and what it leads to is not the bot's to move; remove the link by hand.");
        var path = Path.Combine([corpusFolder, .. parts]);
        if (!File.Exists(path))
            return new Removal.Refused($"There is no file {file} in the corpus folder; it may be gone already.");
        try
        {
            Directory.CreateDirectory(removedFolder);
            var to = FreePath(removedFolder, file);
            File.Move(path, to);
            return new Removal.Moved(to);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Removal.Refused($"{file} cannot be moved to {removedFolder} ({CorpusPath.Sentence(e)}); give the bot the right to write in both folders.");
        }
    }

    private string FreePath(string folder, string file)
    {
        var stamp = time.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff'Z'", CultureInfo.InvariantCulture);
        for (var number = 1; ; number++)
        {
            var path = Path.Combine(folder, $"{stamp}-{ArticleName.Safe(file.Replace('/', '_'), Path.GetExtension(file), number)}");
            if (!Path.Exists(path))
                return path;
        }
    }

    private static string Printable(string file) => string.Concat(file.Where(c => !char.IsControl(c)));
}
