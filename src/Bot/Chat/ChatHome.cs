using Bot.Core;

namespace Bot.Chat;

/// <summary>What the page of the bot tells, where a platform gives it one: how to ask, how fresh the corpus is, what changed lately.</summary>
internal sealed class ChatHome(Corpus corpus, ChannelSettings settings, CorpusChanges changes, SourceCards sources)
{
    private const int Newest = 5;
    private const int Changes = 3;

    /// <returns>The help first.</returns>
    internal IReadOnlyList<Card> Cards(string platform, ChatRequest.Help help)
    {
        // Everybody may open the page, so it tells what everybody may read.
        var scope = settings.Scope(new ChatPlace(platform, "", PlaceKind.Direct));
        var state = corpus.Current.StateOf(scope);
        List<Card> cards = [SourceCards.Help(state, help)];
        if (changes.Last(scope, Changes) is { Count: > 0 } last)
            cards.Add(new Card { Title = "Latest changes", Lead = [.. last.Select(change => new CardLine(change.Describe()))] });
        if (changes.Newest(scope, Newest) is { Count: > 0 } newest)
            cards.Add(sources.List(newest, 0, newest.Count, state, next: null) with { Title = "The newest articles", Footer = null });
        return cards;
    }
}
