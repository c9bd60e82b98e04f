using System.Diagnostics;
using System.Globalization;
using Bot.Answers;
using Bot.Core.Answers;
using Bot.Core.Articles;
using Bot.Figures;

namespace Bot.Chat;

/// <summary>Answers, passages and their surroundings as cards.</summary>
internal sealed class AnswerCards(SourceLinks links)
{
    internal Card Answer(ChatTurn turn, Answer answer)
    {
        var more = ShownPassages.More(answer).Count;
        var found = answer as Answer.Found;
        return new Card
        {
            Title = PlainText.OneLine(turn.Text),
            Lead = [.. Lead(answer)],
            Heading = answer is Answer.NotFound { Closest.Count: > 0 } ? "The closest passages" : null,
            Entries = [.. ShownPassages.First(answer).Select(citation => Entry(citation, answer.Corpus, answer.Language))],
            Notes =
            [
                .. new[]
                {
                    turn.Request.HidesContext ? null : Wording.ReadAs(answer),
                    Wording.Corrections(answer),
                    found is null ? null : Wording.Difference(found),
                    found is null ? null : Wording.Unanswered(found),
                    found is null ? null : Wording.Told(found),
                    turn.Request.Filter.Describe() is { Length: > 0 } limits ? $"Only articles {limits} were asked." : null,
                }.OfType<string>(),
            ],
            Footer = Wording.Freshness(answer.Corpus),
            Buttons = [.. Buttons(turn, more, answer)],
            Turn = turn.Id,
            IsNotFound = found is null,
        };
    }

    internal Card Passages(ChatTurn turn, IReadOnlyList<Citation> shown, int page, int left, Answer answer) => new()
    {
        Title = $"More passages: {PlainText.OneLine(turn.Text)}",
        Entries = [.. shown.Select(citation => Entry(citation, answer.Corpus, answer.Language))],
        Footer = Wording.Freshness(answer.Corpus),
        Buttons = left > 0 ? [More(turn, page + 1, left)] : [],
    };

    internal Card Surroundings(ChatTurn turn, Answer answer) => new()
    {
        Title = $"Around the quotes: {PlainText.OneLine(turn.Text)}",
        Entries =
        [
            .. from citation in ShownPassages.First(answer)
               let around = SurroundingParagraphs.Of(citation.Article, citation.Span)
               select Entry(citation, answer.Corpus, answer.Language) with { Quote = string.Join("\n\n", around.All.Select(span => citation.Article.Text.Substring(span.Start, span.Length))) },
        ],
        Footer = Wording.Freshness(answer.Corpus),
    };

    private static IEnumerable<CardLine> Lead(Answer answer)
    {
        switch (answer)
        {
            case Answer.Found found:
                if (found.Figure is { } figure)
                    yield return new CardLine(FigureWording.Answering(figure.Figure), Mark(figure.Citation), IsStrong: true);
                foreach (var sentence in found.Sentences)
                    yield return new CardLine(PlainText.Clean(sentence.Text), string.Join(' ', sentence.Citations.Select(Mark)));
                break;
            case Answer.NotFound notFound:
                yield return new CardLine(PlainText.Clean(Wording.NotFound(notFound)));
                break;
            default:
                throw new UnreachableException();
        }
    }

    private static IEnumerable<CardButton> Buttons(ChatTurn turn, int more, Answer answer)
    {
        if (more > 0)
            yield return More(turn, 0, more);
        if (ShownPassages.First(answer).Count > 0)
            yield return new CardButton(CardButton.ContextName, turn.Id, 0, "Context");
        foreach (var button in CardButton.OfEvery(turn))
            yield return button;
    }

    private static CardButton More(ChatTurn turn, int page, int left) => new(CardButton.MoreName, turn.Id, page, $"More passages ({Wording.Number(left)})");

    /// <param name="asked">The language of the question; null when it is not known.</param>
    internal CardEntry Entry(Citation citation, CorpusState corpus, string? asked = null) => new(
        Mark(citation.Number),
        PlainText.Clean(citation.Quote),
        links.Of(citation, corpus))
    {
        Language = citation.Article.Language,
        Asides =
        [
            .. new[]
            {
                Wording.OtherLanguage(citation.Article, asked),
                citation.AlsoIn.Count == 0
                    ? null
                    : $"Also in: {string.Join(", ", citation.AlsoIn.Take(Wording.CopiesShown).Select(other => Wording.Title(other.Article)))}{Wording.MoreCopies(citation.AlsoIn.Count)}",
                citation.Article.IsGarbled ? Wording.LowQuality : null,
            }.OfType<string>(),
        ],
    };

    internal static string Mark(int number) => string.Create(CultureInfo.InvariantCulture, $"[{number}]");
}
