using Bot.Answers;
using Bot.Core.Answers;
using Bot.Core.Articles;
using Bot.Core.Figures;

namespace Bot.Chat;

/// <summary>
/// Where the proof opens: in the article reader when it has an address that others can reach, else on the page the article came from. No other address is ever sent.
/// </summary>
internal sealed class SourceLinks(Uri? reader)
{
    internal CardSource Of(Citation citation, CorpusState corpus) =>
        Of(citation.Article, SpanLink.Of(citation, corpus), Page(TextFragment.Of(citation.Article, citation.Quote)), Wording.Provenance(citation.Article, citation.Paragraph));

    internal CardSource Of(Figure figure, CorpusState corpus) =>
        Of(figure.Article, SpanLink.Of(figure.Article, figure.Sentence, corpus), Page(TextFragment.Of(figure.Article, figure.Quote)), Wording.Provenance(figure.Article, figure.Paragraph));

    internal CardSource Of(Article article) =>
        Of(article, SpanLink.Of(article), article.Url is { IsAbsoluteUri: true, Scheme: "https" or "http" } url ? url : null, $"{Wording.Publisher(article)} · {PublishedText.WithBasis(article.Published)}");

    private CardSource Of(Article article, string path, Uri? original, string provenance) =>
        new(Wording.Title(article), reader is null ? original : new Uri(reader.AbsoluteUri.TrimEnd('/') + path), provenance) { Path = path, Original = original };

    private static Uri? Page(string? address) => address is null ? null : new Uri(address);
}
