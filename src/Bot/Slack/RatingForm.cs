using Bot.Chat;

namespace Bot.Slack;

/// <summary>The form that asks why an answer did not help.</summary>
internal static class RatingForm
{
    private const string Reason = "reason";
    private const string Note = "note";

    internal static SlackView Of(CardButton button, FormPlace place) => new(
        SlackView.Modal,
        [
            new SlackBlock.Input(Reason, SlackText.Plain("Reason"), new SlackElement(SlackElement.Choices, Reason)
            {
                Options = [.. ChatRatings.Reasons.Select(reason => SlackOption.Of(reason.Text, reason.Name))],
            }) { Optional = true },
            new SlackBlock.Input(Note, SlackText.Plain("What would have been right?"), new SlackElement(SlackElement.Field, Note) { Multiline = true, MaxLength = ChatRatings.MaxNote }) { Optional = true },
        ])
    {
        CallbackId = button.Id,
        Title = SlackText.Plain("What was wrong?"),
        Submit = SlackText.Plain("Send"),
        Close = SlackText.Plain("Cancel"),
        PrivateMetadata = place.Write(),
    };

    /// <summary>Null when it is no form of ours.</summary>
    internal static ChatRequest.Rate? Read(SentView form)
    {
        if (CardButton.TryParse(form.CallbackId) is not { Name: CardButton.UnhelpfulName } button)
            return null;
        var fields = CommandForm.Read(form);
        return new ChatRequest.Rate(button.Turn, IsHelpful: false, fields.GetValueOrDefault(Reason), fields.GetValueOrDefault(Note));
    }
}
