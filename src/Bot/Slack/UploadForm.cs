using Bot.Chat;

namespace Bot.Slack;

/// <summary>The form that takes a file to add to the corpus.</summary>
internal static class UploadForm
{
    internal const string Name = "corpus-add";

    internal static SlackView Of(FormPlace place) => new(
        SlackView.Modal,
        [
            new SlackBlock.Input(TypedCorpus.File, SlackText.Plain("File"), new SlackElement(SlackElement.FileInput, TypedCorpus.File) { MaxFiles = 1 })
            {
                Hint = SlackText.Plain("Text, Markdown, web page, PDF or Word. For the page of an address type /corpus add and the address."),
            },
        ])
    {
        CallbackId = Name,
        Title = SlackText.Plain("Add an article"),
        Submit = SlackText.Plain("Add"),
        Close = SlackText.Plain("Cancel"),
        PrivateMetadata = place.Write(),
    };

    /// <summary>Null when there is none.</summary>
    internal static SentFile? FileOf(SentView form) => (form.State?.Values ?? new Dictionary<string, IReadOnlyDictionary<string, SentValue>>()).Values
        .SelectMany(fields => fields.Values)
        .SelectMany(field => field.Files ?? [])
        .FirstOrDefault();
}
