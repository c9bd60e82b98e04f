using System.Text;
using Bot.Chat;

namespace Bot.Slack;

/// <summary>
/// Draws a card as blocks. Quotes and all else that comes from articles and people stand in rich text and plain text, in which Slack reads no markup, mention or address.
/// </summary>
internal static class CardBlocks
{
    /// <summary>Slack's limit of a section, kept in every block of text.</summary>
    internal const int MaxBlock = 3_000;

    /// <summary>Above some 13,200 Slack answers msg_blocks_too_long.</summary>
    internal const int MaxTogether = 12_000;

    private const int MaxHeader = 150;
    private const int MaxContext = 2_000;
    private const int MaxFallback = 3_000;

    /// <summary>For buttons and what stands between.</summary>
    private const int Reserve = 1_000;

    internal static SlackDrawing Of(Card card)
    {
        var shown = CardFitting.Fit(card, drawn => Fits(Texts(drawn)), out var isCut);
        List<SlackBlock> blocks = [];
        if (card.Title is { } title)
            blocks.Add(new SlackBlock.Header(SlackText.Plain(CutText.Of(title, MaxHeader))));
        blocks.AddRange(Texts(shown));
        if (card.Footer is { } footer)
            blocks.Add(new SlackBlock.Context([SlackText.Plain(CutText.Of(footer, MaxContext))]));
        if (card.Buttons.Count > 0)
            blocks.Add(new SlackBlock.Actions([.. card.Buttons.Select(Button)]));

        List<ChatFile> files = [.. card.Files];
        if (isCut)
            files.Add(new ChatFile("answer.txt", "text/plain", Encoding.UTF8.GetBytes(CardText.Of(card)), "Everything in full, without cuts."));
        return new SlackDrawing(Fallback(shown), blocks, files);
    }

    /// <summary>What a message says in words alone, for notifications and screen readers.</summary>
    internal static string Fallback(Card card)
    {
        var text = CardText.Of(card with { Entries = [.. card.Entries.Select(entry => entry with { Source = entry.Source with { Url = null } })] }).Trim();
        // Escaping may make five characters of one; and nothing in it shall become a link.
        for (var length = MaxFallback; ; length = length * 3 / 4)
        {
            var escaped = SlackText.Escape(CutText.Of(text, length)).Replace("://", ":\u2060//", StringComparison.Ordinal);
            if (escaped.Length <= MaxFallback)
                return escaped;
        }
    }

    private static bool Fits(List<SlackBlock> texts)
    {
        var lengths = texts.Select(block => block is SlackBlock.RichText text ? text.Elements.Sum(part => part.Elements.Sum(element => element.Text.Length + (element.Url?.Length ?? 0))) : 0).ToList();
        return lengths.TrueForAll(length => length <= MaxBlock) && lengths.Sum() <= MaxTogether - Reserve;
    }

    private static List<SlackBlock> Texts(Card card)
    {
        List<SlackBlock.RichText> blocks =
        [
            Paragraphs(card.Lead.Select(Line)),
            Paragraphs(card.Heading is { } heading ? [[Strong(heading)]] : []),
            .. card.Entries.Select(Entry),
            Paragraphs(card.Notes.Select(note => new List<RichTextElement> { Words(note) })),
        ];
        return [.. blocks.Where(block => block.Elements.Count > 0)];
    }

    private static SlackBlock.RichText Paragraphs(IEnumerable<List<RichTextElement>> lines)
    {
        var all = lines.ToList();
        return RichText([.. all.Select((line, i) => new RichTextPart(RichTextPart.Paragraph, i == all.Count - 1 ? line : [.. line, Words("\n")]))]);
    }

    // Slack takes nothing that is empty.
    private static SlackBlock.RichText RichText(IEnumerable<RichTextPart> parts) =>
        new([.. parts.Select(part => part with { Elements = [.. part.Elements.Where(element => element.Text.Length > 0)] }).Where(part => part.Elements.Count > 0)]);

    private static List<RichTextElement> Line(CardLine line) =>
        [line.IsStrong ? Strong(line.Text) : Words(line.Text), .. line.Marks.Length == 0 ? Array.Empty<RichTextElement>() : [Strong($" {line.Marks}")]];

    private static SlackBlock.RichText Entry(CardEntry entry)
    {
        List<RichTextElement> before = [];
        if (entry.Heading is { } heading)
            before.Add(Strong($"{heading}\n"));
        if (entry.Mark.Length > 0)
            before.Add(Strong(entry.Mark));
        if (entry.Value is { } value)
        {
            before.Add(Strong($" {value.Text}"));
            if (value.Marks.Length > 0)
                before.Add(Words($" · {value.Marks}"));
        }

        List<RichTextElement> after =
        [
            entry.Source.Url is { } url ? new RichTextElement(RichTextElement.Link, entry.Source.Title) { Url = url.AbsoluteUri } : Words(entry.Source.Title),
            Words($" · {entry.Source.Provenance}"),
            .. entry.Asides.Select(aside => new RichTextElement(RichTextElement.Words, $"\n{aside}") { Style = RichTextStyle.Aside }),
        ];
        if (entry.Quote is null)
        {
            if (before.Count > 0)
                before.Add(Words(" "));
            return RichText([new RichTextPart(RichTextPart.Paragraph, [.. before, .. after])]);
        }

        return RichText(
        [
            new RichTextPart(RichTextPart.Paragraph, before),
            new RichTextPart(RichTextPart.Quote, [Words($"“{entry.Quote}”")]),
            new RichTextPart(RichTextPart.Paragraph, after),
        ]);
    }

    private static SlackElement Button(CardButton button) => new(SlackElement.Button, button.Id)
    {
        Text = SlackText.Plain(CutText.Of(button.Label, SlackElement.MaxButtonText)),
        Value = button.Id,
        Style = button.GoesOn ? "primary" : null,
    };

    private static RichTextElement Words(string text) => new(RichTextElement.Words, text);

    private static RichTextElement Strong(string text) => new(RichTextElement.Words, text) { Style = RichTextStyle.Strong };
}

/// <param name="Text">For those who do not see blocks.</param>
/// <param name="Files">They are uploaded apart, since no message takes files.</param>
internal sealed record SlackDrawing(string Text, IReadOnlyList<SlackBlock> Blocks, IReadOnlyList<ChatFile> Files);
