using Bot.Core;

namespace Bot.Chat;

/// <summary>What the page of the bot tells, where a platform gives it one: how to ask, how fresh the corpus is, what changed lately.</summary>
internal sealed class ChatHome(Corpus corpus, ChannelSettings settings, SourceCards sources)
{
    private const int Newest = 5;

    /// <param name="readsThreads">Follow-ups in a thread need no mention.</param>
    internal IReadOnlyList<Card> Cards(string platform, bool readsThreads)
    {
        // Everybody may open the page, so it tells what everybody may read.
        var scope = settings.Scope(new ChatPlace(platform, "", PlaceKind.Direct));
        var snapshot = corpus.Current;
        var state = snapshot.StateOf(scope);
        var newest = snapshot.Articles.Where(scope.Admits).Where(article => article.Published is not null).OrderByDescending(article => article.Published!.Latest).Take(Newest).ToList(); // not null by the filter
        List<Card> cards = [SourceCards.Help(state, readsThreads)];
        if (newest.Count > 0)
            cards.Add(sources.List(newest, 0, newest.Count, state, next: null) with { Title = "The newest articles", Footer = null });
        return cards;
    }
}
