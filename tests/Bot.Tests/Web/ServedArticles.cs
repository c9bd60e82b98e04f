using System.Net;
using System.Text.Json.Nodes;
using AngleSharp;
using AngleSharp.Dom;
using Bot.Core;
using Bot.Core.Articles;

namespace Bot.Tests.Web;

/// <summary>A folder of articles, and the web side over it.</summary>
internal sealed class ServedArticles : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;

    private ServedArticles(DirectoryInfo folder, WebRig rig) => (_folder, Rig) = (folder, rig);

    internal WebRig Rig { get; }

    internal CorpusSnapshot Snapshot => Rig.Opened.Corpus.Current;

    internal string Version => Snapshot.State.Version;

    /// <param name="files">Of the folder, with what is in them.</param>
    internal static async Task<ServedArticles> StartAsync(IEnumerable<(string File, string Text)> files, JsonObject? settings = null)
    {
        var folder = Directory.CreateTempSubdirectory("bot-served-");
        foreach (var (file, text) in files)
            await WriteAsync(folder, file, text);
        return new ServedArticles(folder, await WebRig.StartAsync(folder.FullName, settings: settings));
    }

    internal async Task WriteAndReloadAsync(string file, string text)
    {
        await WriteAsync(_folder, file, text);
        Reload();
    }

    internal void DeleteAndReload(string file)
    {
        File.Delete(Path.Combine(_folder.FullName, file));
        Reload();
    }

    internal Article Article(string file) => Snapshot.Articles.Single(article => article.File == file);

    internal async Task<IDocument> OpenAsync(string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var response = await Rig.GetAsync(path);
        Assert.Equal(status, response.StatusCode);
        return await Parse(await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    internal static Task<IDocument> Parse(string page) => BrowsingContext.New().OpenAsync(response => response.Content(page), TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        await Rig.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    private void Reload() => Rig.Opened.Corpus.Reload("a test", isDryRun: false, mayLose: true, progress: null, TestContext.Current.CancellationToken);

    private static async Task WriteAsync(DirectoryInfo folder, string file, string text)
    {
        var path = Path.Combine(folder.FullName, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path) ?? folder.FullName);
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
    }
}
