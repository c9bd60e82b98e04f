namespace Bot.Chat;

/// <summary>
/// Shortens a card until its drawing fits into what a platform takes: the lead and the quotes at the ends of sentences, then what is told of the sources.
/// Marks and sources are never cut away, whatever else is.
/// </summary>
internal static class CardFitting
{
    /// <summary>From roomy to what fits even where every sign is doubled by escaping it.</summary>
    private static readonly Room[] Rooms =
    [
        new(Link: 400, Title: 120, Provenance: 200, Aside: 250, Note: 500, Quote: 80),
        new(Link: 0, Title: 120, Provenance: 200, Aside: 100, Note: 300, Quote: 80),
        new(Link: 0, Title: 60, Provenance: 100, Aside: 0, Note: 150, Quote: 60),
        new(Link: 0, Title: 30, Provenance: 40, Aside: 0, Note: 40, Quote: 20),
    ];

    /// <param name="fits">The card, drawn as it is, is taken by the platform.</param>
    /// <param name="isCut">Something that is not said elsewhere is left out.</param>
    internal static Card Fit(Card card, Func<Card, bool> fits, out bool isCut)
    {
        var room = Array.Find(Rooms, room => fits(Shortened(card, room, room.Quote))) ?? Rooms[^1];
        var longest = LongestOf(card);
        var shown = Shortened(card, room, longest);
        while (longest > room.Quote && !fits(shown))
        {
            longest = Math.Max(room.Quote, longest * 9 / 10);
            shown = Shortened(card, room, longest);
        }

        isCut = room != Rooms[0]
            || shown.Lead.Zip(card.Lead).Any(pair => pair.First.Text != pair.Second.Text)
            || shown.Entries.Zip(card.Entries).Any(pair => pair.First.Quote != pair.Second.Quote || (pair.First.Source.Url is null && pair.Second.Source.Url is not null));
        return shown;
    }

    /// <param name="longest">Characters of a quote.</param>
    private static Card Shortened(Card card, Room room, int longest) => card with
    {
        // The lead repeats words of the quotes, so it gives way first; what is short is not cut for what is long.
        Lead = [.. card.Lead.Select(line => line with { Text = CutText.Of(line.Text, longest >= LongestOf(card) ? longest : Math.Max(room.Quote, longest / 2)) })],
        Entries = [.. card.Entries.Select(entry => Shortened(entry, room, longest))],
        Notes = [.. card.Notes.Select(note => CutText.Of(note, room.Note))],
    };

    private static CardEntry Shortened(CardEntry entry, Room room, int longest) => entry with
    {
        Quote = entry.Quote is { } quote ? CutText.Of(quote, longest) : null,
        Value = entry.Value is { } value ? value with { Text = CutText.Of(value.Text, room.Title), Marks = CutText.Of(value.Marks, room.Title) } : null,
        Source = new CardSource(CutText.Of(entry.Source.Title, room.Title), Shorter(entry.Source.Url, room.Link), CutText.Of(entry.Source.Provenance, room.Provenance)),
        Asides = [.. entry.Asides.Select(aside => CutText.Of(aside, room.Aside)).Where(aside => aside.Length > 0)],
    };

    private static int LongestOf(Card card) => card.Lead.Select(line => line.Text.Length).Concat(card.Entries.Select(entry => entry.Quote?.Length ?? 0)).Append(0).Max();

    private static Uri? Shorter(Uri? url, int longest)
    {
        if (url is null || url.AbsoluteUri.Length <= longest)
            return url;
        var page = new Uri(url.GetLeftPart(UriPartial.Query));
        return page.AbsoluteUri.Length <= longest ? page : null;
    }

    /// <summary>The most that is shown of each, in characters before escaping; of a quote, the least.</summary>
    /// <param name="Link">A longer address is given without the words it should scroll to, or not at all.</param>
    private sealed record Room(int Link, int Title, int Provenance, int Aside, int Note, int Quote);
}
