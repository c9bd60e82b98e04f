using Bot.Core.Articles;
using Bot.Core.Figures;
using Bot.Core.Search;

namespace Bot.Core;

/// <summary>The indexes kept in the data folder, each under the fingerprint of the folder it was built from.</summary>
internal sealed class SavedIndexes(string data)
{
    private const int Kept = 5;

    private readonly string _folder = Path.Combine(data, "indexes");

    /// <summary>Null when there is none or it is damaged; then it is built anew.</summary>
    public (string Version, ArticleFolderReading Reading, PassageIndex Index, FigureIndex Figures)? TryRead(string fingerprint)
    {
        try
        {
            return SnapshotFile.TryRead(PathOf(fingerprint));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Saves the index and removes the oldest ones. A problem is returned in one sentence: the bot can serve without.</summary>
    public string? TryWrite(string fingerprint, string version, ArticleFolderReading reading, PassageIndex index, FigureIndex figures)
    {
        try
        {
            Directory.CreateDirectory(_folder);
            SnapshotFile.Write(PathOf(fingerprint), version, reading, index, figures);
            foreach (var old in new DirectoryInfo(_folder).GetFiles("*.index").OrderByDescending(file => file.LastWriteTimeUtc).Skip(Kept))
                old.Delete();
            return null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"{_folder}: the index cannot be saved ({e.Message}), so every start reads all articles; make the folder writable or name another with --data.";
        }
    }

    private string PathOf(string fingerprint) => Path.Combine(_folder, fingerprint[..16] + ".index");
}
