using System.Text.Json.Serialization;
using Bot.Core.Answers;

namespace Bot.Evaluations;

/// <summary>One line of a question file; fields that no measure needs are passed over.</summary>
internal sealed record EvaluationQuestion(string Id, string Question, string Type, bool Answerable)
{
    // The generated reader gives null to an init property that the line lacks.
    public IReadOnlyList<EarlierTurn> Context { get => field ?? []; init; }

    /// <summary>Every inner list needs one hit in the answer.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Accept { get => field ?? []; init; }

    public IReadOnlyList<Evidence> Evidence { get => field ?? []; init; }

    internal IReadOnlyList<Turn> Turns() => [.. Context.Select(turn => new Turn(turn.Q, turn.A))];
}

internal sealed record EarlierTurn(string Q, string? A);

/// <param name="Group">One passage of each group is enough; all groups are needed.</param>
/// <param name="Partial">Helps, but does not answer alone.</param>
internal sealed record Evidence(string File, string Text, int Group = 0, bool Partial = false);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(EvaluationQuestion))]
internal sealed partial class QuestionJson : JsonSerializerContext;
