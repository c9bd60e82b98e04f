using System.Diagnostics;

namespace Bot.Chat;

/// <summary>
/// The one door of the chats: what comes in is held to the limits, then to as many at once as the machine can work on, so that acknowledging others never waits.
/// </summary>
internal sealed class ChatDesk(ChatLimits limits, ChatQuestions questions, ChatFigures figures, ChatSources sources, ChatSettings settings) : IDisposable
{
    // One processor stays free for connections.
    private readonly SemaphoreSlim _working = new(Math.Max(1, Environment.ProcessorCount - 1));

    internal async Task<Card> HandleAsync(ChatCall call, CancellationToken cancellationToken)
    {
        if (limits.Refuse(call) is { } reason)
            return Card.Said(reason);

        await _working.WaitAsync(cancellationToken);
        try
        {
            return Handle(call);
        }
        finally
        {
            _working.Release();
        }
    }

    public void Dispose() => _working.Dispose();

    private Card Handle(ChatCall call) => call.Request switch
    {
        ChatRequest.Ask ask => questions.Ask(call, ask),
        ChatRequest.More more => questions.More(call, more),
        ChatRequest.Context context => questions.Context(call, context),
        ChatRequest.Share share => questions.Share(call, share),
        ChatRequest.Rate rate => questions.Rate(call, rate),
        ChatRequest.Figures asked => figures.Find(call, asked),
        ChatRequest.MoreFigures more => figures.More(call, more),
        ChatRequest.Sources asked => sources.Find(call, asked),
        ChatRequest.Settings asked => settings.Change(call, asked),
        ChatRequest.Help help => sources.Help(call, help.ReadsThreads),
        _ => throw new UnreachableException(),
    };
}
