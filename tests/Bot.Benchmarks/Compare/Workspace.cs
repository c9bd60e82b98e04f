using Bot.Core.Articles;

namespace Bot.Benchmarks.Compare;

/// <summary>The folder that everything is built in, gone at the end however that comes.</summary>
internal sealed class Workspace : IDisposable
{
    /// <summary>Bytes of a passage: the articles as they are read, our index and Lucene's while it is merged, and the largest of the slow peers.</summary>
    private const long BytesOfPassage = 10_000;

    private const int Attempts = 20;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    private readonly DirectoryInfo _home;
    private readonly Lock _deleting = new();
    private PostgresServer? _server;

    private Workspace(DirectoryInfo home) => _home = home;

    public string QuestionFile => Path.Combine(_home.FullName, "questions.txt");

    public string PassageFile => Path.Combine(_home.FullName, "passages.bin");

    /// <exception cref="CorpusException">The folder cannot be written.</exception>
    public static Workspace Create(string parent)
    {
        try
        {
            return new Workspace(Directory.CreateDirectory(Path.Combine(parent, $"bot-compare-{Environment.ProcessId}")));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CorpusException($"Nothing can be written in {parent} ({exception.Message.TrimEnd('.')}); name another folder with --temp.", exception);
        }
    }

    /// <exception cref="CorpusException">There is too little room for so many passages.</exception>
    public void CheckRoom(int passages)
    {
        var (free, needed) = (new DriveInfo(_home.FullName).AvailableFreeSpace, passages * BytesOfPassage);
        if (free < needed)
            throw new CorpusException(FormattableString.Invariant($"{_home.Parent} has {free / 1e9:0.0} GB free, and {passages:N0} passages take up to {needed / 1e9:0.0} GB while they are compared; name a roomier folder with --temp, or fewer --passages."));
    }

    /// <summary>An empty folder in it.</summary>
    public string Folder(string name)
    {
        var folder = Path.Combine(_home.FullName, name);
        Clear(name);
        return Directory.CreateDirectory(folder).FullName;
    }

    public void Clear(string name)
    {
        if (Path.Combine(_home.FullName, name) is var folder && Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }

    public string Home => _home.FullName;

    /// <summary>A server in it, which is stopped with it; null, with the reason, where there is none to start.</summary>
    public PostgresServer? TryStartServer(out string reason) => _server = PostgresServer.TryStart(Home, out reason);

    public void StopServer()
    {
        lock (_deleting)
        {
            _server?.Dispose();
            _server = null;
        }
    }

    public void Dispose()
    {
        lock (_deleting)
        {
            StopServer();
            for (var attempt = 1; _home.Exists; attempt++)
            {
                try
                {
                    _home.Delete(recursive: true);
                }
                catch (IOException) when (attempt < Attempts)
                {
                    // Somebody writes who does not know yet that it ends.
                    Thread.Sleep(Pause);
                }

                _home.Refresh();
            }
        }
    }
}
