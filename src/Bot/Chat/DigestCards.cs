using System.Globalization;
using Bot.Answers;

namespace Bot.Chat;

/// <summary>A digest as a card, with a button for each question.</summary>
internal static class DigestCards
{
    private const int NotesShown = 3;

    internal static Card Of(Digest digest)
    {
        List<CardEntry> entries = [];
        List<CardButton> buttons = [];
        Add(digest.NotFound, "Questions that found nothing", "asked");
        Add(digest.Rejected, "Answers that were rated not helpful", "rated");
        return new Card
        {
            Title = $"Digest: {Day(digest.From)} to {Day(digest.To)}",
            Lead = [new CardLine(Counts(digest))],
            Entries = entries,
            Notes = [.. Notes(digest)],
            Buttons = buttons,
        };

        void Add(IReadOnlyList<DigestQuestion> questions, string heading, string deed)
        {
            foreach (var (i, question) in questions.Index())
            {
                var number = (entries.Count + 1).ToString(CultureInfo.InvariantCulture);
                entries.Add(Entry($"{number}.", question, deed) with { Heading = i == 0 ? heading : null });
                if (question.Turn is { } turn)
                    buttons.Add(new CardButton(CardButton.OpenName, turn, 0, $"Open {number}"));
            }
        }
    }

    /// <summary>The reason as people read it.</summary>
    internal static string Reason(string? name) => ChatRatings.Reasons.Where(known => known.Name == name).Select(known => known.Text).FirstOrDefault() ?? "no reason given";

    internal static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("MMM d, yyyy", CultureInfo.InvariantCulture);

    private static string Counts(Digest digest) =>
        (digest.Asked == 0 ? "Nothing was asked." : $"{Wording.Count(digest.Asked, "question")}: {Wording.Number(digest.Answered)} answered, {Wording.Number(digest.Asked - digest.Answered)} found nothing.")
        + (digest.Helpful + digest.NotHelpful == 0 ? "" : $" Answers were rated helpful {Times(digest.Helpful)}, not helpful {Times(digest.NotHelpful)}.");

    private static CardEntry Entry(string mark, DigestQuestion question, string deed)
    {
        var people = question.Times == 1 ? "" : question.People == 1 ? " by one person" : $" by {Wording.Number(question.People)} people";
        return new CardEntry(mark, Quote: null, new CardSource(Quoted(question.Text), Url: null, $"{deed} {Times(question.Times)}{people}, last on {Day(question.Last)}"))
        {
            Asides =
            [
                .. question.Reasons.Count > 0 ? new[] { string.Join(", ", question.Reasons.Select(reason => $"{Reason(reason.Name)}{(reason.Times == 1 ? "" : $" ({Wording.Number(reason.Times)})")}")) } : [],
                .. question.Notes.Take(NotesShown).Select(note => $"“{note}”"),
                .. question.Notes.Count > NotesShown ? new[] { $"{Wording.Count(question.Notes.Count - NotesShown, "more note")}: open it" } : [],
            ],
        };
    }

    private static string Quoted(string text) => text.Contains('“') ? text : $"“{text}”";

    private static IEnumerable<string> Notes(Digest digest)
    {
        if (digest.NotFoundLeft > 0)
            yield return $"{Wording.Count(digest.NotFoundLeft, "more question")} found nothing.";
        if (digest.RejectedLeft > 0)
            yield return $"Answers to {Wording.Count(digest.RejectedLeft, "more question")} were rated not helpful.";
        if (digest.NotFoundPrivate + digest.RejectedPrivate > 0)
        {
            var parts = new[]
            {
                digest.NotFoundPrivate == 0 ? null : $"{Wording.Count(digest.NotFoundPrivate, "private question")} found nothing",
                digest.RejectedPrivate == 0 ? null : $"{Wording.Count(digest.RejectedPrivate, "rating")} not helpful {(digest.RejectedPrivate == 1 ? "is" : "are")} of questions that are private or no longer kept",
            };
            yield return $"Counted above and not shown: {string.Join("; ", parts.OfType<string>())}.";
        }
    }

    private static string Times(int count) => count switch
    {
        1 => "once",
        2 => "twice",
        _ => $"{Wording.Number(count)} times",
    };
}
