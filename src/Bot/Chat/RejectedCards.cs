using System.Globalization;
using System.Text;
using Bot.Answers;
using Bot.Core.Answers;
using Bot.Core.Articles;

namespace Bot.Chat;

/// <summary>Which files are not read, and why.</summary>
internal static class RejectedCards
{
    private const int FilesOfPage = 10;

    internal static Card Of(IReadOnlyList<RejectedFile> rejected, int page, CorpusState corpus)
    {
        var first = page * FilesOfPage;
        var shown = rejected.Skip(first).Take(FilesOfPage).ToList();
        if (shown.Count == 0)
            return Card.Said(rejected.Count == 0 ? "No file is rejected: all are articles." : "There are no more rejected files.");
        var left = rejected.Count - first - shown.Count;
        return new Card
        {
            Title = $"{Wording.Count(rejected.Count, "file")} rejected",
            Entries =
            [
                .. shown.Select((file, i) => new CardEntry(
                    string.Create(CultureInfo.InvariantCulture, $"{first + i + 1}."), Quote: null, new CardSource(PlainText.OneLine(file.File), Url: null, Reason(file)))),
            ],
            Footer = Wording.Freshness(corpus),
            Buttons = left > 0 ? [new CardButton(CardButton.RejectedName, "", page + 1, $"More files ({Wording.Number(left)})")] : [],
            Files = rejected.Count <= FilesOfPage || page > 0
                ? []
                : [new ChatFile("rejected.txt", "text/plain", Encoding.UTF8.GetBytes(string.Concat(rejected.Select(file => $"{PlainText.OneLine(file.Reason)}\n"))), "All rejected files, each with its reason.")],
        };
    }

    // The reason begins with the file, which stands before it.
    private static string Reason(RejectedFile file)
    {
        var reason = PlainText.OneLine(file.Reason);
        var name = $"{PlainText.OneLine(file.File)}: ";
        return reason.StartsWith(name, StringComparison.Ordinal) ? reason[name.Length..] : reason;
    }
}
