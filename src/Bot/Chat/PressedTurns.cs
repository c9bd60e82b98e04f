using Bot.Core;

namespace Bot.Chat;

/// <summary>The turns whose buttons are pressed, when they may be opened: where they stand, by who may see them, while the corpus is the one that answered.</summary>
internal sealed class PressedTurns(ChatTurns turns, Corpus corpus, ChannelSettings settings)
{
    /// <param name="mayBeOld">Whatever the corpus is now, what is asked of the turn can be done.</param>
    /// <param name="problem">What to say when it may not be opened.</param>
    internal ChatTurn? Open(ChatCall call, string id, bool mayBeOld, out Card problem)
    {
        problem = Expired("This is too old: what its buttons need is no longer kept. Please ask again.");
        if (turns.Find(id) is not { } turn || turn.Place.Platform != call.Place.Platform || turn.Place.Channel != call.Place.Channel)
            return null;
        if (turn.IsPrivate && turn.User != call.User.Id)
            problem = Card.Said("This is private to the one who asked.");
        else if (!mayBeOld && turn.Corpus != corpus.Current.State.Version)
            problem = Expired($"This is of corpus {turn.Corpus}, and the articles were reloaded since. Please ask again.");
        else if (!mayBeOld && turn.Request.Scope != ChannelSettings.KeyOf(settings.Scope(turn.Place)))
            problem = Expired("The part of the articles that is open here was changed since. Please ask again.");
        else if (!mayBeOld && turn.Request.LostContext)
            problem = Expired("This went on from a question that was deleted since by who asked it. Please ask again.");
        else
            return turn;
        return null;
    }

    private static Card Expired(string text) => Card.Said(text) with { IsExpired = true };
}
