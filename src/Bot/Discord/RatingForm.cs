using Bot.Chat;

namespace Bot.Discord;

/// <summary>The form that asks why an answer did not help: https://discord.com/developers/docs/components/reference#label.</summary>
internal static class RatingForm
{
    private const string Reason = "reason";
    private const string Note = "note";
    private const int Paragraph = 2;

    internal static InteractionResponse Of(CardButton button) => InteractionResponse.Form(
        button.Id,
        "What was wrong?",
        [
            new DiscordComponent(DiscordComponent.LabelType)
            {
                Label = "Reason",
                Component = new DiscordComponent(DiscordComponent.SelectType)
                {
                    CustomId = Reason,
                    Options = [.. ChatRatings.Reasons.Select(reason => new SelectOption(reason.Text, reason.Name))],
                },
            },
            new DiscordComponent(DiscordComponent.LabelType)
            {
                Label = "What would have been right?",
                Component = new DiscordComponent(DiscordComponent.TextInputType) { CustomId = Note, Style = Paragraph, Required = false, MaxLength = ChatRatings.MaxNote },
            },
        ]);

    /// <summary>Null when it is no form of ours.</summary>
    internal static ChatRequest.Rate? Read(InteractionContent? form)
    {
        if (CardButton.TryParse(form?.CustomId) is not { Name: CardButton.UnhelpfulName } button)
            return null;
        var fields = (form?.Components ?? []).Select(label => label.Component ?? (label.Components is [var field, ..] ? field : null)).OfType<ReceivedComponent>().ToLookup(field => field.CustomId, StringComparer.Ordinal);
        return new ChatRequest.Rate(button.Turn, IsHelpful: false, fields[Reason].SelectMany(field => field.Values ?? []).FirstOrDefault(), fields[Note].Select(field => field.Value).FirstOrDefault());
    }
}
