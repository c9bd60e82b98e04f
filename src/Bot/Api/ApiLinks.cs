using Bot.Answers;

namespace Bot.Api;

/// <summary>Links to the article reader, as who asks can open them.</summary>
/// <param name="Site">"https://bot.example.org/base"; null where no reader is known.</param>
internal sealed record ApiLinks(string? Site)
{
    /// <summary>Those of the setting, else of the address that was asked.</summary>
    internal static ApiLinks Of(Uri? publicUrl, HttpRequest? request) => new(
        publicUrl?.AbsoluteUri.TrimEnd('/') ?? (request is null ? null : $"{request.Scheme}://{request.Host}{request.PathBase}"));

    internal string? Reader(string file, string version, int start, int length) => Site is null ? null : Site + SpanLink.Of(file, version, start, length);

    internal string? Reader(string file) => Site is null ? null : Site + SpanLink.Of(file);

    internal AnswerDocument Add(AnswerDocument document) => Site is null ? document : document with
    {
        Citations = Add(document.Citations, document.Corpus),
        Passages = Add(document.Passages, document.Corpus),
        Closest = Add(document.Closest, document.Corpus),
    };

    internal IReadOnlyList<CitationDocument> Add(IReadOnlyList<CitationDocument> citations, CorpusDocument corpus) =>
        [.. citations.Select(citation => citation with { Reader = Reader(citation.File, corpus.Version, citation.Start, citation.Length) })];
}
