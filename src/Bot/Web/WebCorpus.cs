using Bot.Answers;
using Bot.Core;
using Bot.Core.Answers;
using Bot.Core.Articles;

namespace Bot.Web;

/// <summary>What the pages need of the corpus; it is asked anew at each request, since a reload may swap it.</summary>
/// <param name="Find">The article of a file, as it was in a version that is kept.</param>
internal sealed record WebCorpus(Asking Asking, Func<CorpusState> State, Func<string, string, Article?> Find)
{
    /// <param name="scope">What everybody may read: of the rest not even the count is told.</param>
    internal static WebCorpus Of(Corpus corpus, Asking asking, ArticleFilter scope) => new(asking, () => corpus.Current.StateOf(scope), corpus.FindArticle);

    /// <param name="version">Of the link; null when it names none.</param>
    internal ReadArticle? Read(string file, string? version)
    {
        var state = State();
        var now = Find(state.Version, file);
        if (version is null || version == state.Version)
            return now is null ? null : new ReadArticle(now, now, state);
        return (Find(version, file) ?? now) is { } shown ? new ReadArticle(shown, now, state) { Version = version, IsOfVersion = !ReferenceEquals(shown, now) } : null;
    }
}

/// <summary>An article as it was quoted, where that is still known.</summary>
/// <param name="Now">As it is in the corpus that is in use; null when it is not in it any more.</param>
public sealed record ReadArticle(Article Shown, Article? Now, CorpusState Corpus)
{
    /// <summary>The earlier version that the link was made for; null where it is the one in use.</summary>
    public string? Version { get; init; }

    /// <summary>It is shown as it was in that version, and not as it is now.</summary>
    public bool IsOfVersion { get; init; }
}
