using System.Globalization;
using Bot.Answers;
using Bot.Chat;
using Bot.Models;

namespace Bot.Moderate;

/// <summary>How it goes with something outside that the bot needs.</summary>
public sealed record HealthLine(string Name, string State, bool IsWell)
{
    internal static IReadOnlyList<HealthLine> All(IEnumerable<ConnectorHealth> connectors, ModelHealth model) =>
    [
        .. connectors.Select(connector => new HealthLine(NameOf(connector.Name), PlainText.OneLine(connector.State), connector.State == ConnectorHealth.Up)),
        .. model.Model is { } name ? [new HealthLine($"Model {PlainText.OneLine(name)}", StateOf(model), model.FailuresSince == 0)] : Array.Empty<HealthLine>(),
    ];

    private static string NameOf(string platform) => platform.Length == 0 ? "" : char.ToUpperInvariant(platform[0]) + platform[1..];

    private static string StateOf(ModelHealth model) => string.Join(", ", new[]
    {
        model.LastSuccess is { } success ? $"last answered {CorpusCards.Moment(success)}" : "has not answered yet",
        model.FailuresSince == 0 ? null : string.Create(CultureInfo.InvariantCulture, $"failed {model.FailuresSince} times since{(model.LastFailure is { } failure ? $" (lately: {failure})" : "")}"),
        string.Create(CultureInfo.InvariantCulture, $"{model.SentencesPassed} sentences passed the guard, {model.Stopped.Values.Sum()} were stopped"),
    }.OfType<string>());
}
