using System.Security.Cryptography;
using System.Text;
using Bot.Answers;
using Bot.Core;
using Bot.Core.Articles;

namespace Bot.Chat;

/// <summary>Which articles a place is answered from.</summary>
internal sealed class ChatSources(Corpus corpus, ChannelSettings settings, SourceCards cards)
{
    private const int ArticlesOfPage = 10;

    /// <summary>A name of the article that fits into the 100 characters of a suggestion: its file, or a hash of it.</summary>
    internal static string Key(Article article) =>
        article.File.Length <= 100 ? article.File : "key:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(article.File)));

    internal Card Find(ChatCall call, ChatRequest.Sources asked)
    {
        var snapshot = corpus.Current;
        var scope = settings.Scope(call.Place);
        var state = snapshot.StateOf(scope);
        if (string.IsNullOrWhiteSpace(asked.Article))
        {
            var (first, page) = (asked.Page * ArticlesOfPage, snapshot.Articles.Where(scope.Admits).Skip(asked.Page * ArticlesOfPage).Take(ArticlesOfPage).ToList());
            var left = state.Articles - first - page.Count;
            var next = left > 0 ? new CardButton(CardButton.SourcesName, "", asked.Page + 1, $"More articles ({Wording.Number(left)})") : null;
            return cards.List(page, first, state.Articles, state, next);
        }

        var found = snapshot.Articles.Where(article => scope.Admits(article) && Key(article) == asked.Article).Take(1).ToList();
        if (found.Count == 0)
            found = [.. snapshot.FindArticles(asked.Article, ArticlesOfPage + 1, scope)];
        return found switch
        {
            [] => Card.Said($"There is no article named “{PlainText.OneLine(asked.Article)}” here. Leave the name out for a list."),
            [var one] => One(snapshot, one),
            { Count: > ArticlesOfPage } => cards.List(found[..ArticlesOfPage], 0, null, state, next: null),
            _ => cards.List(found, 0, found.Count, state, next: null),
        };

        Card One(CorpusSnapshot snapshot, Article article)
        {
            var place = snapshot.PlaceOf(article)!.Value; // it was found in it
            return cards.One(article, snapshot.PassagesOf(place), snapshot.FiguresOf(place), state);
        }
    }

    internal Card Help(ChatCall call, ChatRequest.Help help) => SourceCards.Help(corpus.Current.StateOf(settings.Scope(call.Place)), help);
}
