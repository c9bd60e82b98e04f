using System.Diagnostics;
using Bot.Answers;
using Bot.Core;
using Bot.Core.Answers;
using Bot.Core.Articles;

namespace Bot.Chat;

/// <summary>Questions, their follow-ups, and the buttons of their answers.</summary>
internal sealed class ChatQuestions(Asking asking, Corpus corpus, ChatTurns turns, ChatRatings ratings, ChannelSettings settings, AnswerCards cards)
{
    private const int PassagesOfPage = 5;

    /// <summary>Earlier turns that a follow-up is read with.</summary>
    private const int TurnsOfContext = 6;

    internal Card Ask(ChatCall call, ChatRequest.Ask asked)
    {
        var before = turns.Before(call, asked.ReplyTo);
        var request = new TurnRequest(asked.Filter ?? before?.Request.Filter ?? ArticleFilter.Everything, ContextOf(before));
        switch (Ask(asked.Question, request, call.Place))
        {
            case Asked.Refused(var reason):
                return Card.Said(reason);
            case Asked.Answered(var answer, _):
                return cards.Answer(Keep(call, asked.Question, request, answer), answer);
            default:
                throw new UnreachableException();
        }
    }

    internal Card More(ChatCall call, ChatRequest.More more)
    {
        if (turns.Open(call, more.Turn, corpus.Current.State.Version, out var problem) is not { } turn)
            return problem;
        var answer = Again(turn);
        var passages = ShownPassages.More(answer);
        var shown = passages.Skip(more.Page * PassagesOfPage).Take(PassagesOfPage).ToList();
        return shown.Count == 0
            ? Card.Said("There are no more passages.")
            : cards.Passages(turn, shown, more.Page, passages.Count - (more.Page * PassagesOfPage) - shown.Count, answer.Corpus);
    }

    internal Card Context(ChatCall call, ChatRequest.Context context) =>
        turns.Open(call, context.Turn, corpus.Current.State.Version, out var problem) is { } turn ? cards.Surroundings(turn, Again(turn)) : problem;

    internal Card Share(ChatCall call, ChatRequest.Share share)
    {
        if (turns.Open(call, share.Turn, corpus.Current.State.Version, out var problem) is not { } turn)
            return problem;
        var answer = Again(turn);
        return cards.Answer(Keep(call with { IsPrivate = false }, turn.Text, turn.Request with { HidesContext = true }, answer), answer, call.User.Name);
    }

    internal Card Rate(ChatCall call, ChatRequest.Rate rate)
    {
        // Whatever the corpus is now, what is said of the answer stays true.
        if (turns.Open(call, rate.Turn, version: null, out var problem) is not { } turn)
            return problem;
        ratings.Save(turn, call.User.Id, rate.IsHelpful, rate.Reason, PlainText.OneLine(rate.Note ?? "") is { Length: > 0 } note ? note : null);
        return Card.Said(rate.IsHelpful ? "Thank you, noted: helpful." : "Thank you, noted: not helpful. Those who look after the articles can read why.");
    }

    private Asked Ask(string question, TurnRequest request, ChatPlace place) =>
        asking.Ask(question, request.Context, filter: request.Filter with { Within = settings.Scope(place) });

    private ChatTurn Keep(ChatCall call, string question, TurnRequest request, Answer answer)
    {
        var turn = new ChatTurn(ChatTurns.NewId(), call.Place, call.User.Id, call.IsPrivate, question, (answer as Answer.Found)?.Text, request, answer.Corpus.Version);
        turns.Add(turn);
        return turn;
    }

    // The same question to the same version has the same answer, so only the question is kept.
    private Answer Again(ChatTurn turn) => Ask(turn.Text, turn.Request, turn.Place) switch
    {
        Asked.Answered(var answer, _) => answer,
        _ => throw new UnreachableException("A question that was answered is refused now."),
    };

    private static List<Turn> ContextOf(ChatTurn? before) => before is null
        ? []
        : [.. (before.Request.HidesContext ? [] : before.Request.Context).TakeLast(TurnsOfContext - 1), new Turn(before.Text, before.Answer)];
}
