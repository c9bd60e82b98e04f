using System.Diagnostics;
using Bot.Answers;
using Bot.Core;
using Bot.Core.Articles;
using Bot.Fetching;

namespace Bot.Moderation;

/// <summary>What moderators do to the files of the corpus; in use it is with the next reload.</summary>
internal sealed class CorpusFolder(Corpus corpus, CorpusOptions options, FetchingOptions fetching, ArticleInbox inbox, PageFetcher fetcher, FetchedPages fetched, TimeProvider time)
{
    internal const string RemovedFolder = "removed";

    private const int Suggested = 5;

    internal async Task<FolderEdit> AddAsync(Upload upload, CancellationToken cancellationToken) =>
        await inbox.AddAsync(upload, cancellationToken) switch
        {
            InboxResult.Placed placed => Placed(placed),
            InboxResult.Refused(var reason) => new FolderEdit.Refused(reason),
            _ => throw new UnreachableException(),
        };

    internal async Task<FolderEdit> AddAsync(string url, CancellationToken cancellationToken)
    {
        if (!fetching.AllowUrls)
            return new FolderEdit.Refused("Pages are not added by their address here: attach the file, or have the operator set Fetching:AllowUrls to true.");
        if (!Uri.TryCreate(url.Trim(), UriKind.Absolute, out var address))
            return new FolderEdit.Refused($"“{PlainText.OneLine(url)}” is no web address; write one that starts with https://");
        return await fetcher.FetchAsync(address, cancellationToken) switch
        {
            FetchResult.Fetched page => await PlaceAsync(address, page, cancellationToken),
            FetchResult.Refused(var reason) => new FolderEdit.Refused(reason),
            _ => throw new UnreachableException(),
        };
    }

    private async Task<FolderEdit> PlaceAsync(Uri address, FetchResult.Fetched page, CancellationToken cancellationToken)
    {
        // Who adds a page again wants it as it is now.
        var known = fetched.Find(address)?.File;
        switch (await inbox.AddAsync(page.SuggestedName, page.Content, PageName.FolderOf(page.Final), known, cancellationToken))
        {
            case InboxResult.Refused(var reason):
                return new FolderEdit.Refused(reason);
            case InboxResult.Placed placed:
                if (!placed.WasThere && SetUrl(placed.File, page.Final) is { } problem)
                {
                    inbox.Remove(placed.File, Path.Combine(options.Data, RemovedFolder));
                    return new FolderEdit.Refused(problem);
                }

                fetched.Keep(address, new FetchedPage(placed.File, page.State, Failures: 0), time.GetUtcNow());
                // What it was before is in the versions before, and not in the folder any more.
                return placed.File == known && !placed.WasThere ? new FolderEdit.Made($"{placed.File} is as the page is now.", Nothing) { Files = [placed.File] } : Placed(placed);
            default:
                throw new UnreachableException();
        }
    }

    /// <returns>Why it cannot be set.</returns>
    private string? SetUrl(string file, Uri url)
    {
        try
        {
            return EditsFile.Set(options.Folder, file, "url", url.AbsoluteUri);
        }
        catch (CorpusException exception)
        {
            return exception.Message;
        }
    }

    internal FolderEdit Remove(string typed)
    {
        // What is rejected is no article, and yet should go.
        var rejected = corpus.Current.Rejected.FirstOrDefault(file => file.File == typed.Trim())?.File;
        var problem = "";
        if ((rejected ?? Find(typed, out problem)?.File) is not { } file)
            return new FolderEdit.Refused(problem);
        var removed = Path.Combine(options.Data, RemovedFolder);
        switch (inbox.Remove(file, removed))
        {
            case Removal.Refused(var reason):
                return new FolderEdit.Refused(reason);
            case Removal.Moved(var to):
                return new FolderEdit.Made(
                    $"{file} was moved to {RemovedFolder}/{Path.GetFileName(to)} in the data folder; versions before this one still have the article.",
                    () => File.Move(to, Path.Combine(options.Folder, file)))
                { Removed = file, Files = [file] };
            default:
                throw new UnreachableException();
        }
    }

    internal FolderEdit Describe(string typed, ArticleField field, string value)
    {
        if (Find(typed, out var problem) is not { } article)
            return new FolderEdit.Refused(problem);
        var name = field.ToString().ToLowerInvariant();
        var isTakenAway = value.Trim() == "-";
        if (EditsFile.Set(options.Folder, article.File, name, isTakenAway ? null : value, out var undo) is { } fault)
            return new FolderEdit.Refused(fault);
        return new FolderEdit.Made(
            isTakenAway ? $"What was said of the {name} of {article.File} is taken away in {EditsFile.Name}." : $"The {name} of {article.File} {(field == ArticleField.Tags ? "are" : "is")} set in {EditsFile.Name}.", undo)
        { Files = [article.File] };
    }

    private FolderEdit.Made Placed(InboxResult.Placed placed) => placed.WasThere
        ? new FolderEdit.Made($"{placed.File} was there already, with the same content.", Nothing)
        : new FolderEdit.Made($"The file was saved as {placed.File}.", () => inbox.Remove(placed.File, Path.Combine(options.Data, RemovedFolder))) { Files = [placed.File] };

    private static void Nothing()
    {
    }

    /// <summary>The article of this file, else the only one with this in title, file or publisher.</summary>
    private Article? Find(string typed, out string problem)
    {
        problem = "";
        var current = corpus.Current;
        typed = typed.Trim();
        if (current.FindArticle(typed) is { } named)
            return named;
        var found = current.FindArticles(typed, Suggested + 1, ArticleFilter.Everything);
        if (found is [var only])
            return only;
        problem = found.Count == 0
            ? $"There is no article “{PlainText.OneLine(typed)}”; the list of sources has the files."
            : $"There is more than one article with “{PlainText.OneLine(typed)}”: {string.Join(", ", found.Take(Suggested).Select(article => article.File))}{(found.Count > Suggested ? " …" : "")}. Name its file.";
        return null;
    }
}

/// <summary>What became of a change to the files of the corpus.</summary>
internal abstract record FolderEdit
{
    private FolderEdit()
    {
    }

    internal static readonly Made None = new("", () => { });

    /// <param name="Note">What was done, in one sentence.</param>
    /// <param name="Undo">Takes it back, when it does not come into use.</param>
    internal sealed record Made(string Note, Action Undo) : FolderEdit
    {
        /// <summary>The file that is meant to be gone.</summary>
        internal string? Removed { get; init; }

        /// <summary>The files that it is about; null where the whole folder is to be looked through.</summary>
        internal IReadOnlyList<string>? Files { get; init; }
    }

    internal sealed record Refused(string Reason) : FolderEdit;
}
