using Bot.Answers;

namespace Bot.Commands;

/// <summary>Files that a command writes where the user wants them, but never among the articles.</summary>
internal sealed class OutputFiles(string userFolder, string corpusFolder)
{
    /// <param name="what">Told with the name of the file: "3 figures".</param>
    /// <exception cref="IOException">It cannot be written; the message says why.</exception>
    internal async Task WriteAsync(string file, byte[] content, string what, TextWriter notes, CancellationToken cancellationToken)
    {
        var path = Path.GetFullPath(file, userFolder);
        if (!Path.GetRelativePath(corpusFolder, path).StartsWith("..", StringComparison.Ordinal) && !Path.IsPathRooted(Path.GetRelativePath(corpusFolder, path)))
            throw new IOException($"{file} would lie among the articles: name a file outside of {corpusFolder}.");
        if (Directory.Exists(path))
            throw new IOException($"{file} is a folder: name a file in it.");
        if (Path.GetDirectoryName(path) is { } folder && !Directory.Exists(folder))
            throw new IOException($"{file} cannot be written: there is no folder {folder}.");

        try
        {
            await File.WriteAllBytesAsync(path, content, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"{file} cannot be written: {exception.Message}", exception);
        }

        await notes.WriteLineAsync(PlainText.OneLine($"Wrote {file}: {what}."));
    }
}
