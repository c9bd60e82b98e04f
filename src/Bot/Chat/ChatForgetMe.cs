using System.Text.Json;
using Bot.Answers;
using Bot.Core;

namespace Bot.Chat;

/// <summary>Deletes what is kept of one person, when that person asks for it and says so again.</summary>
internal sealed class ChatForgetMe(ChatDatabase database, Asking asking)
{
    private const string Own = "platform = @platform AND \"user\" = @user";

    /// <summary>Ratings of before the platform was kept with them are of who has the id.</summary>
    private const string OwnRating = "\"user\" = @user AND (platform = @platform OR platform IS NULL)";

    internal Card Forget(ChatCall call, ChatRequest.ForgetMe asked)
    {
        (string, object?)[] who = [("@platform", call.Place.Platform), ("@user", call.User.Id)];
        var questions = Count($"SELECT COUNT(*) FROM turn WHERE {Own}");
        var ratings = Count($"SELECT COUNT(*) FROM rating WHERE {OwnRating}");
        if (!asked.IsConfirmed)
        {
            return questions + ratings == 0
                ? Nothing
                : new Card
                {
                    Lead = [new CardLine($"This deletes {What(questions, ratings)}{(ratings == 0 ? "" : ratings == 1 ? ", with its note" : ", with their notes")}. The buttons of these answers stop working. It cannot be undone.")],
                    Notes = [Stays],
                    Buttons = [new CardButton(CardButton.ForgetName, "", 0, "Delete them")],
                };
        }

        database.Erase(writer =>
        {
            // Counted again, since something may have been asked meanwhile.
            ForgetContext(writer, who);
            questions = writer.Write($"DELETE FROM turn WHERE {Own}", who);
            ratings = writer.Write($"DELETE FROM rating WHERE {OwnRating}", who);
            writer.Write(ChatTurns.ForgetRatedQuestions);
        });
        // A budget that is shared tells nothing of one person.
        if (call.User.Budget is null)
            asking.Models.Ledger?.Forget(ChatQuestions.AskerOf(call));
        return questions + ratings == 0 ? Nothing : new Card { Lead = [new CardLine($"Deleted: {What(questions, ratings)}.")], Notes = [Stays] };

        int Count(string sql) => database.Read(sql, row => row.GetInt32(0), who)[0];
    }

    private const string Stays =
        "What stays: messages that a chat itself keeps, so delete yours there; what others asked; how much of a language model you used today, until the day after tomorrow; and the audit of what moderators did to the articles and settings, so that it is known who changed what.";

    /// <summary>What others asked in a conversation is kept with the questions before it, which may be this person's.</summary>
    private static void ForgetContext(DatabaseWriter writer, (string, object?)[] who)
    {
        var own = writer.Read($"SELECT DISTINCT text FROM turn WHERE {Own}", row => row.GetString(0), who).ToHashSet(StringComparer.Ordinal);
        if (own.Count == 0)
            return;
        var changed = writer
            .Read("SELECT id, request FROM turn WHERE platform = @platform AND \"user\" <> @user", row => (Id: row.GetString(0), Request: JsonSerializer.Deserialize(row.GetString(1), ChatJson.Default.TurnRequest)), who)
            .Where(turn => turn.Request?.Context.Any(before => own.Contains(before.Question)) == true);
        writer.WriteEach("UPDATE turn SET request = @request WHERE id = @id", changed, turn => [("@id", turn.Id), ("@request", JsonSerializer.Serialize(Without(turn.Request!, own), ChatJson.Default.TurnRequest))]); // by the filter before
    }

    private static TurnRequest Without(TurnRequest request, HashSet<string> own) =>
        request with { Context = [.. request.Context.Where(before => !own.Contains(before.Question))], Meaning = null, Told = null, LostContext = true };

    private static Card Nothing => new() { Lead = [new CardLine("Nothing that you asked or rated is kept.")], Notes = [Stays] };

    private static string What(int questions, int ratings) => (questions, ratings) switch
    {
        (_, 0) => $"{Wording.Count(questions, "question")} of yours",
        (0, _) => $"{Wording.Count(ratings, "rating")} of yours",
        _ => $"{Wording.Count(questions, "question")} of yours and {Wording.Count(ratings, "rating")}",
    };
}
