using System.Text;
using Bot.Chat;

namespace Bot.Discord;

/// <summary>Draws a card as embeds; what was cut for their limits goes along whole, as a file.</summary>
internal static class CardEmbeds
{
    private const int Colour = 0x2F6F9F;

    private const int LongestFooter = 300;

    /// <summary>For what stands between parts.</summary>
    private const int Reserve = 50;

    internal static (IReadOnlyList<DiscordEmbed> Embeds, bool IsCut) Of(Card card)
    {
        var title = card.Title is { } text ? Title(text) : null;
        var footer = card.Footer is { } state ? CutText.Of(state, LongestFooter) : null;
        var room = DiscordEmbed.MaxTogether - Reserve - (title?.Length ?? 0) - (footer?.Length ?? 0);

        var shown = CardFitting.Fit(card, drawn => Fits(Parts(drawn), room), out var isCut);
        return (Embeds(Parts(shown), title, footer), isCut);
    }

    private static bool Fits(List<string> parts, int room) => parts.Sum(part => part.Length) <= room && parts.TrueForAll(part => part.Length <= DiscordEmbed.MaxDescription);

    // The question is known to who asked it, so nothing is lost where it is cut.
    private static string Title(string text)
    {
        var title = DiscordMarkdown.Escape(text);
        return title.Length <= DiscordEmbed.MaxTitle ? title : DiscordMarkdown.Escape(CutText.Of(text, DiscordEmbed.MaxTitle / 2));
    }

    private static List<DiscordEmbed> Embeds(List<string> parts, string? title, string? footer)
    {
        List<string> descriptions = [];
        var description = new StringBuilder();
        foreach (var part in parts)
        {
            if (description.Length + part.Length > DiscordEmbed.MaxDescription)
            {
                descriptions.Add(description.ToString().TrimEnd('\n'));
                description.Clear();
            }

            description.Append(part);
        }

        descriptions.Add(description.ToString().TrimEnd('\n'));
        return
        [
            .. descriptions.Select((shown, i) => new DiscordEmbed
            {
                Title = i == 0 ? title : null,
                Description = shown.Length == 0 ? null : shown,
                Color = Colour,
                Footer = i == descriptions.Count - 1 && footer is not null ? new EmbedFooter(footer) : null,
            }),
        ];
    }

    private static List<string> Parts(Card card) =>
    [
        .. card.Lead.Select(line => $"{(line.IsStrong ? DiscordMarkdown.Bold(line.Text) : DiscordMarkdown.Escape(line.Text))}{Marks(line.Marks)}\n\n"),
        .. card.Heading is { } heading ? new[] { $"{DiscordMarkdown.Bold(heading)}\n\n" } : [],
        .. card.Entries.Select(Entry),
        .. card.Notes.Select(note => $"{DiscordMarkdown.Escape(note)}\n\n"),
    ];

    private static string Entry(CardEntry entry)
    {
        var text = new StringBuilder();
        if (entry.Heading is { } heading)
            text.Append(DiscordMarkdown.Bold(heading)).Append('\n');
        if (entry.Mark.Length > 0)
            text.Append(DiscordMarkdown.Bold(entry.Mark)).Append(' ');
        if (entry.Value is { } value)
            text.Append(DiscordMarkdown.Bold(value.Text)).Append(value.Marks.Length == 0 ? "" : " · ").Append(DiscordMarkdown.Escape(value.Marks)).Append(entry.Quote is null ? "" : "\n");
        if (entry.Quote is { } quote)
            text.Append(Quote(quote, entry.Value is null)).Append('\n');

        text.Append(DiscordMarkdown.Link(entry.Source.Title, entry.Source.Url));
        text.Append(" · ").Append(DiscordMarkdown.Escape(entry.Source.Provenance)).Append('\n');
        foreach (var aside in entry.Asides)
            text.Append("-# ").Append(DiscordMarkdown.Escape(aside)).Append('\n');
        return text.Append('\n').ToString();
    }

    // Each line of a quote begins with the sign of quotes; the first one stands behind its number.
    private static string Quote(string shown, bool standsBehindMark)
    {
        var lines = DiscordMarkdown.Escape(shown).Split('\n').Where(line => !string.IsNullOrWhiteSpace(line)).ToList();
        var text = $"“{string.Join("\n> ", lines)}”";
        return standsBehindMark && lines.Count <= 1 ? text : standsBehindMark ? $"\n> {text}" : $"> {text}";
    }

    private static string Marks(string marks) => marks.Length == 0 ? "" : $" {DiscordMarkdown.Bold(marks)}";
}
