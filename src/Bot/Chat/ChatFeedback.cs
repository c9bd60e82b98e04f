using Bot.Answers;
using Bot.Moderation;

namespace Bot.Chat;

/// <summary>What moderators see of questions and ratings.</summary>
internal sealed class ChatFeedback(ChatDigest digest, FeedbackExport export, OpenedQuestions opened, AuditLog audit, TimeProvider time)
{
    internal Card Digest(ChatRequest.Digest asked) => DigestCards.Of(digest.OfLast(asked.Days, time.GetUtcNow()));

    internal Card Open(ChatRequest.OpenTurn asked) => opened.Open(asked.Turn);

    internal Card Export(ChatCall call)
    {
        var (csv, ratings, notFound) = export.Csv();
        audit.Add(new AuditEntry(time.GetUtcNow(), call.Actor, call.Request.Audited, "done", Before: null, After: null));
        var summary = $"{Wording.Count(ratings, "rating")}, and {Wording.Count(notFound, "question")} that found nothing";
        return Card.Said($"{summary}, one row each, for a spreadsheet. What was asked in private is left empty.") with { Files = [new ChatFile("feedback.csv", "text/csv", csv, $"{summary}.")] };
    }
}
