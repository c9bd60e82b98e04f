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

    private const string FilesRefused = "Files could not be attached: I lack the permission Attach Files here. Whoever manages this server can give it to me.";

    internal static DiscordMessage Of(Card card, long? maxFileBytes = null, bool mayAttach = true)
    {
        var (_, isCut) = CardEmbeds.Of(card);
        var files = new List<ChatFile>(card.Files);
        if (isCut)
            files.Add(new ChatFile("answer.txt", "text/plain", Encoding.UTF8.GetBytes(CardText.Of(card)), "Everything in full, without cuts."));
        var sent = !mayAttach ? [] : files.Where(file => file.Content.Length <= (maxFileBytes ?? MaxFileBytes)).Take(MaxFiles).ToList();
        var told = card with { Notes = [.. card.Notes, .. Notes(files, sent, mayAttach)] };
        var (embeds, _) = CardEmbeds.Of(told);

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

    private static IEnumerable<string> Notes(List<ChatFile> files, List<ChatFile> sent, bool mayAttach)
    {
        if (files.Count > 0 && !mayAttach)
            yield return FilesRefused;
        else if (files.Count > sent.Count)
            yield return $"Not attached, since too large for this server: {string.Join(", ", files.Except(sent).Select(file => file.Name))}.";
    }

    internal static DiscordComponent Button(CardButton button) => new(DiscordComponent.ButtonType)
    {
        Style = button.Name is CardButton.MoreName or CardButton.FiguresName or CardButton.SourcesName ? PrimaryStyle : SecondaryStyle,
        Label = CutText.Of(button.Label, MaxButtonLabel),
        CustomId = button.Id,
    };
}
