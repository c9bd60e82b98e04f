using System.Text;
using Bot.Chat;

namespace Bot.Discord;

/// <summary>
/// Draws a card as embeds. Their limits are kept by cutting the quotes and then the lead, at the ends of sentences; marks, sources and notes are never cut away.
/// What was cut goes along whole, as a file.
/// </summary>
internal static class CardEmbeds
{
    private const int Colour = 0x2F6F9F;

    private const int LongestFooter = 300;

    /// <summary>For what stands between parts.</summary>
    private const int Reserve = 50;

    /// <summary>From roomy to what fits even where every sign is doubled by escaping it.</summary>
    private static readonly Room[] Rooms =
    [
        new(Link: 400, Title: 120, Provenance: 200, Aside: 250, Note: 500, Quote: 80),
        new(Link: 0, Title: 120, Provenance: 200, Aside: 100, Note: 300, Quote: 80),
        new(Link: 0, Title: 60, Provenance: 100, Aside: 0, Note: 150, Quote: 60),
        new(Link: 0, Title: 30, Provenance: 40, Aside: 0, Note: 40, Quote: 20),
    ];

    internal static (IReadOnlyList<DiscordEmbed> Embeds, bool IsCut) Of(Card card)
    {
        var title = card.Title is { } text ? Title(text) : null;
        var footer = card.Footer is { } state ? CutText.Of(state, LongestFooter) : null;
        var room = DiscordEmbed.MaxTogether - Reserve - (title?.Length ?? 0) - (footer?.Length ?? 0);

        var limits = Array.Find(Rooms, limits => Least(Parts(card, limits), limits) <= room) ?? Rooms[^1];
        var parts = Parts(card, limits);
        var lengths = Lengths(parts, limits, room);
        var drawn = parts.Zip(lengths, (part, length) => part.Draw(length)).ToList();
        var isCut = parts.Zip(lengths).Any(pair => pair.First.Wanted > pair.Second)
            || limits != Rooms[0]
            || card.Entries.Any(entry => entry.Source.Url is { } url && Shorter(url, limits.Link) is null);
        return (Embeds(drawn, title, footer), isCut);
    }

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

    private static List<Part> Parts(Card card, Room limits)
    {
        List<Part> parts = [.. card.Lead.Select(line => new Part(
            line.Text, IsLead: true, shown => $"{(line.IsStrong ? DiscordMarkdown.Bold(shown) : DiscordMarkdown.Escape(shown))}{Marks(line.Marks)}\n\n"))];
        if (card.Heading is { } heading)
            parts.Add(Fixed($"{DiscordMarkdown.Bold(heading)}\n\n"));
        parts.AddRange(card.Entries.Select(entry => Entry(entry, limits)));
        parts.AddRange(card.Notes.Select(note => Fixed($"{DiscordMarkdown.Escape(CutText.Of(note, limits.Note))}\n\n")));
        return parts;
    }

    private static Part Entry(CardEntry entry, Room limits)
    {
        var before = new StringBuilder();
        if (entry.Heading is { } heading)
            before.Append(DiscordMarkdown.Bold(heading)).Append('\n');
        if (entry.Mark.Length > 0)
            before.Append(DiscordMarkdown.Bold(entry.Mark)).Append(' ');
        if (entry.Value is { } value)
            before.Append(DiscordMarkdown.Bold(CutText.Of(value.Text, limits.Title))).Append(value.Marks.Length == 0 ? "" : " · ").Append(DiscordMarkdown.Escape(CutText.Of(value.Marks, limits.Title)));

        var after = new StringBuilder();
        after.Append(DiscordMarkdown.Link(CutText.Of(entry.Source.Title, limits.Title), Shorter(entry.Source.Url, limits.Link)));
        after.Append(" · ").Append(DiscordMarkdown.Escape(CutText.Of(entry.Source.Provenance, limits.Provenance))).Append('\n');
        foreach (var aside in entry.Asides.Select(aside => CutText.Of(aside, limits.Aside)).Where(aside => aside.Length > 0))
            after.Append("-# ").Append(DiscordMarkdown.Escape(aside)).Append('\n');

        return entry.Quote is { } quote
            ? new Part(quote, IsLead: false, shown => $"{before}{(entry.Value is null ? "" : "\n")}{Quote(shown, entry.Value is null)}\n{after}\n")
            : Fixed($"{before}{after}\n");
    }

    // Each line of a quote begins with the sign of quotes; the first one stands behind its number.
    private static string Quote(string shown, bool standsBehindMark)
    {
        var lines = DiscordMarkdown.Escape(shown).Split('\n').Where(line => !string.IsNullOrWhiteSpace(line)).ToList();
        var text = $"“{string.Join("\n> ", lines)}”";
        return standsBehindMark && lines.Count <= 1 ? text : standsBehindMark ? $"\n> {text}" : $"> {text}";
    }

    private static string Marks(string marks) => marks.Length == 0 ? "" : $" {DiscordMarkdown.Bold(marks)}";

    private static Uri? Shorter(Uri? url, int longest)
    {
        if (url is null || url.AbsoluteUri.Length <= longest)
            return url;
        var page = new Uri(url.GetLeftPart(UriPartial.Query));
        return page.AbsoluteUri.Length <= longest ? page : null;
    }

    private static Part Fixed(string drawn) => new("", IsLead: false, _ => drawn);

    private static int Least(List<Part> parts, Room limits) => parts.Sum(part => part.Draw(Math.Min(part.Wanted, limits.Quote)).Length);

    /// <summary>How many characters of each part are shown, so that all of them drawn fit; what is short is not cut for what is long.</summary>
    private static int[] Lengths(List<Part> parts, Room limits, int room)
    {
        var lengths = parts.Select(part => part.Wanted).ToArray();
        // The lead repeats words of the quotes, so it gives way first.
        for (var longest = lengths.DefaultIfEmpty(0).Max(); longest > limits.Quote && !Fits();)
        {
            longest = Math.Max(limits.Quote, longest * 9 / 10);
            for (var i = 0; i < lengths.Length; i++)
                lengths[i] = Math.Min(lengths[i], parts[i].IsLead ? Math.Max(limits.Quote, longest / 2) : longest);
        }

        return lengths;

        bool Fits()
        {
            var drawn = parts.Select((part, i) => part.Draw(lengths[i]).Length).ToList();
            return drawn.Sum() <= room && drawn.TrueForAll(length => length <= DiscordEmbed.MaxDescription);
        }
    }

    /// <summary>The most that is shown of each, in characters before escaping; of a quote, the least.</summary>
    /// <param name="Link">A longer address is given without the words it should scroll to, or not at all.</param>
    private sealed record Room(int Link, int Title, int Provenance, int Aside, int Note, int Quote);

    /// <param name="Text">What may be cut.</param>
    /// <param name="IsLead">Cut sooner.</param>
    /// <param name="Shown">Draws the part with so much of its text.</param>
    private sealed record Part(string Text, bool IsLead, Func<string, string> Shown)
    {
        internal int Wanted => Text.Length;

        internal string Draw(int length) => Shown(CutText.Of(Text, length));
    }
}
