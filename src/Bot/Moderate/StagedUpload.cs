using Bot.Chat;
using Bot.Moderation;

namespace Bot.Moderate;

/// <summary>Files of a form, kept aside until they are added, which may be when the form is long answered.</summary>
internal static class StagedUpload
{
    private const int BufferBytes = 64 * 1024;

    internal static async Task<IReadOnlyList<CorpusAction>> AllAsync(IReadOnlyList<IFormFile> files, CancellationToken cancellationToken)
    {
        List<CorpusAction> staged = [];
        foreach (var file in files)
        {
            var content = await StageAsync(file, cancellationToken);
            // Who adds it closes it.
            staged.Add(new CorpusAction.Add(new Upload(file.FileName, file.Length, _ => Task.FromResult<Stream>(content))));
        }

        return staged;
    }

    private static async Task<FileStream> StageAsync(IFormFile file, CancellationToken cancellationToken)
    {
        var content = new FileStream(System.IO.Path.Combine(System.IO.Path.GetTempPath(), $"bot-upload-{Guid.NewGuid():N}"), new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = BufferBytes,
            // Closed, it is gone; of what nobody opened the finalizer takes care.
            Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous,
        });
        await file.CopyToAsync(content, cancellationToken);
        content.Position = 0;
        return content;
    }
}
