using System.Globalization;
using Bot.Answers;
using Bot.Core.Answers;
using Bot.Core.Articles;

namespace Bot.Chat;

/// <summary>Lists of articles, one article, and the help as cards.</summary>
internal sealed class SourceCards(SourceLinks links)
{
    /// <param name="first">The place of the first one in the whole list, from 0.</param>
    /// <param name="count">Of the whole list; null when there are more than are shown and how many is not known.</param>
    internal Card List(IReadOnlyList<Article> shown, int first, int? count, CorpusState corpus, CardButton? next) => new()
    {
        Title = count is { } all ? Wording.Count(all, "article") : $"The first {Wording.Number(shown.Count)} articles of that name: type more of it to find others",
        Entries = [.. shown.Select((article, i) => new CardEntry(string.Create(CultureInfo.InvariantCulture, $"{first + i + 1}."), Quote: null, links.Of(article)))],
        Footer = Wording.Freshness(corpus),
        Buttons = next is null ? [] : [next],
    };

    internal Card One(Article article, int passages, int figures, CorpusState corpus) => new()
    {
        Title = Wording.Title(article),
        Entries = [new CardEntry("", Quote: null, links.Of(article))],
        Notes =
        [
            .. new[]
            {
                $"{Wording.Count(passages, "passage")}, {Wording.Count(figures, "figure")}, language {article.Language}, file {article.File}.",
                article.Tags.Count == 0 ? null : $"Tags: {string.Join(", ", article.Tags.Select(PlainText.OneLine))}.",
                article.IsGarbled ? "The text quality of this article is low: read it with care." : null,
            }.OfType<string>(),
        ],
        Footer = Wording.Freshness(corpus),
    };

    internal static Card Help(CorpusState corpus, ChatRequest.Help help) => new()
    {
        Title = "Answers from your own articles, word for word",
        Lead =
        [
            new CardLine("/ask question: quotes that answer it, each with its article, publisher, date and paragraph. Narrow it by publisher and by date (2016, 2016-08 or 2016-08-30); private shows the answer to you alone, until you share it."),
            new CardLine("/figures topic year: the numbers the articles give, by the year they speak of, with the sentence that proves each; as a chart or for a spreadsheet if you like. “all” as the year is every year."),
            new CardLine("/sources: which articles there are."),
            new CardLine(help.ReadsThreads
                ? "Or mention me, or write me a direct message. In a thread that I answered in, just go on asking: no new mention is needed."
                : "Or mention me, or write me a direct message. To go on from an answer, reply to it (in its thread, if it has one) and mention me: a follow-up is read together with what was asked before."),
            new CardLine("When the articles do not answer, I say so and show the closest passages. I never make anything up: what is quoted is what is stored."),
        ],
        Notes = help.Note.Length > 0 ? [help.Note] : [],
        Footer = Wording.Freshness(corpus),
    };
}
