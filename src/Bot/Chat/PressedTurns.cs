using Bot.Core;

namespace Bot.Chat;

/// <summary>The turns whose buttons are pressed, when they may be opened: where they stand, by who may see them, while the corpus is the one that answered.</summary>
internal sealed class PressedTurns(ChatTurns turns, Corpus corpus, ChannelSettings settings)
{
    /// <param name="mayBeOld">Whatever the corpus is now, what is asked of the turn can be done.</param>
    /// <returns>What to say when it may not be opened, too.</returns>
    internal Card Open(ChatCall call, string id, bool mayBeOld, Func<ChatTurn, Card> answer)
    {
        if (turns.Find(id) is not { } turn || turn.Place.Platform != call.Place.Platform || turn.Place.Channel != call.Place.Channel)
            return Expired("This is too old: what its buttons need is no longer kept. Please ask again.");
        if (turn.IsPrivate && turn.User != call.User.Id)
            return Card.Said("This is private to the one who asked.");
        if (mayBeOld)
            return answer(turn);
        if (Problem(turn) is { } problem)
            return problem;
        var card = answer(turn);
        // Another version may have come into use meanwhile, and answered with something else.
        return Problem(turn) ?? card;
    }

    private Card? Problem(ChatTurn turn) =>
        turn.Corpus != corpus.Current.State.Version ? Expired($"This is of corpus {turn.Corpus}, and the articles were reloaded since. Please ask again.")
        : turn.Request.Scope != ChannelSettings.KeyOf(settings.Scope(turn.Place)) ? Expired("The part of the articles that is open here was changed since. Please ask again.")
        : turn.Request.LostContext ? Expired("This went on from a question that was deleted since by who asked it. Please ask again.")
        : null;

    private static Card Expired(string text) => Card.Said(text) with { IsExpired = true };
}
