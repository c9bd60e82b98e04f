using Bot.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Bot.Web;

/// <summary>The article reader.</summary>
internal static class ReaderRoutes
{
    internal static void Map(IEndpointRouteBuilder site) =>
        site.MapMethods("/a/{**file}", WebSite.Reading, IResult (string file, string? v, string? s, WebCorpus corpus) => corpus.Read(file, v) is { } read
            ? new RazorComponentResult<ArticlePage>(new Dictionary<string, object?> { [nameof(ArticlePage.Read)] = read, [nameof(ArticlePage.Quote)] = SpanLink.TryParse(s) })
            : WebSite.Problem($"There is no article {file} in the corpus. It may have been removed or renamed.", StatusCodes.Status404NotFound));
}
