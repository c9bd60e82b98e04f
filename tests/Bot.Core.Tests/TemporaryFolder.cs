using System.Text;
using Bot.Core.Articles;

namespace Bot.Core.Tests;

/// <summary>A corpus folder that is gone after the test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("bot-articles-").FullName;

    public CorpusOptions Options => new() { Folder = Path };

    public TemporaryFolder With(string file, string text) => With(file, Encoding.UTF8.GetBytes(text));

    public TemporaryFolder With(string file, byte[] content)
    {
        var path = System.IO.Path.Combine(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path) ?? Path);
        File.WriteAllBytes(path, content);
        return this;
    }

    public ArticleFolderReading Read() => new ArticleFolder(Options).Read(null, CancellationToken.None);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
