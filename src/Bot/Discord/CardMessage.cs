using System.Globalization;
using System.Text;
using Bot.Chat;

namespace Bot.Discord;

/// <summary>Draws a card as a message with its buttons and files.</summary>
internal static class CardMessage
{
    private const int PrimaryStyle = 1;
    private const int SecondaryStyle = 2;
    private const int MaxButtonLabel = 80;
    private const int ButtonsOfRow = 5;
    private const int MaxFiles = 10;
    private const int MaxFileText = 1_024;

    /// <summary>What every server allows.</summary>
    private const long MaxFileBytes = 10 * 1024 * 1024;

    internal static DiscordMessage Of(Card card, long? maxFileBytes = null, bool mayAttach = true)
    {
        var (embeds, isCut) = CardEmbeds.Of(card);
        var files = new List<ChatFile>(card.Files);
        if (isCut)
            files.Add(new ChatFile("answer.txt", "text/plain", Encoding.UTF8.GetBytes(CardText.Of(card)), "Everything in full, without cuts."));
        var sent = !mayAttach ? [] : files.Where(file => file.Content.Length <= (maxFileBytes ?? MaxFileBytes)).Take(MaxFiles).ToList();
        if (sent.Count < files.Count)
            (embeds, _) = CardEmbeds.Of(card with { Notes = [.. card.Notes, NotAttached(files.Except(sent), mayAttach)] });

        return new DiscordMessage
        {
            // What an edit does not name stays: "thinking" has no text, but another answer may.
            Content = "",
            Embeds = embeds,
            Components = [.. card.Buttons.Select(Button).Chunk(ButtonsOfRow).Select(row => DiscordComponent.Row(row))],
            Attachments = [.. sent.Select((file, i) => new DiscordAttachment(i.ToString(CultureInfo.InvariantCulture), file.Name, CutText.Of(file.Text, MaxFileText)))],
            Files = [.. sent.Select(file => new DiscordFile(file.Name, file.ContentType, file.Content))],
        };
    }

    private static string NotAttached(IEnumerable<ChatFile> files, bool mayAttach) => mayAttach
        ? $"Not attached, since too large for this server: {string.Join(", ", files.Select(file => file.Name))}."
        : "Files could not be attached: I lack the permission Attach Files here. Whoever manages this server can give it to me.";

    internal static DiscordComponent Button(CardButton button) => new(DiscordComponent.ButtonType)
    {
        Style = button.GoesOn ? PrimaryStyle : SecondaryStyle,
        Label = CutText.Of(button.Label, MaxButtonLabel),
        CustomId = button.Id,
    };
}
