using Bot.Chat;
using Bot.Moderation;

namespace Bot.Moderate;

/// <summary>Files of a form, kept aside until they are added, which may be when the form is long answered.</summary>
internal sealed class StagedUpload : IDisposable
{
    private const int BufferBytes = 64 * 1024;

    private readonly List<FileStream> _files = [];
    private readonly List<CorpusAction> _actions = [];

    private StagedUpload()
    {
    }

    /// <summary>One for each file, which closes it.</summary>
    internal IReadOnlyList<CorpusAction> Actions => _actions;

    internal static async Task<StagedUpload> OfAsync(IReadOnlyList<IFormFile> files, CancellationToken cancellationToken)
    {
        var staged = new StagedUpload();
        try
        {
            foreach (var file in files)
                await staged.AddAsync(file, cancellationToken);
        }
        catch
        {
            staged.Dispose();
            throw;
        }

        return staged;
    }

    public void Dispose() => _files.ForEach(file => file.Dispose());

    private async Task AddAsync(IFormFile file, CancellationToken cancellationToken)
    {
        var path = Path.Combine(Path.GetTempPath(), $"bot-upload-{Guid.NewGuid():N}");
        var content = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, BufferBytes, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        _files.Add(content);
        // Where an open file can lose its name, not even a bot that is killed leaves it behind.
        if (!OperatingSystem.IsWindows())
            File.Delete(path);
        await file.CopyToAsync(content, cancellationToken);
        content.Position = 0;
        _actions.Add(new CorpusAction.Add(new Upload(file.FileName, file.Length, _ => Task.FromResult<Stream>(content))));
    }
}
