using System.Text.Json;
using System.Text.Json.Serialization;
using Bot.Answers;

namespace Bot.Evaluations;

/// <summary>What <c>eval --json</c> prints; documented in docs/answer.md.</summary>
internal sealed record EvaluationDocument(
    IReadOnlyDictionary<string, double> Figures,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, double>> ByType,
    IReadOnlyList<QuestionDocument> Questions)
{
    /// <summary>The same questions with the models that are set.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public EvaluationDocument? WithModels { get; init; }

    internal static EvaluationDocument Of(Evaluation evaluation) => new(
        evaluation.Figures,
        evaluation.ByType,
        [.. evaluation.Judgements.Select(judgement => new QuestionDocument(judgement.Question.Id, judgement.Document))]);
}

internal sealed record QuestionDocument(string Id, AnswerDocument Document);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(EvaluationDocument))]
internal sealed partial class EvaluationJson : JsonSerializerContext
{
    internal static string Print(EvaluationDocument document) =>
        JsonSerializer.Serialize(document, new EvaluationJson(AnswerJson.ReadableOptions(Default.Options)).EvaluationDocument);
}
