using Bot.Core;
using Bot.Core.Articles;

namespace Bot.Moderation;

/// <summary>The one door through which files of others come into the corpus folder, and go out of it.</summary>
internal sealed class ArticleInbox(CorpusOptions corpus, ReaderProcess reader, TimeProvider time) : IDisposable
{
    internal const string AddedFolder = "added";

    // Hidden, so that no reader of the folder takes it for an article; CleanUp knows it by this.
    private const string AsidePrefix = ".bot-inbox-";

    private const int MaxOfOneName = 1_000;

    private static readonly TimeSpan LongestUpload = TimeSpan.FromMinutes(2);

    private readonly SemaphoreSlim _one = new(1, 1);

    internal ArticleInbox(CorpusOptions corpus, TimeProvider time)
        : this(corpus, new ReaderProcess(time), time)
    {
    }

    /// <summary>Takes what somebody sends.</summary>
    internal async Task<InboxResult> AddAsync(Upload upload, CancellationToken cancellationToken)
    {
        using var deadline = new CancellationTokenSource(LongestUpload, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        try
        {
            // A stream of a platform need not heed the token.
            await using var stream = await upload.OpenAsync(either.Token).WaitAsync(either.Token);
            if (await BoundedContent.ReadAsync(stream, corpus.MaxFileBytes, either.Token) is not { } content)
                return new InboxResult.Refused(FormattableString.Invariant($"The file is larger than {corpus.MaxFileBytes:N0} bytes; split it or raise Corpus:MaxFileBytes."));
            return await AddAsync(upload.Name, content, AddedFolder, replaced: null, cancellationToken);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new InboxResult.Refused($"The file did not come within {LongestUpload.TotalMinutes} minutes; send it again.");
        }
        catch (Exception e) when (e is HttpRequestException or IOException)
        {
            return new InboxResult.Refused($"The file did not come ({Sentence(e)}); send it again.");
        }
    }

    /// <summary>Takes what was fetched.</summary>
    /// <param name="folder">Below the corpus folder: "added", "fetched/example.org".</param>
    /// <param name="replaced">A file that this is a new state of; null for a new one.</param>
    internal async Task<InboxResult> AddAsync(string name, byte[] content, string folder, string? replaced, CancellationToken cancellationToken)
    {
        if (content.LongLength > corpus.MaxFileBytes)
            return new InboxResult.Refused(FormattableString.Invariant($"The file is larger than {corpus.MaxFileBytes:N0} bytes; split it or raise Corpus:MaxFileBytes."));
        if (!ContentKind.TryFind(content, name, out var extension, out var problem))
            return new InboxResult.Refused(problem);
        await _one.WaitAsync(cancellationToken);
        try
        {
            if (FolderProblem(folder) is { } wrong)
                return new InboxResult.Refused(wrong);
            return await PlaceAsync(name, extension, content, folder, replaced, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new InboxResult.Refused($"The file cannot be put into {folder} of the corpus folder ({Sentence(e)}); give the bot the right to write there, and room on the disk.");
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Moves an article out of the corpus; nothing is deleted.</summary>
    /// <param name="file">Path below the corpus folder.</param>
    internal Removal Remove(string file, string removedFolder)
    {
        var parts = file.Split('/');
        if (parts.Any(part => part is "" or "." or ".." || part.Contains('\\', StringComparison.Ordinal) || part.Contains('\0', StringComparison.Ordinal)) || Path.IsPathRooted(file))
            return new Removal.Refused($"{file} is no file of the corpus folder; name an article as the list of sources does.");
        if (ArticleFolder.IsReserved(file) || parts.Any(part => part.StartsWith('.')))
            return new Removal.Refused($"{file} is no article; name an article as the list of sources does.");
        var path = Path.Combine([corpus.Folder, .. parts]);
        if (LinkAmong(parts) is { } link)
            return new Removal.Refused($"{link} is a link, and what it leads to is not the bot's to move; remove the link by hand.");
        if (!File.Exists(path))
            return new Removal.Refused($"There is no file {file} in the corpus folder; it may be gone already.");
        try
        {
            Directory.CreateDirectory(removedFolder);
            var stamp = time.GetUtcNow().UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff'Z'", System.Globalization.CultureInfo.InvariantCulture);
            var to = Path.Combine(removedFolder, $"{stamp}-{ArticleName.Safe(file.Replace('/', '_'), Path.GetExtension(file), 1)}");
            for (var number = 2; File.Exists(to); number++)
                to = Path.Combine(removedFolder, $"{stamp}-{ArticleName.Safe(file.Replace('/', '_'), Path.GetExtension(file), number)}");
            File.Move(path, to);
            return new Removal.Moved(to);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new Removal.Refused($"{file} cannot be moved to {removedFolder} ({Sentence(e)}); give the bot the right to write in both folders.");
        }
    }

    /// <summary>Deletes what a crash left half written; called before the first file comes.</summary>
    internal void CleanUp()
    {
        var options = new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint, IgnoreInaccessible = true };
        foreach (var part in (string[])[AddedFolder, FetchedFolder])
        {
            var folder = Path.Combine(corpus.Folder, part);
            if (!Directory.Exists(folder) || LinkAmong([part]) is not null)
                continue;
            foreach (var left in Directory.EnumerateFiles(folder, $"{AsidePrefix}*", options))
                TryDelete(left);
        }
    }

    internal const string FetchedFolder = "fetched";

    public void Dispose() => _one.Dispose();

    private async Task<InboxResult> PlaceAsync(string name, string extension, byte[] content, string folder, string? replaced, CancellationToken cancellationToken)
    {
        var full = Path.Combine([corpus.Folder, .. folder.Split('/')]);
        if (replaced is not null && (Path.GetExtension(replaced) != extension || !replaced.StartsWith(folder + "/", StringComparison.Ordinal) || LinkAmong(replaced.Split('/')) is not null))
            replaced = null;
        var place = replaced is null ? FreePlace(full, name, extension, content) : new Place(Path.GetFileName(replaced), IsSame(Path.Combine(full, Path.GetFileName(replaced)), content));
        if (place is null)
            return new InboxResult.Refused($"There are {MaxOfOneName} files of that name; give it another one.");
        var (file, wasThere) = place;
        if (wasThere)
            return new InboxResult.Placed($"{folder}/{file}", WasThere: true);
        Directory.CreateDirectory(full);
        var aside = Path.Combine(full, $"{AsidePrefix}{Guid.NewGuid():N}{extension}");
        try
        {
            await WriteAsync(aside, content, cancellationToken);
            var read = await reader.ReadAsync(aside, corpus.MaxFileBytes, cancellationToken);
            if (read.Problem is { } problem)
                return new InboxResult.Refused($"{file} is not taken: {problem}");
            File.Move(aside, Path.Combine(full, file), overwrite: replaced is not null);
            return new InboxResult.Placed($"{folder}/{file}", WasThere: false) { HasDate = read.HasDate };
        }
        finally
        {
            TryDelete(aside);
        }
    }

    private static async Task WriteAsync(string path, byte[] content, CancellationToken cancellationToken)
    {
        await using var stream = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        await stream.WriteAsync(content, cancellationToken);
        stream.Flush(flushToDisk: true);
    }

    private static Place? FreePlace(string folder, string name, string extension, byte[] content)
    {
        for (var number = 1; number <= MaxOfOneName; number++)
        {
            var file = ArticleName.Safe(name, extension, number);
            var path = Path.Combine(folder, file);
            var isTaken = Path.Exists(path) || new FileInfo(path).LinkTarget is not null;
            if (!isTaken)
                return new Place(file, WasThere: false);
            if (IsSame(path, content))
                return new Place(file, WasThere: true);
        }
        return null;
    }

    private static bool IsSame(string path, byte[] content)
    {
        var file = new FileInfo(path);
        return file is { Exists: true, LinkTarget: null } && file.Length == content.LongLength && File.ReadAllBytes(path).AsSpan().SequenceEqual(content);
    }

    private string? FolderProblem(string folder)
    {
        if (!Directory.Exists(corpus.Folder))
            return $"{corpus.Folder}: no such folder; make it, or set Corpus:Folder to the folder of articles.";
        return LinkAmong(folder.Split('/')) is { } link
            ? $"{link} of the corpus folder is a link, which may lead anywhere; put a folder in its place."
            : null;
    }

    /// <summary>The first part of a path below the corpus folder that is a link; the folder itself may be one.</summary>
    private string? LinkAmong(IReadOnlyList<string> parts)
    {
        var path = corpus.Folder;
        foreach (var part in parts)
        {
            path = Path.Combine(path, part);
            if (new FileInfo(path).LinkTarget is not null)
                return Path.GetRelativePath(corpus.Folder, path);
        }
        return null;
    }

    private static string Sentence(Exception exception) => exception.Message.Split('\n')[0].Trim().TrimEnd('.');

    private static void TryDelete(string path)
    {
        try
        {
            File.Delete(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Hidden and known by its name; the next start tries again.
        }
    }

    private sealed record Place(string File, bool WasThere);
}
