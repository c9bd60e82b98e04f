using System.Text.Json.Nodes;
using Bot.Chat;
using Bot.Tests.Running;

namespace Bot.Tests.Scenarios;

/// <summary>People in a chat of one platform: what they do there, and what they see of the bot.</summary>
internal interface IChat : IAsyncDisposable
{
    IStandIn StandIn { get; }

    /// <summary>What the settings of the scene are called in the section of this platform.</summary>
    JsonObject Settings { get; }

    Member Alice { get; }

    Member Bob { get; }

    /// <summary>She manages the place; the platform says so.</summary>
    Member Mona { get; }

    Spot General { get; }

    Spot Random { get; }

    /// <summary>Ways in which the platform cuts the line of a bot and brings it what it missed; each ends when the bot is back.</summary>
    IReadOnlyList<Func<CancellationToken, Task>> Cuts { get; }

    Spot Direct(Member person);

    /// <summary>Another bot.</summary>
    Member AddMachine(string name);

    /// <summary>The thread under a message; people open it where there is none.</summary>
    Spot ThreadUnder(Posted message);

    /// <summary>
    /// Uses a command with its fields filled in, in whatever way this platform has for that. Fails with <see cref="TimeoutException"/> when the platform
    /// itself tells the person that the bot did not respond.
    /// </summary>
    Task<SeenAnswer> CommandAsync(Member person, Spot place, string command, IReadOnlyList<(string Name, object Value)> fields, CancellationToken cancellationToken);

    /// <summary>Uses an action of /corpus, and gives the first that is seen of it, wherever it stands: how far it is, or what came of it.</summary>
    Task<SeenAnswer> BeginAsync(Member person, Spot place, string action, IReadOnlyList<(string Name, object Value)> fields, CancellationToken cancellationToken);

    /// <summary>Adds a file to the corpus, in the way the platform has for that.</summary>
    Task<SeenAnswer> BeginAddingAsync(Member person, Spot place, string name, byte[] content, CancellationToken cancellationToken);

    /// <summary>What came of it, once nothing runs any more.</summary>
    Task<SeenAnswer> EndAsync(SeenAnswer begun, CancellationToken cancellationToken);

    /// <summary>Types into a field of a command; an action of /corpus stands behind it.</summary>
    Task<IReadOnlyList<ChatSuggestion>> SuggestAsync(Member person, Spot place, string command, string field, string typed, CancellationToken cancellationToken);

    /// <param name="toBot">The bot is addressed as people do it there: by a mention, or by replying to its message.</param>
    /// <param name="under">The message that is answered: by a reply, or in its thread.</param>
    Posted Say(Member person, Spot place, string text, bool toBot, Posted? under);

    /// <summary>The next message of the bot where it answers this one, each once.</summary>
    Task<SeenAnswer> NextAsync(Posted asked, CancellationToken cancellationToken);

    /// <summary>The next message of the bot in a channel that answers nobody.</summary>
    Task<SeenAnswer> NextPostAsync(Spot place, CancellationToken cancellationToken);

    /// <summary>The reply to a press; a person presses only what that person sees.</summary>
    Task<SeenAnswer> PressAsync(Member person, SeenAnswer answer, string button, CancellationToken cancellationToken);

    /// <summary>Presses "not helpful" and sends the form that it opens; what is null is left empty.</summary>
    Task<SeenAnswer> RejectAsync(Member person, SeenAnswer answer, string? reason, string? note, CancellationToken cancellationToken);

    /// <summary>Has a message checked against the corpus, by the menu of the message.</summary>
    Task<SeenAnswer> CheckAsync(Member person, Posted message, CancellationToken cancellationToken);

    /// <summary>The files that come with an answer, when there are so many.</summary>
    Task<IReadOnlyList<SeenFile>> FilesAsync(SeenAnswer answer, int count, CancellationToken cancellationToken);

    /// <summary>What the message said before, the first first.</summary>
    IReadOnlyList<SeenAnswer> Before(SeenAnswer answer);

    /// <summary>The answer as it stands now.</summary>
    SeenAnswer Look(SeenAnswer answer);

    /// <summary>Everything of the bot that a person can see: in channels and threads, in the own direct messages, and what is shown to nobody else.</summary>
    IReadOnlyList<SeenAnswer> SeenBy(Member person);
}
