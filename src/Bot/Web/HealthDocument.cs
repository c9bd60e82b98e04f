using System.Text.Json;
using System.Text.Json.Serialization;
using Bot.Answers;
using Bot.Chat;
using Bot.Models;

namespace Bot.Web;

/// <param name="Status">"ok", or "degraded" when a chat is not connected.</param>
/// <param name="Connectors">The state of each chat that is switched on, by its name.</param>
internal sealed record HealthDocument(string Status, CorpusDocument Corpus, IReadOnlyDictionary<string, string> Connectors)
{
    /// <summary>How it goes with the language model; absent where none is set.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ModelHealthDocument? Model { get; init; }

    internal const string Ok = "ok";

    internal static HealthDocument Of(WebCorpus corpus, IEnumerable<ConnectorHealth> connectors)
    {
        var model = corpus.Asking.Models.Health;
        var states = connectors.ToDictionary(connector => connector.Name, connector => connector.State, StringComparer.Ordinal);
        return new HealthDocument(states.Values.All(state => state == ConnectorHealth.Up) ? Ok : "degraded", CorpusDocument.Of(corpus.State()), states)
        {
            Model = model.Model is null ? null : ModelHealthDocument.Of(model.Model, model),
        };
    }
}

/// <param name="LastFailure">Of those since the last success.</param>
/// <param name="Stopped">Sentences that the guard stopped, by the reason.</param>
internal sealed record ModelHealthDocument(string Name, DateTimeOffset? LastSuccess, long FailuresSince, string? LastFailure, long SentencesPassed, IReadOnlyDictionary<string, long> Stopped)
{
    internal static ModelHealthDocument Of(string name, ModelHealth health) => new(
        PlainText.OneLine(name), health.LastSuccess, health.FailuresSince, health.LastFailure?.ToString(), health.SentencesPassed,
        health.Stopped.ToDictionary(stopped => JsonNamingPolicy.CamelCase.ConvertName(stopped.Key.ToString()), stopped => stopped.Value, StringComparer.Ordinal));
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HealthDocument))]
internal sealed partial class HealthJson : JsonSerializerContext;
