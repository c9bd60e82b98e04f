using System.Text.Json.Serialization;
using Bot.Answers;

namespace Bot.Api;

/// <summary>All that the API offers; the tools of assistants are among them.</summary>
internal static class ApiOperations
{
    internal static readonly IReadOnlyList<ApiOperation> All =
    [
        AskOperation.Operation, SearchOperation.Operation, FiguresOperation.Operation, ArticlesOperation.Operation, ArticleOperation.Operation, VersionsOperation.Operation,
    ];
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(SearchDocument))]
[JsonSerializable(typeof(ArticlesDocument))]
[JsonSerializable(typeof(ArticleDocument))]
[JsonSerializable(typeof(VersionsDocument))]
[JsonSerializable(typeof(ProblemDocument))]
internal sealed partial class ApiJson : JsonSerializerContext
{
    internal static ApiJson Readable => field ??= new ApiJson(AnswerJson.ReadableOptions(Default.Options));
}
