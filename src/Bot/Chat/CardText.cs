using System.Text;

namespace Bot.Chat;

/// <summary>A whole card as plain text: what a message cannot hold goes along as a file.</summary>
internal static class CardText
{
    internal static string Of(Card card)
    {
        var text = new StringBuilder();
        Paragraph(text, card.Title);
        foreach (var line in card.Lead)
            Paragraph(text, $"{line.Text} {line.Marks}".TrimEnd());
        Paragraph(text, card.Heading);
        foreach (var entry in card.Entries)
        {
            Paragraph(text, entry.Heading);
            var lines = new[]
            {
                $"{entry.Mark} {(entry.Value is { } value ? $"{value.Text} {value.Marks}" : "")}".Trim(),
                entry.Quote is { } quote ? $"“{quote}”" : null,
                $"{entry.Source.Title} · {entry.Source.Provenance}",
                entry.Source.Url?.AbsoluteUri,
            };
            Paragraph(text, string.Join('\n', lines.Concat(entry.Asides).Where(line => !string.IsNullOrEmpty(line))));
        }

        foreach (var note in card.Notes)
            Paragraph(text, note);
        Paragraph(text, card.Footer);
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void Paragraph(StringBuilder text, string? paragraph)
    {
        if (!string.IsNullOrEmpty(paragraph))
            text.Append(paragraph).Append("\n\n");
    }
}
