using System.Diagnostics;
using Bot.Answers;
using Bot.Core;
using Bot.Core.Answers;
using Bot.Core.Articles;
using Bot.Models;

namespace Bot.Chat;

/// <summary>Questions, their follow-ups, and more of their answers.</summary>
internal sealed class ChatQuestions(Asking asking, Corpus corpus, ChatTurns turns, ChannelSettings settings, AnswerCards cards)
{
    private const int PassagesOfPage = 5;
    private const int PublishersTold = 10;

    /// <summary>Earlier turns that a follow-up is read with.</summary>
    private const int TurnsOfContext = 6;

    /// <summary>What models make of the question; null where there are none.</summary>
    internal async Task<QuestionMeaning?> ReadAsync(ChatCall call, ChatRequest.Ask asked, CancellationToken cancellationToken) => asking.Models.ReadsQuestions
        ? await asking.ReadAsync(AskerOf(call), asked.Question, ContextOf(turns.Before(call, asked.ReplyTo)), cancellationToken)
        : null;

    internal async Task<Card> AskAsync(ChatCall call, ChatRequest.Ask asked, CancellationToken cancellationToken)
    {
        var before = turns.Before(call, asked.ReplyTo);
        var scope = settings.Scope(call.Place);
        var request = new TurnRequest(asked.Filter ?? FilterOf(before, call, asked) ?? ArticleFilter.Everything, ContextOf(before)) { Scope = ChannelSettings.KeyOf(scope), Meaning = asked.Meaning };
        switch (await asking.AskAsync(asked.Question, request.Context, explain: false, request.Filter with { Within = scope }, request.Meaning, cancellationToken))
        {
            case Asked.Refused(var reason):
                return Card.Said(reason) with { IsRefused = true };
            case Asked.Answered(var answer, _):
                var turn = new ChatTurn(ChatTurns.NewId(), call.Place, call.User.Id, call.IsPrivate, asked.Question, (answer as Answer.Found)?.Text, request, answer.Corpus.Version) { IsFound = answer is Answer.Found };
                turns.Add(turn);
                var card = cards.Answer(turn, answer) with { Sequel = SequelOf(call, turn, answer) };
                return Publishers(request.Filter, scope) is { } publishers ? card.Changed(card => card with { Notes = [.. card.Notes, publishers] }) : card;
            default:
                throw new UnreachableException();
        }
    }

    /// <summary>The quotes are there at once; a model tells them in its words, as far as that holds.</summary>
    private CardSequel? SequelOf(ChatCall call, ChatTurn turn, Answer answer) => answer is not Answer.Found || asking.Models.Composer is null
        ? null
        : async (tell, cancellationToken) =>
        {
            var composition = await asking.ComposeAsync(AskerOf(call), turn.Text, turn.Request.Context, answer, ShowSoFar, cancellationToken);
            if (composition is Composition.Composed(var composed, var told))
            {
                turns.Tell(turn.Id, composed.Text, told);
                return new SequelEnd(cards.Answer(turn, composed), IsNews: true);
            }

            var card = cards.Answer(turn, answer);
            return composition is Composition.Kept { Note: { } note } ? new SequelEnd(card with { Notes = [.. card.Notes, note] }, IsNews: false, note) : new SequelEnd(card, IsNews: false);

            void ShowSoFar(Answer.Found sofar) => tell(() => cards.Answer(turn, sofar));
        };

    /// <summary>The answer of a turn, once more.</summary>
    internal Card Show(ChatTurn turn) => cards.Answer(turn, Again(turn));

    internal Card More(ChatTurn turn, int page)
    {
        var answer = Again(turn);
        var passages = ShownPassages.More(answer);
        var shown = passages.Skip(page * PassagesOfPage).Take(PassagesOfPage).ToList();
        return shown.Count == 0
            ? Card.Said("There are no more passages.")
            : cards.Passages(turn, shown, page, passages.Count - (page * PassagesOfPage) - shown.Count, answer);
    }

    internal Card Context(ChatTurn turn) => cards.Surroundings(turn, Again(turn));

    // The same question to the same part of the same version has the same answer, so only the question is kept, and what models made of it.
    private Answer Again(ChatTurn turn)
    {
        var request = turn.Request;
        var asked = asking.Ask(turn.Text, request.Context, filter: request.Filter with { Within = settings.Scope(turn.Place) }, meaning: request.Meaning);
        if (asked is not Asked.Answered(var answer, _))
            throw new UnreachableException("A question that was answered is refused now.");
        return request.Told is { } told && answer is Answer.Found found ? Composer.Retell(new Question(turn.Text) { Context = request.Context }, found, told) ?? answer : answer;
    }

    /// <summary>Said where no article is of the publisher that was asked for.</summary>
    private string? Publishers(ArticleFilter filter, ArticleFilter scope)
    {
        if (filter.Publisher is not { } asked || corpus.Current.PublishersOf(scope) is not { Count: > 0 } known || known.Any(publisher => publisher.Name.Equals(asked, StringComparison.OrdinalIgnoreCase)))
            return null;
        return $"Publishers here: {string.Join(", ", known.Take(PublishersTold).Select(publisher => $"“{PlainText.OneLine(publisher.Name)}”"))}{Wording.More(known.Count, PublishersTold)}.";
    }

    /// <summary>
    /// Who replies means the articles that were asked; in a thread that is so for the one who limited them. A filter that no article passes was a mistake, and would leave every
    /// further question without an answer.
    /// </summary>
    private ArticleFilter? FilterOf(ChatTurn? before, ChatCall call, ChatRequest.Ask asked) =>
        before is not null && (asked.ReplyTo is not null || before.User == call.User.Id) && corpus.Current.Articles.Any(before.Request.Filter.Admits) ? before.Request.Filter : null;

    private static List<Turn> ContextOf(ChatTurn? before) => before is null
        ? []
        : [.. (before.Request.HidesContext ? [] : before.Request.Context).TakeLast(TurnsOfContext - 1), new Turn(before.Text, before.Answer)];

    /// <summary>Whose budget of the models it takes.</summary>
    internal static string AskerOf(ChatCall call) => call.User.Budget ?? $"{call.Place.Platform} {call.User.Id}";
}
