using System.Diagnostics;
using Bot.Answers;
using Bot.Core;
using Bot.Core.Articles;

namespace Bot.Chat;

/// <summary>Messages that somebody wrote, beside what the articles say. Nothing of them is kept: who wrote them did not write to the bot.</summary>
internal sealed class ChatChecks(Asking asking, Corpus corpus, ChannelSettings settings, CheckCards cards)
{
    /// <summary>What people choose from the menu of a message, on every platform.</summary>
    internal const string Name = "Check against the corpus";

    internal Card Check(ChatCall call, ChatRequest.Check asked)
    {
        var scope = ArticleFilter.Everything with { Within = settings.Scope(call.Place) };
        return asking.Check(asked.Text, scope) switch
        {
            Checked.Refused(var reason) => Card.Said(reason),
            Checked.Done { Claims: [] } => Card.Said(CheckWording.NoClaim),
            Checked.Done done => cards.Of(done, corpus.Current.StateOf(scope)),
            _ => throw new UnreachableException(),
        };
    }
}
