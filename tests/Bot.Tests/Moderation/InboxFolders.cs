using System.Security.Cryptography;
using Bot.Core;
using Bot.Moderation;

namespace Bot.Tests.Moderation;

/// <summary>A corpus folder with something beside it that must stay as it is.</summary>
internal sealed class InboxFolders : IDisposable
{
    private readonly DirectoryInfo _parent = Directory.CreateTempSubdirectory("bot-inbox-");

    internal InboxFolders(long maxFileBytes = 20 * 1024 * 1024, ReaderProcess? reader = null)
    {
        Options = new CorpusOptions { Folder = Path.Combine(_parent.FullName, "corpus"), Data = Path.Combine(_parent.FullName, "data"), MaxFileBytes = maxFileBytes };
        Directory.CreateDirectory(Options.Folder);
        Directory.CreateDirectory(Options.Data);
        Directory.CreateDirectory(Outside);
        File.WriteAllText(Path.Combine(Outside, "precious.txt"), "Nobody writes here.");
        File.WriteAllText(Path.Combine(Options.Folder, "corpus.yaml"), "# The curator's own.\n");
        Inbox = new ArticleInbox(Options, reader ?? new ReaderProcess(TimeSpan.FromSeconds(20), 512 * 1024 * 1024, TimeProvider.System), TimeProvider.System);
    }

    internal CorpusOptions Options { get; }

    internal ArticleInbox Inbox { get; }

    internal string Parent => _parent.FullName;

    internal string Outside => Path.Combine(_parent.FullName, "outside");

    /// <summary>Everything but what is in "added" and "fetched", with its content.</summary>
    internal IReadOnlyList<string> Untouched() => [.. Files().Where(file => !IsTaken(file)).Select(file => $"{file} {Hash(file)}")];

    /// <summary>Paths below the corpus folder.</summary>
    internal IReadOnlyList<string> Taken() => [.. Files().Where(IsTaken).Select(file => Path.GetRelativePath(Options.Folder, file).Replace('\\', '/'))];

    internal static Upload Sent(string name, byte[] content) => new(name, content.Length, _ => Task.FromResult<Stream>(new MemoryStream(content)));

    internal Task<InboxResult> SendAsync(string name, byte[] content) => Inbox.AddAsync(Sent(name, content), TestContext.Current.CancellationToken);

    public void Dispose()
    {
        Inbox.Dispose();
        _parent.Delete(recursive: true);
    }

    private bool IsTaken(string file) => Path.GetRelativePath(Options.Folder, file).Replace('\\', '/').Split('/')[0] is "added" or "fetched";

    private IEnumerable<string> Files() => Directory
        .EnumerateFiles(_parent.FullName, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
        .Order(StringComparer.Ordinal);

    private static string Hash(string file) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)));
}
