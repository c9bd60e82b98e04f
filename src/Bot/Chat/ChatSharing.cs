namespace Bot.Chat;

/// <summary>Makes what one person was answered in private public, once.</summary>
internal sealed class ChatSharing(ChatTurns turns, ChatQuestions questions, ChatFigures figures)
{
    internal Card Share(ChatCall call, ChatTurn turn)
    {
        if (!turn.IsPrivate)
            return Card.Said("This is public already.");
        // What was asked in private before it stays private.
        var shared = turn with { Id = ChatTurns.NewId(), IsPrivate = false, Request = turn.Request with { HidesContext = true } };
        var card = turn.Request.Figures is null ? questions.Show(shared) : figures.Show(shared);
        if (!turns.Share(turn.Id))
            return Card.Said("You shared this already.");
        turns.Add(shared);
        return card with { Notes = [.. card.Notes, $"Shared by {call.User.Name}."], SharedFrom = turn.Id };
    }

    /// <summary>It did not get out, so it may be shared again, and is private as before.</summary>
    internal void TakeBack(string sharedFrom, string? shared)
    {
        turns.Unshare(sharedFrom);
        if (shared is not null)
            turns.Remove(shared);
    }
}
