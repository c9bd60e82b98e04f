namespace Bot.Chat;

/// <param name="Id">The same whenever and however often it is delivered.</param>
/// <param name="Kind">Who works on it: "discord message".</param>
/// <param name="Payload">All that is needed to work on it again.</param>
internal sealed record ChatEvent(string Id, string Kind, string Payload);

/// <summary>Which events the chats brought, so that each is worked on once, and none is lost with the process that took it.</summary>
internal interface IEventJournal
{
    /// <summary>What is taken survives the process, so that the platform is told only then that it came.</summary>
    bool Survives { get; }

    /// <summary>Works on it, unless another process did or does.</summary>
    /// <param name="payload">Of the <see cref="ChatEvent"/>, asked for where it is kept.</param>
    /// <param name="taken">Called when it cannot be lost any more, also where another process has it.</param>
    Task DoAsync(string id, string kind, Func<string> payload, Func<Task> work, CancellationToken cancellationToken, Func<Task>? taken = null);
}

/// <summary>There is no other process: what comes twice is known in memory, and what is lost with the process is lost.</summary>
internal sealed class OwnJournal : IEventJournal
{
    public bool Survives => false;

    public async Task DoAsync(string id, string kind, Func<string> payload, Func<Task> work, CancellationToken cancellationToken, Func<Task>? taken = null)
    {
        if (taken is not null)
            await taken();
        await work();
    }
}

/// <summary>Works on events that a process took which died.</summary>
internal interface IEventTaker
{
    /// <summary>The kinds of events that it takes.</summary>
    IReadOnlyList<string> Kinds { get; }

    /// <summary>As at the first time; what of that was sent already is not sent again where the platform lets that be known.</summary>
    Task AgainAsync(ChatEvent taken, CancellationToken cancellationToken);
}
