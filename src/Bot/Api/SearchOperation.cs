using System.Diagnostics;
using Bot.Answers;
using Bot.Web;

namespace Bot.Api;

/// <summary>Passages that say most of something, whether they answer it or not.</summary>
internal static class SearchOperation
{
    private const int Most = 30;

    private static readonly ApiParameter Words = new("query", ApiKind.Text, "A question, or words to search for.", "Le Touquet treaty")
    {
        Query = "q",
        IsRequired = true,
        Refuse = Asking.Refuse,
    };

    private static readonly ApiParameter Limit = new("limit", ApiKind.Integer, "How many passages at most.", 5) { Least = 1, Most = Most, Default = 10 };

    internal static readonly ApiOperation Operation = new(
        "search",
        "Find passages",
        "The passages that say most of something, best first, also where they do not answer it; each verbatim, with its article, publisher, date, paragraph and place.",
        [Words, Limit, ApiParameters.Publisher, ApiParameters.From, ApiParameters.To],
        ApiJson.Readable.SearchDocument,
        Run)
    {
        Tool = "search",
        Lasting = ApiLasting.WithoutModels,
    };

    private static ApiReply Run(ApiCorpus corpus, ApiCall call)
    {
        if (corpus.TryRead(call.Arguments, out var filter) is { } wrong)
            return wrong;
        var (words, limit) = (call.Arguments.Text(Words) ?? "", call.Arguments.Number(Limit) ?? Most);
        return new ApiReply.Given(async cancellation =>
        {
            var meaning = call.IsHead ? null : await corpus.Asking.ReadAsync(WebChat.Platform, words, [], cancellation);
            return corpus.Asking.Ask(words, [], filter: filter, meaning: meaning) is Asked.Answered answered
                ? ApiDocument.Of(SearchDocument.Of(answered.Answer, limit, call.Links), ApiJson.Readable.SearchDocument)
                : throw new UnreachableException("Words that can be searched were refused.");
        });
    }
}

/// <param name="Passages">Best first.</param>
internal sealed record SearchDocument(IReadOnlyList<CitationDocument> Passages, IReadOnlyList<CorrectionDocument> Corrections, CorpusDocument Corpus)
{
    internal static SearchDocument Of(Core.Answers.Answer answer, int limit, ApiLinks links)
    {
        var corpus = CorpusDocument.Of(answer.Corpus);
        return new SearchDocument(
            links.Add([.. answer.Passages.Take(limit).Select(CitationDocument.WithScore)], corpus),
            [.. answer.Corrections.Select(correction => new CorrectionDocument(correction.Written, correction.Read))],
            corpus);
    }
}
