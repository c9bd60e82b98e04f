using Bot.Chat;

namespace Bot.Slack;

/// <summary>Draws the page of the app.</summary>
internal static class HomeView
{
    private const string Open = "open:";

    /// <summary>The command whose form a button of the page opens; null for other buttons.</summary>
    internal static string? CommandOf(string actionId) => actionId.StartsWith(Open, StringComparison.Ordinal) ? CommandForm.CommandOf(actionId[Open.Length..]) : null;

    internal static SlackView Of(IReadOnlyList<Card> cards) => new(
        SlackView.Home,
        [
            new SlackBlock.Actions([Button(TypedCommand.Ask, "Ask a question") with { Style = "primary" }, Button(TypedCommand.Figures, "Figures by year")]),
            .. cards.SelectMany(card => CardBlocks.Of(card).Blocks),
        ]);

    private static SlackElement Button(string command, string label) => new(SlackElement.Button, $"{Open}{command}") { Text = SlackText.Plain(label), Value = command };
}
