using System.Diagnostics;
using Bot.Answers;
using Bot.Moderation;
using Bot.Telemetry;

namespace Bot.Chat;

/// <summary>
/// The one door of the chats: what comes in is held to the limits, then to as many at once as the machine can work on, so that acknowledging others never waits.
/// What breaks is caught here, once.
/// </summary>
internal sealed partial class ChatDesk(
    ChatLimits limits, ChannelSettings settings, PressedTurns pressed, ChatQuestions questions, ChatChecks checks, ChatFigures figures, ChatSources sources, ChatSharing sharing, ChatRatings ratings,
    ChatSettingsCommand settingsCommand, ChatCorpus corpus, ChatFeedback feedback, ChatForgetMe forgetMe, ChatModerators moderators, AuditLog audit, TelemetryOptions telemetry, TimeProvider time, ILogger<ChatDesk> logger) : IDisposable
{
    // One processor stays free for connections.
    private readonly SemaphoreSlim _working = new(Math.Max(1, Environment.ProcessorCount - 1));

    /// <summary>Said when something broke.</summary>
    internal static Card WentWrong => Card.Said("Something went wrong on our side. Please ask again.");

    /// <summary>
    /// Whether the one who asks alone shall see the reply. Platforms fix that with the acknowledgement, so it is told from what is in memory.
    /// </summary>
    /// <param name="isAsked">The person asked for it.</param>
    internal bool IsPrivate(ChatRequest request, ChatPlace place, bool isAsked) => request switch
    {
        ChatRequest.Share => false,
        ChatRequest.Ask or ChatRequest.Figures => isAsked || settings.Of(place).IsPrivate,
        _ => true,
    };

    internal bool IsModerator(ChatUser user) => moderators.May(user);

    internal Task<Card> HandleAsync(ChatCall call, CancellationToken cancellationToken) => HandleAsync(call, show: null, cancellationToken);

    /// <param name="show">Shows how far a longer work is, in the place of what was shown before; null where that cannot be shown.</param>
    internal async Task<Card> HandleAsync(ChatCall call, Func<Card, CancellationToken, Task>? show, CancellationToken cancellationToken)
    {
        using var measured = BotTelemetry.Question(call.Place.Platform, call.Request.Kind);
        if (limits.Refuse(call, out var wasTold) is { } reason)
        {
            measured.Outcome = "refused";
            return Card.Said(reason) with { IsRepeated = wasTold };
        }

        try
        {
            var card = call.Request.ForModerators is not { } task ? await AnswerAsync(call, cancellationToken)
                : moderators.May(call.User) ? await ModerateAsync(call, show, cancellationToken)
                : Deny(call, task);
            measured.Outcome = card switch
            {
                { IsRefused: true } => "refused",
                { IsNotFound: true } => "not found",
                { Turn: not null } => "found",
                _ => "done",
            };
            Tell(call, measured);
            return card with { Trace = measured.Context };
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogFailed(exception);
            return WentWrong;
        }
    }

    /// <summary>The platform did not take the card.</summary>
    internal void NotSent(Card card)
    {
        if (card.SharedFrom is { } turn)
            sharing.TakeBack(turn, card.Turn);
    }

    public void Dispose() => _working.Dispose();

    private async Task<Card> AnswerAsync(ChatCall call, CancellationToken cancellationToken)
    {
        // Who waits for a model keeps no processor from others.
        if (call.Request is ChatRequest.Ask ask)
            call = call with { Request = ask with { Meaning = await questions.ReadAsync(call, ask, cancellationToken) } };
        await _working.WaitAsync(cancellationToken);
        try
        {
            return call.Request is ChatRequest.Ask asked ? await questions.AskAsync(call, asked, cancellationToken) : Handle(call);
        }
        finally
        {
            _working.Release();
        }
    }

    private void Tell(ChatCall call, BotTelemetry.Measured measured)
    {
        if (call.Request is ChatRequest.Ask ask && telemetry.QuestionTexts)
        {
            measured.Describe("question", PlainText.OneLine(ask.Question));
            LogQuestion(call.Place.Platform, PlainText.OneLine(ask.Question), measured.Outcome, measured.Elapsed.TotalMilliseconds);
        }
        else
        {
            LogAnswered(call.Request.Kind, call.Place.Platform, measured.Outcome, measured.Elapsed.TotalMilliseconds);
        }
    }

    // A reload takes minutes, in which questions are answered.
    private Task<Card> ModerateAsync(ChatCall call, Func<Card, CancellationToken, Task>? show, CancellationToken cancellationToken) =>
        call.Request is ChatRequest.Corpus asked ? corpus.HandleAsync(call.Actor, asked.Action, show, cancellationToken) : Task.FromResult(Handle(call));

    private Card Deny(ChatCall call, string task)
    {
        LogDenied(call.User.Id, call.Place.Platform, call.Place.Channel);
        audit.Add(new AuditEntry(time.GetUtcNow(), call.Actor, call.Request.Audited, "denied", Before: null, After: null));
        return Card.Said(call.User.Remedy is { } remedy
            ? $"Only moderators may {task}. Ask who runs this bot to name you as one (Chat:Moderators, Chat:ModeratorRoles), or have the operator {remedy}."
            : $"Only moderators may {task}. Ask an administrator here; who runs this bot can name more of them (Chat:Moderators, Chat:ModeratorRoles).") with
        { IsRefused = true };
    }

    private Card Handle(ChatCall call) => call.Request switch
    {
        ChatRequest.Check asked => checks.Check(call, asked),
        ChatRequest.Figures asked => figures.Find(call, asked),
        ChatRequest.Sources asked => sources.Find(call, asked),
        ChatRequest.Help help => sources.Help(call, help),
        ChatRequest.More more => Open(call, more.Turn, turn => questions.More(turn, more.Page)),
        ChatRequest.Context context => Open(call, context.Turn, questions.Context),
        ChatRequest.MoreFigures more => Open(call, more.Turn, turn => figures.More(turn, more.Page)),
        ChatRequest.Share share => Open(call, share.Turn, turn => sharing.Share(call, turn)),
        ChatRequest.Rate rate => Open(call, rate.Turn, turn => ratings.Rate(turn, call.User, rate), mayBeOld: true),
        ChatRequest.Settings asked => settingsCommand.Change(call, asked),
        ChatRequest.Digest asked => feedback.Digest(asked),
        ChatRequest.OpenTurn asked => feedback.Open(asked),
        ChatRequest.ExportFeedback => feedback.Export(call),
        ChatRequest.ForgetMe asked => forgetMe.Forget(call, asked),
        ChatRequest.Say say => Card.Said(say.Text),
        _ => throw new UnreachableException(),
    };

    private Card Open(ChatCall call, string id, Func<ChatTurn, Card> answer, bool mayBeOld = false) =>
        pressed.Open(call, id, mayBeOld, answer);

    [LoggerMessage(LogLevel.Information, "User {User} is no moderator and was denied a command in {Platform} channel {Channel}")]
    private partial void LogDenied(string user, string platform, string channel);

    [LoggerMessage(LogLevel.Information, "{Kind} on {Platform}: {Outcome} in {Milliseconds:0.0} ms")]
    private partial void LogAnswered(string kind, string platform, string outcome, double milliseconds);

    [LoggerMessage(LogLevel.Information, "Asked on {Platform}: “{Question}”: {Outcome} in {Milliseconds:0.0} ms")]
    private partial void LogQuestion(string platform, string question, string outcome, double milliseconds);

    [LoggerMessage(LogLevel.Error, "A question was not answered")]
    private partial void LogFailed(Exception exception);
}
