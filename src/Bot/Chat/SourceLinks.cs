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
    internal Uri? Of(Citation citation, CorpusState corpus) => Of(citation.Article, citation.Span, citation.Quote, corpus);

    internal Uri? Of(Figure figure, CorpusState corpus) => Of(figure.Article, figure.Sentence, figure.Quote, corpus);

    internal Uri? Of(Article article) => Reader(SpanLink.Of(article)) ?? (article.Url is { IsAbsoluteUri: true, Scheme: "https" or "http" } url ? url : null);

    private Uri? Of(Article article, TextSpan span, string quote, CorpusState corpus) =>
        Reader(SpanLink.Of(article, span, corpus)) ?? (TextFragment.Of(article, quote) is { } address ? new Uri(address) : null);

    private Uri? Reader(string path) => reader is null ? null : new Uri(reader.AbsoluteUri.TrimEnd('/') + path);
}
