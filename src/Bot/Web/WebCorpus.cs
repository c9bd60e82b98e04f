using Bot.Answers;
using Bot.Core;
using Bot.Core.Answers;
using Bot.Core.Articles;

namespace Bot.Web;

/// <summary>What the pages need of the corpus; <paramref name="Articles"/> is asked anew at each request, since a reload may swap them.</summary>
internal sealed record WebCorpus(Asking Asking, Func<CorpusState> State, Func<IReadOnlyList<Article>> Articles)
{
    internal static WebCorpus Of(Corpus corpus, Asking asking) => new(asking, () => corpus.Current.State, () => corpus.Current.Articles);

    internal Article? FindArticle(string file) => Articles().FirstOrDefault(article => article.File == file);
}
