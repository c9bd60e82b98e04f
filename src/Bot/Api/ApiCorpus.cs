using System.Diagnostics;
using Bot.Answers;
using Bot.Core;
using Bot.Core.Articles;

namespace Bot.Api;

/// <summary>What operations read.</summary>
/// <param name="scope">The articles that people without a channel are answered from; of others nothing is told.</param>
internal sealed class ApiCorpus(Corpus corpus, Asking asking, ArticleFilter scope)
{
    internal Corpus Corpus => corpus;

    internal Asking Asking => asking;

    internal ArticleFilter Scope => scope;

    /// <summary>The articles that a request means by publisher and days of publication, of those that it may hear of.</summary>
    /// <returns>What is wrong; null when nothing is.</returns>
    internal ApiReply.Refused? TryRead(ApiArguments arguments, out ArticleFilter filter)
    {
        filter = scope;
        switch (TypedFilter.Read(arguments.Text(ApiParameters.Publisher), arguments.Text(ApiParameters.From), arguments.Text(ApiParameters.To), scope))
        {
            case TypedFilter.Meant meant:
                filter = meant.Filter;
                return null;
            case TypedFilter.Wrong(var reason):
                return new ApiReply.Refused(reason, arguments.NameOf(IsDate(arguments.Text(ApiParameters.From)) && !IsDate(arguments.Text(ApiParameters.To)) ? ApiParameters.To : ApiParameters.From));
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>The article that has this file; null where there is none that may be heard of.</summary>
    /// <param name="version">Of the corpus; null for the one in use.</param>
    internal Article? Find(string file, string? version)
    {
        var now = corpus.FindArticle(corpus.Current.State.Version, file);
        // What was taken out of the scope may not be heard of as it was before either.
        if (now is not null && !scope.Admits(now))
            return null;
        return (version is null ? now : corpus.FindArticle(version, file)) is { } article && scope.Admits(article) ? article : null;
    }

    private static bool IsDate(string? typed) => typed is null || TypedDate.TryRead(typed) is not null;
}
