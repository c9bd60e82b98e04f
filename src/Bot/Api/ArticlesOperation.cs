using Bot.Answers;
using Bot.Core.Articles;

namespace Bot.Api;

/// <summary>Which articles there are.</summary>
internal static class ArticlesOperation
{
    private static readonly ApiParameter Title = new("title", ApiKind.Text, "Only articles with this in the title or the name of the file, in any case of letters.", "Calais");
    private static readonly ApiParameter Page = new("page", ApiKind.Integer, "Which page.", 1) { Least = 1, Most = 1_000_000, Default = 1 };
    private static readonly ApiParameter Limit = new("limit", ApiKind.Integer, "Articles a page.", 20) { Least = 1, Most = 100, Default = 20 };

    internal static readonly ApiOperation Operation = new(
        "articles",
        "List articles",
        "The articles of the corpus in pages, by the name of the file.",
        [Title, ApiParameters.Publisher, ApiParameters.From, ApiParameters.To, Page, Limit],
        ApiJson.Readable.ArticlesDocument,
        Run)
    {
        Tool = "articles",
    };

    private static ApiReply Run(ApiCorpus corpus, ApiCall call)
    {
        var given = call.Arguments;
        if (corpus.TryRead(given, out var filter) is { } wrong)
            return wrong;
        var (title, page, limit) = (given.Text(Title), given.Number(Page) ?? 1, given.Number(Limit) ?? 1);
        return ApiReply.Given.Of(
            () =>
            {
                var snapshot = corpus.Corpus.Current;
                List<Article> found = [.. snapshot.Articles
                    .Where(article => filter.Admits(article) && (title is null || Wording.Title(article).Contains(title, StringComparison.OrdinalIgnoreCase) || article.File.Contains(title, StringComparison.OrdinalIgnoreCase)))
                    .OrderBy(article => article.File, StringComparer.Ordinal)];
                var first = (long)(page - 1) * limit;
                return new ArticlesDocument(
                    [.. found.Skip((int)Math.Min(first, found.Count)).Take(limit).Select(article => ArticleEntry.Of(article, call.Links))],
                    found.Count,
                    page,
                    first + limit < found.Count ? page + 1 : null,
                    CorpusDocument.Of(snapshot.StateOf(corpus.Scope)));
            },
            ApiJson.Readable.ArticlesDocument);
    }
}

/// <param name="Total">On all pages.</param>
/// <param name="Next">The page behind this one; null on the last.</param>
internal sealed record ArticlesDocument(IReadOnlyList<ArticleEntry> Articles, int Total, int Page, int? Next, CorpusDocument Corpus);

/// <summary>What is known of an article, without its text.</summary>
/// <param name="Characters">UTF-16 units of the text.</param>
internal sealed record ArticleEntry(
    string File, string Title, string? Publisher, string? Published, string PublishedBasis, string Language, IReadOnlyList<string> Tags, string? Url, string? Reader, int Characters, bool Garbled)
{
    internal static ArticleEntry Of(Article article, ApiLinks links) => new(
        article.File,
        Wording.Title(article),
        article.Publisher,
        PublishedText.Iso(article.Published),
        PublishedText.Basis(article.Published),
        article.Language,
        article.Tags,
        article.Url?.AbsoluteUri,
        links.Reader(article.File),
        article.TextLength,
        article.IsGarbled);
}
