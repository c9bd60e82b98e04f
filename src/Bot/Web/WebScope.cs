using Bot.Chat;
using Bot.Core;
using Bot.Core.Answers;
using Bot.Core.Articles;

namespace Bot.Web;

/// <summary>The part of the corpus that the pages speak of: what everybody may read who asks on the page.</summary>
internal sealed class WebScope(Corpus corpus, ChannelSettings settings)
{
    internal static readonly ChatPlace Place = new(WebChat.Platform, "", PlaceKind.Direct);

    internal ArticleFilter Filter => settings.Scope(Place);

    /// <summary>Of this part of it.</summary>
    internal CorpusState State => Snapshot.StateOf(Filter);

    internal CorpusSnapshot Snapshot => corpus.Current;
}
