using System.Text.Json;

namespace Bot.Evaluation.Figures;

/// <summary>What is known of the articles of a set, one JSON object a line.</summary>
internal static class GoldFile
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static IReadOnlyList<T> Read<T>(string set, string name) =>
    [
        .. File.ReadLines(Path.Combine(EvaluationData.Set(set), name)).Where(line => line.Length > 0)
            .Select(line => JsonSerializer.Deserialize<T>(line, Options) ?? throw new InvalidDataException($"{set}/{name}: a line is null; remove it.")),
    ];
}
