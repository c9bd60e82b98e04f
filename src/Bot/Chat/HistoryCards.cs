using System.Globalization;
using Bot.Answers;
using Bot.Moderation;

namespace Bot.Chat;

/// <summary>The audit, entry by entry.</summary>
internal static class HistoryCards
{
    internal const int EntriesOfPage = 10;

    /// <param name="entries">Of the page, and one more where there is a further page.</param>
    internal static Card Of(IReadOnlyList<AuditEntry> entries, int page)
    {
        var first = page * EntriesOfPage;
        if (entries.Count == 0)
            return Card.Said(page == 0 ? "Nothing has been done yet." : "There is nothing before that.");
        return new Card
        {
            Title = page == 0 ? "Who did what, the latest first" : string.Create(CultureInfo.InvariantCulture, $"Who did what, from {first + 1} on"),
            Entries =
            [
                .. entries.Take(EntriesOfPage).Select((entry, i) => new CardEntry(
                    string.Create(CultureInfo.InvariantCulture, $"{first + i + 1}."),
                    Quote: null,
                    new CardSource(PlainText.OneLine(entry.What), Url: null, string.Join(" · ", new[] { Result(entry), Who(entry.By), CorpusCards.Moment(entry.Time) }.Where(part => part.Length > 0))))),
            ],
            Buttons = entries.Count > EntriesOfPage ? [new CardButton(CardButton.HistoryName, "", page + 1, "Before that")] : [],
        };
    }

    /// <summary>"mona: reload, done (9c964b9306 → 90cd1b2a3f)".</summary>
    internal static string Line(AuditEntry entry) => $"{Who(entry.By)}: {CutText.Of(PlainText.OneLine(entry.What), 200)}, {Result(entry)}";

    internal static string Who(Actor actor) => (actor.Platform, PlainText.OneLine(actor.Name)) switch
    {
        ("discord" or "slack", { Length: > 0 } name) => $"{name} ({(actor.Platform == "discord" ? "Discord" : "Slack")})",
        ("web", { Length: > 0 } name) => $"{name} (web)",
        ("web", _) => "A moderator on the web",
        ("terminal", { Length: > 0 } name) => $"{name} (terminal)",
        ("terminal", _) => "Someone at the terminal",
        ("start", _) => "The start of the bot",
        ("watch", _) => "The watch of the folder",
        ("feed", var name) => $"A feed {name}".TrimEnd(),
        var (platform, name) => name.Length > 0 ? name : platform,
    };

    private static string Result(AuditEntry entry) =>
        CutText.Of(PlainText.OneLine(entry.Result), 200) + (entry.Before, entry.After) switch
        {
            (null, null) => "",
            ({ } before, null) => $" (corpus {before})",
            (null, { } after) => $" (corpus {after})",
            var (before, after) => before == after ? $" (corpus {after})" : $" ({before} → {after})",
        };
}
