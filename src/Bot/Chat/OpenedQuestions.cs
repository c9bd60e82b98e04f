using System.Globalization;
using Bot.Answers;

namespace Bot.Chat;

/// <summary>A question as moderators open it: when and where it was asked, what the articles answer now, what people thought of it.</summary>
internal sealed class OpenedQuestions(ChatTurns turns, ChatRatings ratings, ChatQuestions questions, ChatFigures figures, ChatOptions options)
{
    private const int RatingsShown = 20;

    internal Card Open(string id)
    {
        if (turns.Find(id) is not { } turn)
            return Card.Said($"This question is no longer kept: conversations are deleted after {Wording.Count(options.KeepDays, "day")} (Chat:KeepDays), or when the one who asked wants it.");
        if (turn.IsConfidential)
            return Card.Said("This question was asked in private, so it is counted and not shown.");

        var card = turn.Request.Figures is null ? questions.Show(turn) : figures.Show(turn with { Request = turn.Request with { Chart = false, Csv = false } });
        return card with
        {
            Title = ChatDigest.TextOf(turn.Text, turn.Request),
            Notes = [.. card.Notes, Asked(turn), .. FollowsUp(turn), .. Ratings(turn)],
            // Their buttons belong where it was asked.
            Buttons = [],
            Turn = null,
        };
    }

    private string Asked(ChatTurn turn) =>
        $"Asked{(turns.TimeOf(turn.Id) is { } time ? $" on {time.UtcDateTime.ToString("MMM d, yyyy, HH:mm", CultureInfo.InvariantCulture)} UTC" : "")} in {turn.Place.Platform} "
        + $"channel {turn.Place.Parent ?? turn.Place.Channel}, of corpus {turn.Corpus}. Above is what the articles answer there now.";

    private static IEnumerable<string> FollowsUp(ChatTurn turn)
    {
        if (turn.Request is { HidesContext: false, Context: [.., var before] })
            yield return $"It went on from “{PlainText.OneLine(before.Question)}”.";
    }

    private IEnumerable<string> Ratings(ChatTurn turn)
    {
        var all = ratings.Of(turn.Id);
        foreach (var rating in all.Take(RatingsShown))
            yield return (rating.IsHelpful ? "Rated helpful." : $"Rated not helpful: {DigestCards.Reason(rating.Reason)}.") + (rating.Note is { } note ? $" “{note}”" : "");
        if (all.Count > RatingsShown)
            yield return $"{Wording.Count(all.Count - RatingsShown, "more rating")}.";
    }
}
