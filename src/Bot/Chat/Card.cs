using System.Diagnostics;

namespace Bot.Chat;

/// <summary>
/// What the bot replies, in parts that every chat can draw: plain text without any markup, longest parts uncut. A drawing cuts words, never a source.
/// </summary>
public sealed record Card
{
    public string? Title { get; init; }

    /// <summary>What is said first, one paragraph each.</summary>
    public IReadOnlyList<CardLine> Lead { get; init; } = [];

    public string? Heading { get; init; }

    /// <summary>The proofs.</summary>
    public IReadOnlyList<CardEntry> Entries { get; init; } = [];

    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>Of which corpus this is; null where nothing was asked of it.</summary>
    public string? Footer { get; init; }

    public IReadOnlyList<CardButton> Buttons { get; init; } = [];

    public IReadOnlyList<ChatFile> Files { get; init; } = [];

    /// <summary>The turn that this answers; null where nothing of the corpus is told: a refusal, thanks.</summary>
    public string? Turn { get; init; }

    /// <summary>The private turn that this makes public.</summary>
    public string? SharedFrom { get; init; }

    /// <summary>The same was said to this person a moment ago: where silence is possible, it is better.</summary>
    public bool IsRepeated { get; init; }

    /// <summary>The corpus does not answer.</summary>
    public bool IsNotFound { get; init; }

    /// <summary>What was asked for was not done.</summary>
    public bool IsRefused { get; init; }

    /// <summary>The buttons that asked for this are of no use any more.</summary>
    public bool IsExpired { get; init; }

    /// <summary>The span of the question that this answers.</summary>
    public ActivityContext Trace { get; init; }

    /// <summary>What takes the place of this card when it is ready; null where this is all.</summary>
    public CardSequel? Sequel { get; init; }

    /// <summary>As it is shown where its sequel takes its place.</summary>
    internal Card Awaiting => Sequel is null ? this : Unfinished;

    /// <summary>A model still works on it.</summary>
    internal Card Unfinished => this with { Notes = [.. Notes, "A model is putting this into words…"] };

    /// <summary>The card, and whatever takes its place, changed in the same way.</summary>
    internal Card Changed(Func<Card, Card> change) => change(this) with
    {
        Sequel = Sequel is { } sequel
            ? async (tell, cancellationToken) => await sequel(draw => tell(() => change(draw())), cancellationToken) is var end ? end with { Card = change(end.Card) } : end
            : null,
    };

    internal static Card Said(string text) => new() { Lead = [new CardLine(text)] };
}

/// <summary>Works on what takes the place of a card.</summary>
/// <param name="tell">Takes how far it is, as often as that changes.</param>
public delegate Task<SequelEnd> CardSequel(Action<Func<Card>> tell, CancellationToken cancellationToken);

/// <param name="IsNews">It says something that the card before does not; where that cannot be changed, this is worth a message of its own.</param>
/// <param name="Note">Why there is no news, in one line; null where there is nothing to say.</param>
public sealed record SequelEnd(Card Card, bool IsNews, string? Note = null);

/// <param name="Marks">The numbers of the entries that prove it: "[1] [2]"; empty where it needs no proof.</param>
public sealed record CardLine(string Text, string Marks = "", bool IsStrong = false);

/// <summary>A quote, a figure with its sentence, an article of a list.</summary>
/// <param name="Mark">"[1]".</param>
/// <param name="Quote">Word for word; null for articles of a list.</param>
public sealed record CardEntry(string Mark, string? Quote, CardSource Source)
{
    /// <summary>Stands above it: the year of figures.</summary>
    public string? Heading { get; init; }

    /// <summary>Stands before the quote: the value of a figure and what it counts.</summary>
    public CardLine? Value { get; init; }

    /// <summary>Of the quote, ISO 639-1; null where it is not known.</summary>
    public string? Language { get; init; }

    /// <summary>What else is to be known of it, one sentence each.</summary>
    public IReadOnlyList<string> Asides { get; init; } = [];
}

/// <param name="Url">The place of the quote, or the article, on the web; null when it has none.</param>
/// <param name="Provenance">Publisher, date with its basis, paragraph.</param>
public sealed record CardSource(string Title, Uri? Url, string Provenance)
{
    /// <summary>Its path in our own article reader, below the base path; null where it is no article.</summary>
    public string? Path { get; init; }

    /// <summary>The page that the article came from, at the quote; null where it has none.</summary>
    public Uri? Original { get; init; }
}

/// <param name="Text">For those who do not see it.</param>
public sealed record ChatFile(string Name, string ContentType, byte[] Content, string Text);
